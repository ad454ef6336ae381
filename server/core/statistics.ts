import type { Star } from './authority.ts';
import type { Day } from './day.ts';
import type { ProducerKind } from './producer.ts';
import { currentOn, ownStatusOn, type Recognition } from './recognition.ts';

/** A product as statistics count it: its recognitions, and what it is counted under. */
export interface Counted {
  readonly recognitions: readonly Recognition[];
  readonly group: string | null;
  readonly kind: ProducerKind;
  readonly areaId: string | null;
}

/** How many products: `ever` recognised by a day, and where those stand on it; `ending` is part of `inForce`. */
export interface Tally {
  readonly ever: number;
  readonly inForce: number;
  readonly ending: number;
  readonly lapsed: number;
  readonly withdrawn: number;
}

/** The figures of a tally, in the order they are shown in. */
export const TALLY_FIGURES = ['ever', 'inForce', 'ending', 'lapsed', 'withdrawn'] as const;

/** What a register is counted under. */
export const STATISTICS_BY = ['star', 'group', 'area', 'kind'] as const;
export type StatisticsBy = (typeof STATISTICS_BY)[number];

/** The tallies of a register on one day; `''` is what has no group or no area. */
export interface Statistics {
  readonly day: Day;
  readonly total: Tally;
  /** Products without any recognition begun by that day. */
  readonly waiting: number;
  readonly by: Readonly<Record<StatisticsBy, ReadonlyMap<string, Tally>>>;
}

type Standing = { readonly product: Counted; readonly star: Star; readonly tally: Tally };

const NOTHING: Tally = { ever: 0, inForce: 0, ending: 0, lapsed: 0, withdrawn: 0 };

function standingOf(product: Counted, day: Day): Standing | undefined {
  const current = currentOn(product.recognitions, day);
  if (!current) return undefined;
  const status = ownStatusOn(current, day);
  const one = (holds: boolean) => (holds ? 1 : 0);
  const tally: Tally = {
    ever: 1,
    inForce: one(status === 'in-force' || status === 'ending'),
    ending: one(status === 'ending'),
    lapsed: one(status === 'lapsed'),
    withdrawn: one(status === 'withdrawn'),
  };
  return { product, star: current.star, tally };
}

function add(a: Tally, b: Tally): Tally {
  return {
    ever: a.ever + b.ever,
    inForce: a.inForce + b.inForce,
    ending: a.ending + b.ending,
    lapsed: a.lapsed + b.lapsed,
    withdrawn: a.withdrawn + b.withdrawn,
  };
}

function tallied(standings: readonly Standing[], under: (one: Standing) => string): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const one of standings) {
    const name = under(one);
    tallies.set(name, add(tallies.get(name) ?? NOTHING, one.tally));
  }
  return tallies;
}

/**
 * Counts products on a day: “recognised ever” and “in force” differ, and each product counts once, under the star it
 * stands on or last stood on.
 */
export function statisticsOn(products: readonly Counted[], day: Day): Statistics {
  const standings = products.flatMap((product) => standingOf(product, day) ?? []);
  const by = {
    star: tallied(standings, ({ star }) => String(star)),
    group: tallied(standings, ({ product }) => product.group ?? ''),
    area: tallied(standings, ({ product }) => product.areaId ?? ''),
    kind: tallied(standings, ({ product }) => product.kind),
  };
  const total = standings.reduce((sum, { tally }) => add(sum, tally), NOTHING);
  return { day, total, waiting: products.length - standings.length, by };
}
