import { formatDay } from '../../dates.ts';
import { citedWords, withdrawnWords } from '../../ended.ts';
import { fill } from '../../fill.ts';
import { StatusBadge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { EventList } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { StarHistory } from '../../parts/portal/StarHistory.tsx';
import { decisionWords, Timeline } from '../../parts/portal/Timeline.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { productsText } from '../../text/products.ts';
import { textOf } from '../../text.ts';
import { Certificates, Notices, Proposals, Rows, Variants } from './ProductParts.tsx';
import { Lots, Scans, StampsTable } from './ProductStamps.tsx';
import type { ProductShown } from './productShown.ts';

interface ProductPageProps {
  readonly frame: PortalFrame;
  readonly product: ProductShown;
  /** What was typed as the day, where it could not be read. */
  readonly typed?: string | undefined;
  readonly wrong?: Wrong | null | undefined;
}

/** A group's name in either catalogue. */
function groupName(text: ReturnType<typeof productsText>, group: string | null): string | null {
  return group === null ? null : ((text.groups as Readonly<Record<string, string>>)[group] ?? group);
}

function AsOf({ frame, product, typed, wrong }: ProductPageProps) {
  const text = productsText(frame.lang);
  const path = `/office/products/${product.id}`;
  return (
    <>
      <Filters action={path} label={text.asOf}>
        <Field
          name="asOf"
          type="date"
          label={text.asOf}
          hint={text.asOfHint}
          value={typed ?? (product.isToday ? '' : product.day)}
          wrong={wrong}
        />
        <Submit tone="quiet">{text.show}</Submit>
      </Filters>
      {!product.isToday && (
        <Notice tone="notice">
          {fill(text.asOfPast, { day: formatDay(product.day) })} <a href={path}>{text.toToday}</a>
        </Notice>
      )}
    </>
  );
}

function Standing({ frame, product }: ProductPageProps) {
  const { lang } = frame;
  const text = productsText(lang);
  const { current, status, daysLeft, producer, namesBefore } = product;
  const shining = status === 'in-force' || status === 'ending';
  const named = (one: { name: string; until: string }) =>
    fill(text.nameUntil, { name: one.name, day: formatDay(one.until as ProductShown['day']) });
  const withdrawal = current?.recognition.withdrawal;
  const end = current && formatDay(current.recognition.validTo);
  const until = current && [
    withdrawal && `${withdrawnWords(lang, withdrawal)} (${citedWords(lang, withdrawal)})`,
    withdrawal ? fill(text.termWas, { day: end }) : end,
    shining && daysLeft !== null && fill(text.daysLeft, { days: String(daysLeft) }),
    current.endAssumed && text.assumed,
  ];
  const now = producer.nameNow === null ? '' : ` (${fill(text.nameNow, { name: producer.nameNow })})`;
  return (
    <Card title={fill(text.standingOn, { day: formatDay(product.day) })} id="standing">
      <p class="standing">
        {current && <Stars star={current.recognition.star} shining={shining} text={textOf(lang)} />}{' '}
        <StatusBadge status={status} />
      </p>
      {!current && <Empty>{`${text.none} ${text.noneTodo}`}</Empty>}
      <Facts
        rows={[
          [withdrawal ? text.status : text.until, until ? until.filter(Boolean).join(' · ') : null],
          [text.byDecision, current ? decisionWords(lang, current.decision) : null],
          [text.producer, <a href={`/office/producers/${producer.id}`}>{`${producer.name}${now}`}</a>],
          [text.producerThen, current?.producerName ?? null],
          [text.namesBefore, namesBefore.map(named).join('; ') || null],
          [text.addressThen, current?.address ?? null],
          [text.addressNow, product.addressNow ?? text.unknown],
          [text.group, groupName(text, product.group)],
        ]}
      />
    </Card>
  );
}

/** The whole life of a product as of a day: what was decided, where it stands, its lots and stamps, who did what. */
export function ProductPage(props: ProductPageProps) {
  const { frame, product } = props;
  const { lang } = frame;
  const text = productsText(lang);
  const moment = new Date(product.instant).toISOString();
  const extract = `/office/products/${product.id}/extract.pdf?asOf=${encodeURIComponent(moment)}`;
  return (
    <PortalShell
      frame={frame}
      title={product.name}
      lead={text.lead}
      up={{ path: '/office/register', label: text.up }}
      sample={product.sample}
      actions={
        <ButtonLink href={extract} tone="quiet" download>
          {text.extract}
        </ButtonLink>
      }
    >
      <AsOf {...props} />
      {product.twins.map(({ id, name, producer }) => (
        <Notice key={id} tone="notice">
          <a href={`/office/products/${id}`}>{fill(text.twins, { name, producer })}</a>
        </Notice>
      ))}
      <Standing {...props} />
      <Rows lang={lang} product={product} />
      <Card title={text.life} id="life">
        <StarHistory spans={product.spans} day={product.day} />
        <Timeline steps={product.steps} />
      </Card>
      <Certificates lang={lang} product={product} />
      <StampsTable lang={lang} product={product} />
      <Lots lang={lang} product={product} />
      <Variants lang={lang} product={product} />
      <Scans lang={lang} product={product} />
      <Proposals lang={lang} product={product} />
      <Notices lang={lang} product={product} />
      <Card title={text.events} id="events">
        <EventList events={product.events} lang={lang} empty={text.eventsEmpty} />
      </Card>
    </PortalShell>
  );
}
