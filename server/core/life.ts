import type { Star } from './authority.ts';
import { type Corrected, correctedFields } from './correction.ts';
import { addDays, type Day, type Instant } from './day.ts';
import type { DecisionKind } from './decision.ts';
import { ownStatusOn, type Recognition, type RecognitionStatus, statusOn } from './recognition.ts';

/** The decision a step of a product's life stands on. */
export interface LifeDecision {
  readonly id: string;
  readonly numberText: string;
  readonly authority: string;
  readonly signedOn: Day;
  /** SHA-256 of the signed file, hex, where one is kept. */
  readonly fileHash: string | null;
}

/** A recognition with all that its decision's line and its certificate say. */
export interface Award {
  readonly recognition: Recognition;
  readonly kind: DecisionKind;
  readonly decision: LifeDecision;
  readonly lineNumber: number;
  readonly score: number | null;
  readonly criteriaVersion: string | null;
  readonly certificateText: string | null;
  readonly producerName: string | null;
  readonly address: string | null;
  /** The end was offered by the 36-month rule; the decision states none. */
  readonly endAssumed: boolean;
  readonly potentialFive: boolean;
  /** When the register heard of it, where it tells. */
  readonly recordedAt: Instant | null;
}

/** A line of a decision that awards nothing: a withdrawal, a new name, a correction. */
export interface OtherLine {
  readonly kind: DecisionKind;
  readonly decision: LifeDecision;
  readonly lineNumber: number;
  readonly recordedAt: Instant | null;
}

/** One thing that happened to a product, on a day. */
export interface LifeStep {
  readonly day: Day;
  readonly what: DecisionKind | 'lapse';
  readonly star: Star | null;
  readonly decision: LifeDecision | null;
  readonly recognitionId: string | null;
  /** Until when the award runs, for an award. */
  readonly validTo: Day | null;
  /** Why, for a withdrawal. */
  readonly reason: string | null;
  /** What a correction put right; empty for anything else. */
  readonly corrected: readonly Corrected[];
}

/** Stars held from a day to a day, both included. */
export interface StarSpan {
  readonly from: Day;
  readonly to: Day;
  readonly star: Star;
}

