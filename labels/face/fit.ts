import type { FaceField } from './face.ts';
import { heightOf } from './place.ts';
import type { Column } from './row.ts';
import { type Fit, rowsAt } from './rows.ts';
import { COMPACT_STEPS, EXTRAS, mayReturn, NO_EXTRAS, STEPS, type Step, WHOLE } from './step.ts';
import { UNIT } from './unit.ts';

/** Whether a column has anything but the words of the register. */
function hasExtras({ texts, emblems }: Column): boolean {
  return texts.story !== null || emblems.length > 0;
}

/** The column at the largest unit at which all fits; else at the smallest, with as little given up as need be. */
export function fitColumn(column: Column, height: number, held: Step): Fit {
  const fits = ({ rows, tooNarrow }: Fit) => !tooNarrow && heightOf(rows) <= height;
  const largest = (least: number, limits: Step) => {
    const at = (unit: number) => rowsAt(column, unit, { ...WHOLE, ...limits, ...held });
    return largestFitting(unitsDownTo(least), at, fits);
  };
  if (hasExtras(column) && !column.compact) {
    for (const { left, least } of EXTRAS) {
      const fit = largest(least, left);
      if (fit) return fit;
    }
  }
  const least = column.compact ? UNIT.compactLeast : UNIT.least;
  return largest(least, NO_EXTRAS) ?? giveUp(column, least, { ...NO_EXTRAS, ...held }, fits);
}

/** The units that are tried, the largest first. */
function unitsDownTo(least: number): number[] {
  const count = Math.floor(Math.log(least / UNIT.most) / Math.log(UNIT.step) + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => UNIT.most * UNIT.step ** index);
}

/** What fits at one unit fits at every smaller one: halving finds the largest in six tries of fifty. */
function largestFitting(
  units: readonly number[],
  at: (unit: number) => Fit,
  fits: (fit: Fit) => boolean,
): Fit | undefined {
  let found: Fit | undefined;
  let [from, to] = [0, units.length - 1];
  while (from <= to) {
    const middle = found === undefined && to === units.length - 1 ? to : (from + to) >> 1;
    const fit = at(units[middle] ?? UNIT.least);
    if (fits(fit)) {
      found = fit;
      to = middle - 1;
    } else from = middle + 1;
  }
  return found;
}

/** The smallest type, with as little given up as need be. */
function giveUp(column: Column, least: number, held: Step, fits: (fit: Fit) => boolean): Fit {
  const steps = column.compact ? COMPACT_STEPS : STEPS;
  const at = (taken: readonly Step[]) => rowsAt(column, least, Object.assign({}, WHOLE, ...taken, held));
  let taken: readonly Step[] = [];
  for (const step of steps) {
    taken = [...taken, step];
    if (fits(at(taken))) break;
  }
  for (const step of [...taken].reverse()) {
    const without = taken.filter((other) => other !== step);
    if (mayReturn(step, without) && fits(at(without))) taken = without;
  }
  return at(taken);
}

/** What each field is worth on the smallest labels, whole and shortened: who compares needs ID and lot, who buys the name. */
const WORTH: Readonly<Partial<Record<FaceField, readonly [whole: number, shortened: number]>>> = {
  sample: [20, 0],
  star: [20, 0],
  id: [20, 0],
  productName: [5, 4],
  lotNumber: [2.5, 1],
  expiresOn: [2.5, 0],
  producedOn: [1.5, 0],
  producerName: [2, 1.4],
  host: [0.5, 0],
};

/** Type that is so much larger reads better. */
const LARGER = 1.12;

/** Whether one way to set a face reads better than another: it says more of what is worth most, or as much in larger type. */
export function readsBetter(one: Fit, other: Fit, wholes: ReadonlyMap<FaceField, string>): boolean {
  const worth = ({ printed }: Fit) =>
    [...wholes].reduce((sum, [field, whole]) => {
      const [all, some] = WORTH[field] ?? [0, 0];
      const text = printed.get(field) ?? '';
      return sum + (text === '' ? 0 : text === whole ? all : some);
    }, 0);
  const more = worth(one) - worth(other);
  return more === 0 ? one.unit > other.unit * LARGER : more > 0;
}
