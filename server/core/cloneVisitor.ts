import { dayOf, type Instant } from './day.ts';
import type { Marks, ScanAnswer, Sighting } from './sighting.ts';

/** So many of a stamp's latest visitors are remembered; of earlier ones only what they came to. */
const REMEMBERED = 20;
/** So much of a mark is kept: enough to tell 20 visitors apart (48 bits), too little for anything else. */
const MARK_LENGTH = 8;
const CODE_LENGTH = 4;
const DAY_MS = 86_400_000;
/** Days are numbered as in Viet Nam, UTC+07:00, so that their names are made once only. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
/** A mark is kept 60 days at most; a network is known again for 30, a browser for 6 hours. */
export const KEPT_MS = 60 * DAY_MS;
const NETWORK_MS = 30 * DAY_MS;
const AGENT_MS = DAY_MS / 4;

/** One remembered visitor of a stamp: marks under the key of the day of `at`, and what it did so far. */
export interface Visitor {
  readonly at: Instant;
  readonly network: string;
  readonly agent: string;
  /** The network is somebody's line, so whoever comes from it is of one house. */
  readonly fixed?: true;
  readonly province?: string;
  readonly said?: ScanAnswer;
  readonly pin?: true;
  /** Told a place already. */
  readonly told?: true;
}

/** A stamp's remembered visitors, latest last. */
export type Visitors = readonly Visitor[];

/** Visitors as the present asker is beside them. */
export interface Beside {
  readonly visitor: Visitor;
  readonly sameNetwork: boolean;
  readonly sameAgent: boolean;
}

function cut({ network, agent }: Marks): Marks {
  return { network: network.slice(0, MARK_LENGTH), agent: agent.slice(0, MARK_LENGTH) };
}

/** The asker's marks now, as they are kept. */
export function marksNow(sighting: Sighting): Marks | undefined {
  const marks = sighting.marksOn?.(dayOf(sighting.at));
  return marks && cut(marks);
}

function dayNumber(at: Instant): number {
  return Math.floor((at + VIETNAM_OFFSET_MS) / DAY_MS);
}

/**
 * Compares the asker with each remembered visitor, under the key of the day that visitor's marks were made on; `now`
 * are the asker's own marks of today.
 */
export function besideAll(visitors: Visitors, { at, marksOn }: Sighting, now: Marks): readonly Beside[] {
  if (visitors.length === 0) return [];
  const made = new Map<number, Marks | undefined>([[dayNumber(at), now]]);
  return visitors.map((visitor) => {
    const day = dayNumber(visitor.at);
    if (!made.has(day)) made.set(day, marksOn && cut(marksOn(dayOf(visitor.at))));
    const marks = made.get(day);
    return {
      visitor,
      sameNetwork: marks?.network === visitor.network,
      sameAgent: marks?.agent === visitor.agent,
    };
  });
}

function mayBeIn(province: string | null | undefined, other: string | null | undefined): boolean {
  return !province || !other || province === other;
}

/**
 * The remembered visitor the asker is taken for: of the same house, of the same network and browser within 30 days,
 * or of the same browser within 6 hours unless known to be in another province. When in doubt it is the same one, so
 * that an honest stamp gathers few visitors.
 */
export function knownAs(
  beside: readonly Beside[],
  { at, networkKind, province }: Sighting,
): Visitor | undefined {
  const lately = (one: Beside, ms: number) => Math.abs(at - one.visitor.at) <= ms;
  const ofHouse = beside.find(
    (one) => one.sameNetwork && one.visitor.fixed && networkKind === 'fixed' && lately(one, KEPT_MS),
  );
  const again =
    ofHouse ??
    beside.find((one) => one.sameNetwork && one.sameAgent && lately(one, NETWORK_MS)) ??
    beside.find((one) => one.sameAgent && lately(one, AGENT_MS) && mayBeIn(one.visitor.province, province));
  return again?.visitor;
}

/** The visitor after this look, with today's marks; the line of its house stays what it is known by. */
export function seenAgain(before: Visitor | undefined, sighting: Sighting, marks: Marks): Visitor {
  const { at, networkKind, province, answer, commune, pinShown } = sighting;
  const fixed = networkKind === 'fixed';
  const anew = !before || fixed || !before.fixed;
  const said = answer === 'bought' ? answer : (before?.said ?? answer);
  return {
    ...(anew ? { at, ...marks } : before),
    ...((fixed || before?.fixed) && { fixed: true }),
    ...(anew && province !== null && { province: province.slice(0, CODE_LENGTH) }),
    ...(said && { said }),
    ...((commune || before?.told) && { told: true }),
    ...((pinShown || before?.pin) && { pin: true }),
  };
}

/** The visitors with one of them as it is now, as the latest; the longest unseen is forgotten beyond 20. */
export function remember(visitors: Visitors, before: Visitor | undefined, now: Visitor): Visitors {
  return [...visitors.filter((one) => one !== before), now].slice(-REMEMBERED);
}

/** The visitors last seen since an instant. */
export function since(visitors: Visitors, before: Instant): Visitors {
  return visitors.filter(({ at }) => at >= before);
}

/** A line not known yet, unless the same browser was on another line: lines change numbers, and people visit. */
export function isNewHome(beside: readonly Beside[], { networkKind }: Sighting): boolean {
  const isOne = ({ visitor, sameNetwork, sameAgent }: Beside) => visitor.fixed && (sameNetwork || sameAgent);
  return networkKind === 'fixed' && !beside.some(isOne);
}

/** A visitor saying or showing something for the first time, unless the same browser did so elsewhere. */
export function isNewAmong(
  beside: readonly Beside[],
  known: Visitor | undefined,
  did: (visitor: Visitor) => unknown,
) {
  return !(known && did(known)) && !beside.some(({ visitor, sameAgent }) => sameAgent && did(visitor));
}

/** What a visitor told of the place, unless its line is in another province or its browser told one before. */
export function toldPlace(
  beside: readonly Beside[],
  known: Visitor | undefined,
  { commune, networkKind, province }: Sighting,
): Sighting['commune'] {
  const denied = networkKind === 'fixed' && province !== null && province !== commune?.province;
  return denied || !isNewAmong(beside, known, ({ told }) => told) ? null : commune;
}

/** Communes and provinces beyond these add nothing. */
const MOST_PLACES = 6;
const LONGEST_PLACE = 32;

/** The places with one more, where it is new; of its name at most 32 characters. */
export function withPlace(places: readonly string[], place: string | null | undefined): readonly string[] {
  const name = place?.slice(0, LONGEST_PLACE);
  return !name || places.includes(name) || places.length >= MOST_PLACES ? places : [...places, name];
}

/** Whether a place is one of those counted. */
export function isAmong(places: readonly string[], place: string | undefined): boolean {
  return place !== undefined && places.includes(place.slice(0, LONGEST_PLACE));
}

type Answers = Readonly<Record<ScanAnswer, number>>;

/** Visitors by what they say, after one of them said it. */
export function answersAfter(answers: Answers, before: Visitor | undefined, after: Visitor): Answers {
  if (before?.said === after.said) return answers;
  const more = after.said && { [after.said]: answers[after.said] + 1 };
  const less = before?.said && { [before.said]: answers[before.said] - 1 };
  return { ...answers, ...more, ...less };
}
