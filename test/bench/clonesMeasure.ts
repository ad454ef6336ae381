import { addSighting, type CloneLevel, type Likeness, NO_SIGHTINGS, scoreOf } from '#core/clone';
import { isSpread } from '#core/cloneBatch';
import type { Sighting } from '#core/sighting';
import { type Fate, type Looked, market } from './clonesMarket.ts';
import type { Given } from './clonesPeople.ts';
import { plainLevel } from './clonesPlain.ts';

// What rules make of a simulated market: the real rule, stamp by stamp, and naive ones beside it.

/** What became of one looked-at stamp. */
export interface Outcome {
  readonly fate: Fate;
  /** The heaviest level it ever reached, by the rule and by the points it began from; the likeness it ended with. */
  readonly level: CloneLevel;
  readonly plain: CloneLevel;
  readonly likeness: Likeness;
  readonly scans: number;
  readonly spread: boolean;
  /** Of a copied stamp that came to an alarm: scans of copies, and days since the first of them, until then. */
  readonly until: { readonly scans: number; readonly days: number } | undefined;
}

/** A rule that calls a stamp copied or not. */
export type Rule = (outcome: Outcome) => boolean;

const LEVELS: readonly CloneLevel[] = ['ordinary', 'watch', 'alarm'];
const DAY_MS = 86_400_000;
/** Nothing is said of stamps so few visitors looked at. */
const FEWEST = 3;

function heavier(one: CloneLevel, other: CloneLevel): CloneLevel {
  return LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}

function isScan({ kind, answer, commune, pinShown }: Sighting): boolean {
  return kind === 'shopper' && answer === null && commune === null && !pinShown;
}

function untilOf(looks: readonly Sighting[], ofCopies: ReadonlySet<Sighting> | undefined) {
  const scans = looks.filter((look) => ofCopies?.has(look) && isScan(look));
  const [first, last] = [scans[0], looks.at(-1)];
  return first && last && { scans: scans.length, days: (last.at - first.at) / DAY_MS };
}

/** Follows one stamp look by look, as a server does: an alarm is one even if the points fall again later. */
export function outcomeOf({ fate, looks, ofCopies }: Omit<Looked, 'batch'>): Outcome {
  let state = NO_SIGHTINGS;
  let [level, plain]: [CloneLevel, CloneLevel] = ['ordinary', 'ordinary'];
  let until: Outcome['until'];
  for (const [n, look] of looks.entries()) {
    state = addSighting(state, look);
    if (state.visitors < FEWEST || look.kind !== 'shopper') continue;
    if (plain !== 'alarm') plain = heavier(plain, plainLevel(state));
    if (level === 'alarm') continue;
    level = heavier(level, scoreOf(state, look.at).level);
    if (level === 'alarm') until = untilOf(looks.slice(0, n + 1), ofCopies);
  }
  const { likeness } = scoreOf(state, 0);
  return { fate, level, plain, likeness, scans: looks.filter(isScan).length, spread: isSpread(state), until };
}

/** Every looked-at stamp of a market of one seed. */
export function* outcomes(seed: number, stamps: number, given: Given): Generator<Outcome> {
  for (const looked of market(seed, stamps, given)) yield outcomeOf(looked);
}

/** The office's alarm of a copied stamp; a stamp whose picture goes round is told apart. */
export const isAlarm: Rule = ({ level, likeness }) => level === 'alarm' && likeness === 'copied';

/** The rules of the table; a stamp whose picture goes round is told apart from a copied one. */
export const RULES: Readonly<Record<string, Rule>> = {
  'second scan': ({ scans }) => scans >= 2,
  '≥ 10 scans': ({ scans }) => scans >= 10,
  'first points, watch': ({ plain, likeness }) => plain !== 'ordinary' && likeness === 'copied',
  'first points, alarm': ({ plain, likeness }) => plain === 'alarm' && likeness === 'copied',
  'the rule, watch': ({ level, likeness }) => level !== 'ordinary' && likeness === 'copied',
  'the rule, ALARM': isAlarm,
};

/** The median of what alarms of copied stamps took. */
export function medianUntil(all: readonly Outcome[]) {
  const until = all.filter(isAlarm).flatMap((outcome) => outcome.until ?? []);
  const middle = (numbers: readonly number[]) =>
    [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
  return { scans: middle(until.map(({ scans }) => scans)), days: middle(until.map(({ days }) => days)) };
}

/** How well a rule does. */
export interface Quality {
  readonly precision: number;
  /** False ones for every 100,000 stamps. */
  readonly falsePer100k: number;
  readonly recall: (copies: number) => number;
}

/** Compares a rule's word with the truth; clones nobody looked at count as missed where `all` knows of them. */
export function qualityOf(rule: Rule, all: readonly Outcome[], stamps: number): Quality {
  const [found, missed] = [new Map<number, number>(), new Map<number, number>()];
  let [right, wrong] = [0, 0];
  for (const outcome of all) {
    const { fate } = outcome;
    const says = rule(outcome);
    if (fate.kind !== 'copied') wrong += Number(says);
    else {
      right += Number(says);
      const into = says ? found : missed;
      into.set(fate.copies, (into.get(fate.copies) ?? 0) + 1);
    }
  }
  const recall = (copies: number) => {
    const got = found.get(copies) ?? 0;
    return got / Math.max(1, got + (missed.get(copies) ?? 0));
  };
  return { precision: right / Math.max(1, right + wrong), falsePer100k: (wrong / stamps) * 100_000, recall };
}

/** Right and wrong words of likeness among alarms: copies called copies, pictures called pictures. */
export function likenessSplit(all: readonly Outcome[]) {
  const alarms = all.filter(({ level }) => level === 'alarm');
  const of = (kind: Fate['kind'], likeness: Likeness) =>
    alarms.filter((one) => one.fate.kind === kind && one.likeness === likeness).length;
  return {
    copies: { right: of('copied', 'copied'), wrong: of('copied', 'leaked-photo') },
    pictures: { right: of('leaked', 'leaked-photo'), wrong: of('leaked', 'copied') },
  };
}