/** An award and where it stands on the day asked of. */
export interface StandingAward extends Award {
  readonly status: RecognitionStatus;
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function endOf({ validTo, withdrawal }: Recognition): Day {
  return withdrawal ? earlier(validTo, addDays(withdrawal.effectiveOn, -1)) : validTo;
}

function byBeginning(a: Recognition, b: Recognition): number {
  return (
    a.validFrom.localeCompare(b.validFrom) ||
    (a.signedOn ?? '').localeCompare(b.signedOn ?? '') ||
    a.validTo.localeCompare(b.validTo) ||
    a.id.localeCompare(b.id)
  );
}

/** What a day knows of: awards signed on it or before, in the order in which they begin, each with its status then. */
export function awardsOn(awards: readonly Award[], day: Day): StandingAward[] {
  const signed = awards.filter(({ decision }) => decision.signedOn <= day);
  const all = signed.map(({ recognition }) => recognition);
  const ordered = signed.sort((a, b) => byBeginning(a.recognition, b.recognition));
  return ordered.map((award) => ({ ...award, status: statusOn(award.recognition, all, day) }));
}

/** Which stars were held when, as far as awards tell: each to its end, to its withdrawal, or to the next one's beginning. */
export function starSpans(awards: readonly Pick<Award, 'recognition'>[]): StarSpan[] {
  const all = awards.map(({ recognition }) => recognition).sort(byBeginning);
  const spans = all.map((one, i): StarSpan => {
    const next = all[i + 1];
    const end = endOf(one);
    const to = next && next.validFrom <= end ? addDays(next.validFrom, -1) : end;
    return { from: one.validFrom, to, star: one.star };
  });
  return spans.filter(({ from, to }) => from <= to);
}

function correctable(award: Award) {
  const { star, validTo } = award.recognition;
  return { ...award, star, validTo };
}

/** What an award corrects: the last signed before it of those that begin on the same day. */
function correctedBy(award: Award, known: readonly Award[]): Award | undefined {
  const { validFrom, signedOn = '' } = award.recognition;
  const same = known.filter(({ recognition: one }) => one.validFrom === validFrom);
  const before = same.filter(({ recognition: one }) => (one.signedOn ?? '') < signedOn);
  return before.sort((a, b) => byBeginning(a.recognition, b.recognition)).at(-1);
}

/** A correction is an act of the day it was signed, though what it corrects began long before. */
function awardStep(award: Award, known: readonly Award[]): LifeStep {
  const { recognition, kind, decision } = award;
  const { id, star, validFrom, validTo } = recognition;
  const was = kind === 'correct' ? correctedBy(award, known) : undefined;
  const day = kind === 'correct' ? decision.signedOn : validFrom;
  const corrected = was ? correctedFields(correctable(was), correctable(award)) : [];
  return { ...{ day, what: kind, star, decision, recognitionId: id, validTo, corrected }, reason: null };
}

/** The act that ended a recognition, or that time did, where nothing took its place before. */
function endSteps({ recognition }: Award, all: readonly Recognition[], day: Day): LifeStep[] {
  const { id, star, validTo, withdrawal } = recognition;
  const own = { star, recognitionId: id, validTo: null, corrected: [] };
  if (withdrawal && withdrawal.effectiveOn <= day) {
    return [
      { ...own, day: withdrawal.effectiveOn, what: 'withdraw', decision: null, reason: withdrawal.reason },
    ];
  }
  const lapsed = ownStatusOn(recognition, day) === 'lapsed' && statusOn(recognition, all, day) === 'lapsed';
  return lapsed ? [{ ...own, day: addDays(validTo, 1), what: 'lapse', decision: null, reason: null }] : [];
}

/** A withdrawal's own line and the end it made are one step; the line tells by which decision. */
function withDecision(step: LifeStep, withdrawals: readonly OtherLine[]): LifeStep {
  if (step.what !== 'withdraw') return step;
  const by = withdrawals.filter(({ decision }) => decision.signedOn <= step.day);
  const line = by.sort((a, b) => a.decision.signedOn.localeCompare(b.decision.signedOn)).at(-1);
  return { ...step, decision: line?.decision ?? null };
}

/**
 * The life of a product up to a day, oldest first: what decisions did, and what time ended. Blind to what was signed
 * after that day; withdrawals are those the awards were read with.
 */
export function lifeSteps(awards: readonly Award[], others: readonly OtherLine[], day: Day): LifeStep[] {
  const known = awardsOn(awards, day);
  const all = known.map(({ recognition }) => recognition);
  const lines = others.filter(({ decision }) => decision.signedOn <= day);
  const withdrawals = lines.filter(({ kind }) => kind === 'withdraw');
  const ends = known
    .flatMap((award) => endSteps(award, all, day))
    .map((end) => withDecision(end, withdrawals));
  const named = new Set(ends.flatMap(({ decision }) => decision?.id ?? []));
  const apart = lines.filter(({ decision }) => !named.has(decision.id)).map(otherStep);
  const steps = [...known.map((award) => awardStep(award, known)), ...ends, ...apart];
  // Stable: on one day what ends comes before what begins.
  const weight = ({ what }: LifeStep) => (what === 'lapse' || what === 'withdraw' ? 0 : 1);
  return steps.sort((a, b) => a.day.localeCompare(b.day) || weight(a) - weight(b));
}

function otherStep({ kind, decision }: OtherLine): LifeStep {
  const nothing = { star: null, recognitionId: null, validTo: null, reason: null, corrected: [] };
  return { ...nothing, day: decision.signedOn, what: kind, decision };
}
