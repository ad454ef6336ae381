import type { ReportedStamp } from '#core/report';
import { formatPrintedId, keyNumberOf, serialOf } from '#core/stampId';
import type { Headline } from '#core/verdict';
import { formatInstant } from '#web/dates.ts';
import { fill } from '#web/fill.ts';
import { formatNumber } from '#web/refusalText.ts';
import { inspectionsText } from '#web/text/inspections.ts';
import { type Lang, textOf } from '#web/text.ts';
import type { Standing } from './registerStanding.ts';

/** A stamp of an inspection, and what the register held of it at its moment. */
export interface StampThen {
  readonly reported: ReportedStamp;
  readonly standing: Standing;
}

/** Ranges of serials in one line of the table; a line is never higher than a page. */
const RANGES_OF_LINE = 12;

/** Stamps of which the very same is told. */
function alike(stamps: readonly StampThen[]): StampThen[][] {
  const groups = new Map<string, StampThen[]>();
  const ordered = [...stamps].sort((a, b) => (a.reported.stamp < b.reported.stamp ? -1 : 1));
  for (const one of ordered) {
    const { headline, asOf, bundleVersion } = one.reported;
    const told = JSON.stringify([one.standing.batchId, one.standing.headline, headline, asOf, bundleVersion]);
    const group = groups.get(told) ?? [];
    group.push(one);
    groups.set(told, group);
  }
  return [...groups.values()];
}

function follows(before: StampThen | undefined, { reported: { stamp } }: StampThen): boolean {
  const last = before?.reported.stamp;
  if (!last || keyNumberOf(last) !== keyNumberOf(stamp)) return false;
  return serialOf(last) + 1 === serialOf(stamp);
}

/** Stamps cut where a serial is left out, in lines of so many ranges. */
function linesOf(group: readonly StampThen[]): StampThen[][][] {
  const runs: StampThen[][] = [];
  for (const one of group) {
    if (follows(runs.at(-1)?.at(-1), one)) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  const count = Math.ceil(runs.length / RANGES_OF_LINE);
  return Array.from({ length: count }, (_, i) => runs.slice(i * RANGES_OF_LINE, (i + 1) * RANGES_OF_LINE));
}

function rangeWords(lang: Lang, run: readonly StampThen[]): string {
  const [first, last] = [run[0], run.at(-1)].map((one) => (one ? formatPrintedId(one.reported.stamp) : ''));
  if (run.length === 1) return first ?? '';
  const values = { first: first ?? '', last: last ?? '', count: formatNumber(lang, run.length) };
  return fill(inspectionsText(lang).paper.range, values);
}

function timeWords(stamps: readonly StampThen[]): string {
  const instants = stamps.map(({ reported }) => reported.at);
  const [from, to] = [Math.min(...instants), Math.max(...instants)].map(formatInstant);
  return from === to ? (from ?? '') : `${from} – ${to}`;
}

/** The lines of the table of stamps: ranges, goods, when, what the phone said from which data, the register then. */
export function stampRows(lang: Lang, stamps: readonly StampThen[]): string[][] {
  const text = inspectionsText(lang);
  const said = (headline: Headline) => textOf(lang).headlines[headline].title;
  return alike(stamps).flatMap((group) =>
    linesOf(group).map((runs) => {
      const [first] = group;
      if (!first) return [];
      const { reported, standing } = first;
      const at = { at: formatInstant(reported.asOf) };
      const data = reported.bundleVersion === null ? text.signedOnly : fill(text.dataAt, at);
      return [
        runs.map((run) => rangeWords(lang, run)).join('; '),
        [standing.product?.name, standing.producer].filter(Boolean).join(' · ') || text.paper.unknown,
        timeWords(runs.flat()),
        `${said(reported.headline)} (${data})`,
        said(standing.headline),
      ];
    }),
  );
}
