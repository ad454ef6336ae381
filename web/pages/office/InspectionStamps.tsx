import { formatPrintedId } from '#core/stampId';
import { HEADLINES, type Headline } from '#core/verdict';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { IdRange } from '../../parts/portal/IdRange.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { inspectionsText } from '../../text/inspections.ts';
import { type Lang, textOf } from '../../text.ts';
import type { InspectionShown } from './inspectionShown.ts';
import { runsOf, type StampRun } from './stampRuns.ts';

/** An answer's first line, and how it looks. */
function Answer({ lang, headline }: { readonly lang: Lang; readonly headline: Headline }) {
  const tone = HEADLINES.find((row) => row.headline === headline)?.tone ?? 'neutral';
  return <Badge tone={tone}>{textOf(lang).headlines[headline].title}</Badge>;
}

/** Headlines by which a phone says no more than the register: its data was older, or only the seal was looked at. */
const SAYS_LESS: readonly Headline[] = ['signed-only', 'record'];

/** When the first of some stamps was looked at, and the last. */
function timesOf({ stamps }: StampRun): string {
  const instants = stamps.map(({ at }) => at);
  const [from, to] = [Math.min(...instants), Math.max(...instants)].map(formatInstant);
  return from === to ? (from ?? '') : `${from} – ${to}`;
}

function PhoneSaid({ lang, run }: { readonly lang: Lang; readonly run: StampRun }) {
  const text = inspectionsText(lang);
  const { headline, asOf, bundleVersion, onRecord } = run.first;
  const data = bundleVersion === null ? text.signedOnly : fill(text.dataAt, { at: formatInstant(asOf) });
  return (
    <>
      <Answer lang={lang} headline={headline} />{' '}
      {headline !== onRecord && !SAYS_LESS.includes(headline) && <b class="soft">{text.differs} </b>}
      <div class="hint">{`${timesOf(run)}; ${data}`}</div>
    </>
  );
}

function StampCell({ lang, run }: { readonly lang: Lang; readonly run: StampRun }) {
  const text = inspectionsText(lang);
  const { looks, batchId } = run.first;
  const [first, last] = [formatPrintedId(run.first.stamp), formatPrintedId(run.last.stamp)];
  const printed = <IdRange first={first} last={last} />;
  const seen = looks && {
    looks: formatNumber(lang, looks.looks),
    phones: formatNumber(lang, looks.phones),
    first: formatInstant(looks.firstAt),
    last: formatInstant(looks.lastAt),
  };
  return (
    <span>
      {batchId ? <a href={`/office/batches/${batchId}`}>{printed}</a> : printed}
      {run.stamps.length > 1 && (
        <div class="hint">{fill(text.runOf, { count: formatNumber(lang, run.stamps.length) })}</div>
      )}
      {seen && <div class="hint">{fill(text.looks, seen)}</div>}
    </span>
  );
}

/** The stamps of an inspection: what the phone answered, what the register held then, and what it holds today. */
export function InspectionStamps({
  lang,
  inspection,
}: {
  readonly lang: Lang;
  readonly inspection: InspectionShown;
}) {
  const text = inspectionsText(lang);
  const { stamps, report } = inspection;
  const total = report.stamps.length;
  const counts = { shown: formatNumber(lang, stamps.length), total: formatNumber(lang, total) };
  return (
    <Card title={text.stampsTitle} id="stamps">
      {stamps.length > 0 && <p class="hint">{text.thenHint}</p>}
      {stamps.length < total && <p>{fill(text.stampsMore, counts)}</p>}
      <Table
        caption={text.stampsTitle}
        rows={runsOf(stamps)}
        rowKey={({ first }) => first.stamp}
        empty={text.stampsEmpty}
        columns={[
          { label: text.stamp, head: true, cell: (run) => <StampCell lang={lang} run={run} /> },
          {
            label: text.product,
            cell: ({ first: { product, producer } }) =>
              product ? (
                <span>
                  <a href={`/office/products/${product.id}`}>{product.name}</a>
                  <div class="hint">{producer}</div>
                </span>
              ) : (
                '–'
              ),
          },
          { label: text.phoneSaid, cell: (run) => <PhoneSaid lang={lang} run={run} /> },
          { label: text.registerThen, cell: ({ first }) => <Answer lang={lang} headline={first.onRecord} /> },
          { label: text.registerToday, cell: ({ first }) => <Answer lang={lang} headline={first.today} /> },
        ]}
      />
    </Card>
  );
}
