import type { Day } from '#core/day';
import { ownValue } from '#core/ownValue';
import type { Scope } from '#core/permission';
import {
  STATISTICS_BY,
  type Statistics,
  type StatisticsBy,
  statisticsOn,
  TALLY_FIGURES,
  type Tally,
} from '#core/statistics';
import type { Db } from '#db/open';
import { listAreaNames, listCounted } from '#db/statistics';
import { formatDay, formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import type { Lang } from '#web/lang.ts';
import type { NamedTally, StatisticsView } from '#web/pages/office/StatisticsPage.tsx';
import { registerText } from '#web/text/register.ts';
import { statisticsText } from '#web/text/statistics.ts';
import { groupName } from '../export/registerTable.ts';
import { atOnce, type FileCell, type FileTable } from '../export/table.ts';

type Namer = (key: string) => string;

function namers(lang: Lang, areaNames: ReadonlyMap<string, string>): Record<StatisticsBy, Namer> {
  const [text, register] = [statisticsText(lang), registerText(lang)];
  const kinds: Readonly<Record<string, string>> = register.kinds;
  return {
    star: (star) => fill(text.stars, { star }),
    group: (group) => groupName(register, group),
    kind: (kind) => ownValue(kinds, kind) ?? kind,
    area: (id) => areaNames.get(id) ?? text.noArea,
  };
}

/** Stars from five down; everything else by how many are in force. */
function ordered(by: StatisticsBy, rows: NamedTally[]): NamedTally[] {
  if (by === 'star') return rows.sort((a, b) => b.key.localeCompare(a.key));
  return rows.sort(
    (a, b) => b.tally.inForce - a.tally.inForce || b.tally.ever - a.tally.ever || (a.name < b.name ? -1 : 1),
  );
}

function named(by: StatisticsBy, tallies: ReadonlyMap<string, Tally>, name: Namer): NamedTally[] {
  return ordered(
    by,
    [...tallies].map(([key, tally]) => ({ key, name: name(key), tally })),
  );
}

const NONE: Tally = { ever: 0, inForce: 0, ending: 0, lapsed: 0, withdrawn: 0 };

/** All three stars always: that there is no product of five is a figure too. */
function everyStar(tallies: ReadonlyMap<string, Tally>): ReadonlyMap<string, Tally> {
  return new Map(['5', '4', '3'].map((star) => [star, tallies.get(star) ?? NONE]));
}

/** The statistics of what a scope sees on a day, every figure under its name. */
export async function readStatistics(
  db: Db,
  scope: Scope,
  day: Day,
  lang: Lang,
): Promise<Omit<StatisticsView, 'mayExport'>> {
  const { by, total, waiting }: Statistics = statisticsOn(await listCounted(db, scope), day);
  const name = namers(lang, await listAreaNames(db, scope));
  const part = (one: StatisticsBy) => named(one, one === 'star' ? everyStar(by.star) : by[one], name[one]);
  return {
    ...{ day, total, waiting },
    by: { star: part('star'), group: part('group'), area: part('area'), kind: part('kind') },
  };
}

function cellsOf(tally: Tally): FileCell[] {
  return TALLY_FIGURES.map((figure) => tally[figure]);
}

/** The same figures as a file's table, said as of which day. */
export function statisticsTable(
  { day, total, by }: Pick<StatisticsView, 'day' | 'total' | 'by'>,
  lang: Lang,
  at: number,
): FileTable {
  const text = statisticsText(lang);
  const rows = STATISTICS_BY.flatMap((one) =>
    by[one].map(({ name, tally }) => [text.under[one], name, ...cellsOf(tally)]),
  );
  return {
    above: [text.file.title, fill(text.file.asOf, { day: formatDay(day), at: formatInstant(at) })],
    headings: [text.file.what, text.file.value, ...TALLY_FIGURES.map((figure) => text.figures[figure])],
    rows: atOnce([[text.total, text.total, ...cellsOf(total)], ...rows]),
  };
}
