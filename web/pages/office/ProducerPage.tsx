import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { isPerson, type ProducerKind } from '#core/producer';
import type { ProposalState } from '#core/proposal';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { type ShownStatus, StatusBadge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { producersText } from '../../text/producers.ts';
import type { Lang } from '../../text.ts';
import { Renaming, type Retry, Succession } from './ProducerChange.tsx';
import { type InvitationShown, People, type PersonShown } from './ProducerPeople.tsx';

/** A product as its producer's page lists it. */
export interface ProductListed {
  readonly id: string;
  readonly name: string;
  readonly star: Star | null;
  readonly status: ShownStatus;
  readonly validTo: Day | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A producer with all its page shows. */
export interface ProducerShown {
  readonly id: string;
  readonly name: string;
  readonly kind: ProducerKind;
  readonly taxCode: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly phonePublic: boolean;
  readonly sample: boolean;
  readonly areaName: string | null;
  readonly successor: Named | null;
  readonly predecessors: readonly Named[];
  readonly names: readonly { readonly name: string; readonly until: Day }[];
  readonly list: readonly ProductListed[];
  readonly people: readonly PersonShown[];
  readonly invitations: readonly InvitationShown[];
  readonly proposals: readonly {
    readonly id: string;
    readonly title: string;
    readonly state: ProposalState;
  }[];
  readonly events: readonly ShownEvent[];
}

interface ProducerPageProps {
  readonly frame: PortalFrame;
  readonly producer: ProducerShown;
  readonly retry?: Retry | undefined;
}

function links(named: readonly Named[]) {
  return named.map(({ id, name }, i) => (
    <span key={id}>
      {i > 0 && ', '}
      <a href={`/office/producers/${id}`}>{name}</a>
    </span>
  ));
}

function About({ frame, producer }: ProducerPageProps) {
  const text = producersText(frame.lang);
  const { kind, taxCode, email, phone, phonePublic, areaName, names, successor, predecessors } = producer;
  const shown = phonePublic ? text.isPublic : text.isPrivate;
  const former = names.map((one) => fill(text.nameUntil, { name: one.name, day: formatDay(one.until) }));
  return (
    <Card title={text.facts} id="about">
      {isPerson(kind) && <Notice tone="notice">{text.personal}</Notice>}
      <Facts
        rows={[
          [text.kind, text.kinds[kind]],
          [text.taxCode, taxCode],
          [text.email, email],
          [text.phone, phone === null ? null : `${phone} (${shown})`],
          [text.area, areaName ?? text.noArea],
          [text.names, former.join('; ') || null],
          [text.successor, successor ? links([successor]) : null],
          [text.predecessors, predecessors.length > 0 ? links(predecessors) : null],
        ]}
      />
    </Card>
  );
}

function productColumns(lang: Lang): Column<ProductListed>[] {
  const text = producersText(lang);
  return [
    {
      label: text.product,
      head: true,
      cell: ({ id, name }) => <a href={`/office/products/${id}`}>{name}</a>,
    },
    { label: text.stars, cell: ({ star }) => (star === null ? '–' : `${star}★`) },
    { label: text.status, cell: ({ status }) => <StatusBadge status={status} /> },
    { label: text.until, cell: ({ validTo }) => (validTo === null ? '–' : formatDay(validTo)) },
  ];
}

function Changes({ frame, producer, retry }: ProducerPageProps) {
  const may = frame.person?.may.includes('producer:write');
  if (!may) return null;
  const of = (form: Retry['form']) => (retry?.form === form ? retry : undefined);
  return (
    <>
      <Renaming lang={frame.lang} producer={producer} retry={of('renaming')} />
      {producer.successor === null && (
        <Succession lang={frame.lang} producer={producer} retry={of('succession')} />
      )}
    </>
  );
}

/** Where this person's invitations go: a clerk's to this producer's own door, an administrator's to the people's. */
function invitePath({ frame, producer }: ProducerPageProps): string | null {
  const may = frame.person?.may ?? [];
  if (may.includes('producer:write')) return `/office/producers/${producer.id}/invitations`;
  return may.includes('user:write') ? '/office/invitations' : null;
}

/** One producer: who it is, its products, its people, and what was done. */
export function ProducerPage(props: ProducerPageProps) {
  const { frame, producer } = props;
  const text = producersText(frame.lang);
  const edit = `/office/producers/${producer.id}/edit`;
  const may = frame.person?.may ?? [];
  return (
    <PortalShell
      frame={frame}
      title={producer.name}
      up={{ path: '/office/producers', label: text.up }}
      sample={producer.sample}
      actions={
        may.includes('producer:write') && (
          <ButtonLink href={edit} tone="quiet">
            {text.edit}
          </ButtonLink>
        )
      }
    >
      <About {...props} />
      <Card title={text.products} id="products">
        <Table
          caption={text.products}
          columns={productColumns(frame.lang)}
          rows={producer.list}
          rowKey={({ id }) => id}
          empty={text.productsEmpty}
        />
      </Card>
      <People lang={frame.lang} producer={producer} invitePath={invitePath(props)} retry={props.retry} />
      {producer.proposals.length > 0 && (
        <Card title={text.proposals} id="proposals">
          <ul>
            {producer.proposals.map(({ id, title, state }) => (
              <li key={id}>
                <a href={`/office/proposals/${id}`}>{title}</a> · {text.states[state]}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Changes {...props} />
      <Card title={text.events} id="events">
        <EventList events={producer.events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
