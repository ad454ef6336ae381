import type { Day } from '#core/day';
import { formatDay, formatInstant } from '../../dates.ts';
import { formatDecimal } from '../../decimals.ts';
import { fill } from '../../fill.ts';
import { ProvinceMap } from '../../parts/ProvinceMap.tsx';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { DayChart } from '../../parts/portal/DayChart.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { signalsText } from '../../text/signals.ts';
import type { Lang } from '../../text.ts';

/** How a province came to be known: by a network's line, or told by a shopper of their own will. */
export const SCAN_PLACE_WAYS = ['line', 'told'] as const;

/** One province with the visitors of it; the figure of fewer than 5 is nobody's business. */
export interface ScanPlace {
  readonly code: string;
  readonly name: string;
  readonly visitors: number;
  readonly by: readonly (typeof SCAN_PLACE_WAYS)[number][];
}

/** A scanned stamp of the same batch. */
export interface NeighbourStamp {
  readonly name: string;
  /** Its own signal, where it has one. */
  readonly signalId: string | null;
  readonly scans: number;
  readonly score: number;
  readonly level: string;
  readonly lastAt: number;
}

/** What scans left on record of a stamp and of those beside it. */
export interface SignalSights {
  readonly scans: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly places: readonly ScanPlace[];
  readonly days: readonly { readonly day: Day; readonly scans: number }[];
  readonly neighbours: readonly NeighbourStamp[];
}

interface SightsProps {
  readonly frame: PortalFrame;
  readonly sights: SignalSights;
}

/** Cells under this many people are not counted out. */
const FEWEST = 5;

/** On the map and in a table: the provinces where scans are known to be from. */
export function ScanPlaces({ frame: { lang }, sights: { places } }: SightsProps) {
  const text = signalsText(lang);
  const words = ({ visitors }: ScanPlace) => (visitors < FEWEST ? text.fewer : formatNumber(lang, visitors));
  const cells = places.map((place) => ({
    code: place.code,
    name: place.name,
    // A small cell is drawn as large as any other small one.
    count: Math.max(FEWEST, place.visitors),
    words: words(place),
  }));
  return (
    <Card title={text.where}>
      <p class="hint">{text.whereLead}</p>
      <div class="columns">
        <ProvinceMap label={text.whereLabel} cells={cells} />
        <Table
          caption={text.where}
          columns={[
            { label: text.province, head: true, cell: ({ name }) => name },
            { label: text.placeBy, cell: ({ by }) => by.map((way) => text.placeWays[way]).join('; ') },
            { label: text.visitors, number: true, cell: words },
          ]}
          rows={places}
          rowKey={({ code }) => code}
          empty={text.whereNone}
        />
      </div>
      <p class="hint">{text.mapCredit}</p>
    </Card>
  );
}

/** The first day, the last, and the one with the most looks, in words under the bars. */
function daysSaid(lang: Lang, days: SignalSights['days']): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return '';
  const most = days.reduce((top, one) => (one.scans > top.scans ? one : top), first);
  return fill(signalsText(lang).whenSaid, {
    ...{ first: formatDay(first.day), last: formatDay(last.day), on: formatDay(most.day) },
    most: formatNumber(lang, most.scans),
  });
}

/** The looks of each day: drawn, and in words for whoever opens them. */
export function ScanDays({ frame: { lang }, sights: { days } }: SightsProps) {
  const text = signalsText(lang);
  if (days.length === 0) return null;
  return (
    <Card title={text.when}>
      <DayChart days={days} label={text.whenLabel} />
      <p class="hint">{daysSaid(lang, days)}</p>
      <details>
        <summary>{text.whenLabel}</summary>
        <ul>
          {days.map(({ day, scans }) => (
            <li key={day}>{`${formatDay(day)}: ${formatNumber(lang, scans)}`}</li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

/** Other scanned stamps of the batch: a sheet copied as a whole shows here. */
export function Neighbours({ frame: { lang }, sights: { neighbours } }: SightsProps) {
  const text = signalsText(lang);
  return (
    <Card title={text.neighbours}>
      {neighbours.length === 0 ? (
        <Empty>{text.neighboursNone}</Empty>
      ) : (
        <p>{fill(text.neighboursLead, { count: formatNumber(lang, neighbours.length) })}</p>
      )}
      {neighbours.length > 0 && (
        <Table
          caption={text.neighbours}
          columns={[
            {
              label: text.stamp,
              head: true,
              cell: ({ name, signalId }) =>
                signalId ? (
                  <a class="id" href={`/office/signals/${signalId}`}>
                    {name}
                  </a>
                ) : (
                  <span class="id">{name}</span>
                ),
            },
            { label: text.scans, number: true, cell: ({ scans }) => formatNumber(lang, scans) },
            { label: text.score, number: true, cell: ({ score }) => formatDecimal(lang, score) },
            {
              label: text.level,
              cell: ({ level }) =>
                level === 'watch' || level === 'alarm' ? (
                  <Badge tone={level === 'alarm' ? 'warning' : 'notice'}>{text.levels[level]}</Badge>
                ) : (
                  '–'
                ),
            },
            { label: text.lastScan, cell: ({ lastAt }) => formatInstant(lastAt) },
          ]}
          rows={neighbours}
          rowKey={({ name }) => name}
          empty={text.neighboursNone}
        />
      )}
    </Card>
  );
}
