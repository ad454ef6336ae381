import type { Instant } from '#core/day';
import type { CountDifference } from '#core/printCount';
import { formatInstant } from '../../dates.ts';
import { sayDifference } from '../../printCount.ts';
import { formatNumber } from '../../refusalText.ts';
import { printHouseText } from '../../text/printHouse.ts';
import { Actor } from './Actor.tsx';
import { Badge } from './Badge.tsx';
import { useFrame } from './frame.ts';
import { Table } from './Table.tsx';

/** What a print house said once, and how it stands against its print. */
export interface ShownPrintCount {
  readonly id: string;
  readonly printId: string;
  readonly counted: number;
  readonly differences: readonly CountDifference[];
  readonly note: string | null;
  readonly at: Instant;
  readonly by: string;
}

function Answer({ differences }: ShownPrintCount) {
  const { lang } = useFrame();
  const { count: text } = printHouseText(lang);
  if (differences.length === 0) return <Badge tone="good">{text.agrees}</Badge>;
  const surplus = differences.some(({ what }) => what === 'surplus');
  return (
    <>
      <Badge tone={surplus ? 'danger' : 'warning'}>{text.differs}</Badge>{' '}
      {differences.map((one) => sayDifference(lang, one)).join('; ')}
    </>
  );
}

/** What was said before a later count: kept, and no alarm any more. */
function Older({ differences }: ShownPrintCount) {
  const { lang } = useFrame();
  const { count: text } = printHouseText(lang);
  const said = differences.map((one) => sayDifference(lang, one)).join('; ') || text.agrees;
  return (
    <span class="hint">
      {said} ({text.older})
    </span>
  );
}

/** Everything print houses said, the latest first: of each print that one stands. */
export function PrintCounts({ counts }: { readonly counts: readonly ShownPrintCount[] }) {
  const { lang } = useFrame();
  const { count: text } = printHouseText(lang);
  return (
    <Table
      caption={text.history}
      columns={[
        {
          label: text.counted,
          head: true,
          number: true,
          cell: ({ counted }) => formatNumber(lang, counted),
        },
        {
          label: text.answer,
          cell: (one) => (one.isOlder ? <Older {...one} /> : <Answer {...one} />),
        },
        { label: text.at, cell: ({ at }) => formatInstant(at) },
        { label: text.by, cell: ({ by }) => <Actor name={by} /> },
        { label: text.note, cell: ({ note }) => note ?? '' },
      ]}
      rows={counts.map((one) => ({
        ...one,
        isOlder: counts.find(({ printId }) => printId === one.printId) !== one,
      }))}
      rowKey={({ id }) => id}
      empty={text.none}
    />
  );
}
