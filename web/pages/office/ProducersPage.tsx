import { PRODUCER_KINDS, type ProducerKind } from '#core/producer';
import { Field, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { type Column, Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { producersText } from '../../text/producers.ts';
import type { Lang } from '../../text.ts';

/** A producer as the list shows it. */
export interface ProducerListed {
  readonly id: string;
  readonly name: string;
  readonly kind: ProducerKind;
  readonly taxCode: string | null;
  readonly areaName: string | null;
  readonly products: number;
  readonly successor: { readonly id: string; readonly name: string } | null;
}

interface ProducersPageProps {
  readonly frame: PortalFrame;
  readonly producers: readonly ProducerListed[];
  readonly asked: { readonly q: string; readonly kind: string };
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

/** Every kind of producer as a choice. */
export function kindOptions(lang: Lang) {
  const { kinds } = producersText(lang);
  return PRODUCER_KINDS.map((kind) => ({ value: kind, label: kinds[kind] }));
}

function columnsOf(lang: Lang): Column<ProducerListed>[] {
  const text = producersText(lang);
  return [
    {
      label: text.name,
      head: true,
      cell: ({ id, name, successor }) => (
        <>
          <a href={`/office/producers/${id}`}>{name}</a>
          {successor && <span class="hint">{` → ${successor.name}`}</span>}
        </>
      ),
    },
    { label: text.kind, cell: ({ kind }) => text.kinds[kind] },
    { label: text.taxCode, cell: ({ taxCode }) => taxCode ?? '–' },
    { label: text.area, cell: ({ areaName }) => areaName ?? text.noArea },
    { label: text.products, number: true, cell: ({ products }) => formatNumber(lang, products) },
  ];
}

/** Producers of one's area, found by name or tax code. */
export function ProducersPage({ frame, producers, asked, page, perPage, total }: ProducersPageProps) {
  const text = producersText(frame.lang);
  const isAsked = asked.q !== '' || asked.kind !== '';
  const href = (to: number) => `/office/producers?${new URLSearchParams({ ...asked, page: String(to) })}`;
  const may = frame.person?.may.includes('producer:write');
  return (
    <PortalShell
      frame={frame}
      title={text.title}
      lead={text.lead}
      actions={may && <ButtonLink href="/office/producers/new">{text.add}</ButtonLink>}
    >
      <Filters action="/office/producers" label={text.search}>
        <Field name="q" type="search" label={text.q} hint={text.qHint} value={asked.q} />
        <SelectField
          name="kind"
          label={text.kind}
          options={kindOptions(frame.lang)}
          value={asked.kind}
          empty={text.anyKind}
        />
        <Submit tone="quiet">{text.find}</Submit>
      </Filters>
      <Table
        caption={text.title}
        columns={columnsOf(frame.lang)}
        rows={producers}
        rowKey={({ id }) => id}
        empty={isAsked ? text.emptyFound : text.empty}
      />
      {total > perPage && <Pager page={page} perPage={perPage} total={total} href={href} />}
    </PortalShell>
  );
}
