import { addSighting, type CloneScore, NO_SIGHTINGS, scoreOf } from '#core/clone';
import { isSpread } from '#core/cloneBatch';
import type { Sighting } from '#core/sighting';
import { type Fate, market } from './clonesMarket.ts';
import type { Given } from './clonesPeople.ts';

// What rules make of a simulated market: the real rule, stamp by stamp, and naive ones beside it.

/** What became of one looked-at stamp. */
export interface Outcome {
  readonly fate: Fate;
  readonly score: CloneScore;
  readonly scans: number;
  readonly spread: boolean;
}

/** A rule that calls a stamp copied or not. */
export type Rule = (outcome: Outcome) => boolean;

/** The state's score after all looks; points never fall, so whatever was an alarm once is one at the end. */
export function scoreLooks(looks: readonly Sighting[]): CloneScore {
  return scoreOf(looks.reduce(addSighting, NO_SIGHTINGS), looks.at(-1)?.at ?? 0);
}

/** Every looked-at stamp of a market of one seed. */
export function* outcomes(seed: number, stamps: number, given: Given): Generator<Outcome> {
  for (const { fate, looks } of market(seed, stamps, given)) {
    const state = looks.reduce(addSighting, NO_SIGHTINGS);
    const scans = looks.filter((look) => look.kind === 'shopper' && isBare(look)).length;
    yield { fate, score: scoreOf(state, 0), scans, spread: isSpread(state) };
  }
}

function isBare({ answer, commune, pinShown }: Sighting): boolean {
  return answer === null && commune === null && !pinShown;
}

/** The office's alarm of a copied stamp; a stamp whose picture goes round is told apart. */
export const isAlarm: Rule = ({ score }) => score.level === 'alarm' && score.likeness === 'copied';

/** The rules of the table; a stamp whose picture goes round is told apart from a copied one. */
export const RULES: Readonly<Record<string, Rule>> = {
  'second scan': ({ scans }) => scans >= 2,
  '≥ 10 scans': ({ scans }) => scans >= 10,
  watch: ({ score }) => score.level !== 'ordinary' && score.likeness === 'copied',
  ALARM: isAlarm,
};

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
  const alarms = all.filter(({ score }) => score.level === 'alarm');
  const of = (kind: Fate['kind'], likeness: CloneScore['likeness']) =>
    alarms.filter(({ fate, score }) => fate.kind === kind && score.likeness === likeness).length;
  return {
    copies: { right: of('copied', 'copied'), wrong: of('copied', 'leaked-photo') },
    pictures: { right: of('leaked', 'leaked-photo'), wrong: of('leaked', 'copied') },
  };
}
