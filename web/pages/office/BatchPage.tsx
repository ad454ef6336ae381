import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import type { RecognitionStatus } from '#core/recognition';
import { actorName } from '../../actorName.ts';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { StatusBadge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { IdRange } from '../../parts/portal/IdRange.tsx';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import type { ShownPrintCount } from '../../parts/portal/PrintCounts.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { formatNumber } from '../../refusalText.ts';
import { formatScans } from '../../scans.ts';
import { pinsText } from '../../text/pins.ts';
import { stampsText } from '../../text/stamps.ts';
import { textOf } from '../../text.ts';
import { BatchPrints, type ShownPrint } from './BatchPrints.tsx';
import { StopLinks } from './BatchStops.tsx';
import type { StampFigures } from './StampsPage.tsx';

/** One act on stamps of a batch. */
export interface ShownAct {
  readonly id: string;
  readonly act: 'void' | 'recall' | 'spend' | 'activate';
  readonly cause: 'spoiled' | 'mistake' | 'leftover' | 'copied' | null;
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly proposalId: string | null;
}

/** All that the page of one batch shows. */
export interface BatchShown {
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  readonly at: number;
  readonly by: string;
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: { readonly id: string; readonly name: string };
  readonly lot: { readonly id: string; readonly number: string };
  readonly sample: boolean;
  readonly first: string;
  readonly last: string;
  readonly form: 'full' | 'mini';
  /** Stamps whose hidden PIN was used; null where they have none. */
  readonly pinsUsed: number | null;
  readonly gtin: string | null;
  readonly origin: string;
  readonly keyNumber: string;
  readonly star: Star;
  readonly recognition: {
    readonly from: Day;
    readonly to: Day;
    readonly statusToday: RecognitionStatus;
  } | null;
  readonly figures: StampFigures;
  readonly scanned: { readonly stamps: number; readonly scans: number };
  /** What inspectors' phones read of it. */
  readonly byPhones: { readonly stamps: number; readonly looks: number };
  readonly acts: readonly ShownAct[];
  readonly prints: readonly ShownPrint[];
  /** What print houses said they printed. */
  readonly printCounts: readonly ShownPrintCount[];
  readonly waiting: readonly { readonly id: string; readonly title: string }[];
  readonly events: readonly ShownEvent[];
}

interface BatchPageProps {
  readonly frame: PortalFrame;
  readonly batch: BatchShown;
}

function Issue({ frame, batch }: BatchPageProps) {
  const { lang } = frame;
  const text = stampsText(lang);
  const pins = pinsText(lang);
  const { recognition } = batch;
  const mayKeys = frame.person?.may.includes('key:see');
  return (
    <Card title={text.facts}>
      <Facts
        rows={[
          [text.product, <a href={`/office/products/${batch.product.id}`}>{batch.product.name}</a>],
          [text.producer, <a href={`/office/producers/${batch.producer.id}`}>{batch.producer.name}</a>],
          [text.lot, batch.lot.number],
          [text.when, formatInstant(batch.at)],
          [text.by, actorName(lang, batch.by)],
          [text.range, <IdRange first={batch.first} last={batch.last} />],
          [text.form, text.forms[batch.form]],
          [
            pins.fact,
            batch.pinsUsed === null ? null : fill(pins.used, { count: formatNumber(lang, batch.pinsUsed) }),
          ],
          [text.star, <Stars star={batch.star} shining text={textOf(lang)} />],
          [
            text.recognition,
            recognition &&
              fill(text.validity, { from: formatDay(recognition.from), to: formatDay(recognition.to) }),
          ],
          [text.today, recognition && <StatusBadge status={recognition.statusToday} />],
          [text.gtin, batch.gtin],
          [text.origin, batch.origin],
          [
            text.key,
            mayKeys ? <a href={`/office/keys/${batch.keyNumber}`}>{batch.keyNumber}</a> : batch.keyNumber,
          ],
        ]}
      />
    </Card>
  );
}

function Account({ frame: { lang }, batch }: BatchPageProps) {
  const text = stampsText(lang);
  const { figures, scanned } = batch;
  const shown: readonly (readonly [string, number | string | null])[] = [
    [text.issued, figures.issued],
    [text.printed, figures.printed],
    [text.spoiled, figures.spoiled],
    [text.voided, figures.voided],
    [text.recalled, figures.recalled],
    [text.handedOut, figures.handedOut],
    [text.left, figures.left],
    [text.scanned, formatScans(lang, scanned.stamps)],
    [text.scans, formatScans(lang, scanned.scans)],
    [text.readByPhones, batch.byPhones.stamps],
    [text.phoneLooks, batch.byPhones.looks],
  ];
  return (
    <section aria-label={text.counts}>
      <div class="figures">
        {shown.map(([label, value]) => (
          <div key={label}>
            <b class="figure">{typeof value === 'number' ? formatNumber(lang, value) : (value ?? '–')}</b>
            <span class="soft">{value === null ? `${label}: ${text.notCounted}` : label}</span>
          </div>
        ))}
      </div>
    </section>
  );
}

function Acts({ frame: { lang }, batch }: BatchPageProps) {
  const text = stampsText(lang);
  return (
    <Card title={text.acts}>
      <Table
        caption={text.acts}
        rows={batch.acts}
        rowKey={({ id }) => id}
        empty={text.noActs}
        columns={[
          {
            label: text.act,
            head: true,
            cell: ({ act, cause }) =>
              cause ? `${text.actNames[act]} (${text.causes[cause]})` : text.actNames[act],
          },
          {
            label: text.range,
            cell: ({ first, last }) => <IdRange first={first} last={last} />,
          },
          { label: text.quantity, number: true, cell: ({ count }) => formatNumber(lang, count) },
          { label: text.reason, cell: ({ reason }) => reason },
          { label: text.when, cell: ({ at, by }) => `${formatInstant(at)} · ${actorName(lang, by)}` },
          {
            label: text.proposal,
            cell: ({ proposalId }) =>
              proposalId && <a href={`/office/proposals/${proposalId}`}>{proposalId}</a>,
          },
        ]}
      />
    </Card>
  );
}

/** One batch: what was issued, when, by whom, on which recognition, and everything that became of it. */
export function BatchPage(props: BatchPageProps) {
  const { frame, batch } = props;
  const text = stampsText(frame.lang);
  return (
    <PortalShell
      frame={frame}
      title={fill(text.batchTitle, { batch: batch.name })}
      lead={`${batch.product.name} · ${batch.producer.name}`}
      up={{ path: '/office/stamps', label: text.up }}
      sample={batch.sample}
    >
      {batch.waiting.map(({ id, title }) => (
        <Notice key={id} tone="notice">
          <a href={`/office/proposals/${id}`}>{fill(text.waits, { title })}</a>
        </Notice>
      ))}
      <Account {...props} />
      <Issue {...props} />
      <Acts {...props} />
      {frame.person?.may.includes('stamps:prepare') && <StopLinks lang={frame.lang} batch={batch} />}
      <BatchPrints lang={frame.lang} prints={batch.prints} counts={batch.printCounts} />
      <Card title={text.events}>
        <EventList events={batch.events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
