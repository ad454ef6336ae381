import { formatPrintedId } from '#core/stampId';
import { HEADLINES, type Headline } from '#core/verdict';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { inspectionsText } from '../../text/inspections.ts';
import { type Lang, textOf } from '../../text.ts';
import type { InspectionShown, StampShown } from './inspectionShown.ts';

/** An answer's first line, and how it looks. */
function Answer({ lang, headline }: { readonly lang: Lang; readonly headline: Headline }) {
  const tone = HEADLINES.find((row) => row.headline === headline)?.tone ?? 'neutral';
  return <Badge tone={tone}>{textOf(lang).headlines[headline].title}</Badge>;
}

/** Headlines by which a phone says no more than the register: its data was older, or only the seal was looked at. */
const SAYS_LESS: readonly Headline[] = ['signed-only', 'record'];

function PhoneSaid({ lang, stamp }: { readonly lang: Lang; readonly stamp: StampShown }) {
  const text = inspectionsText(lang);
  const { headline, asOf, bundleVersion, onRecord } = stamp;
  const data = bundleVersion === null ? text.signedOnly : fill(text.dataAt, { at: formatInstant(asOf) });
  return (
    <>
      <Answer lang={lang} headline={headline} />{' '}
      {headline !== onRecord && !SAYS_LESS.includes(headline) && <b class="soft">{text.differs} </b>}
      <div class="hint">{`${formatInstant(stamp.at)}; ${data}`}</div>
    </>
  );
}

function StampCell({ lang, stamp }: { readonly lang: Lang; readonly stamp: StampShown }) {
  const text = inspectionsText(lang);
  const { looks, batchId } = stamp;
  const printed = formatPrintedId(stamp.stamp);
  const seen = looks && {
    looks: formatNumber(lang, looks.looks),
    phones: formatNumber(lang, looks.phones),
    first: formatInstant(looks.firstAt),
    last: formatInstant(looks.lastAt),
  };
  return (
    <span>
      <span class="whole">{batchId ? <a href={`/office/batches/${batchId}`}>{printed}</a> : printed}</span>
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
        rows={stamps}
        rowKey={({ stamp }) => stamp}
        empty={text.stampsEmpty}
        columns={[
          { label: text.stamp, head: true, cell: (stamp) => <StampCell lang={lang} stamp={stamp} /> },
          {
            label: text.product,
            cell: ({ product, producer }) =>
              product ? (
                <span>
                  <a href={`/office/products/${product.id}`}>{product.name}</a>
                  <div class="hint">{producer}</div>
                </span>
              ) : (
                '–'
              ),
          },
          { label: text.phoneSaid, cell: (stamp) => <PhoneSaid lang={lang} stamp={stamp} /> },
          { label: text.registerThen, cell: ({ onRecord }) => <Answer lang={lang} headline={onRecord} /> },
          { label: text.registerToday, cell: ({ today }) => <Answer lang={lang} headline={today} /> },
        ]}
      />
    </Card>
  );
}
