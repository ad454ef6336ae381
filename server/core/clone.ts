import { isImpossible } from './cloneTravel.ts';
import {
  answersAfter,
  besideAll,
  isAmong,
  isNewAmong,
  isNewHome,
  KEPT_MS,
  knownAs,
  marksNow,
  remember,
  seenAgain,
  since,
  toldPlace,
  type Visitors,
  withPlace,
} from './cloneVisitor.ts';
import { EVIDENCE_KINDS, type EvidenceKind, LEVELS, WEIGHTS } from './cloneWeights.ts';
import type { Instant } from './day.ts';
import type { ScanAnswer, Sighting } from './sighting.ts';

/** How a stamp's looks appear: `watch` and `alarm` go to the office first and accuse nobody. */
export type CloneLevel = 'ordinary' | 'watch' | 'alarm';

/** What many looks are likelier from: a stamp copied on to other goods, or one stamp's picture passed around. */
export type Likeness = 'copied' | 'leaked-photo';

/** Grows with every change of the weights; written into every signal. */
export const WEIGHTS_VERSION = 1;

/** What is remembered of one stamp's looks: JSON, at most 4 KB whatever comes, without a mark older than 60 days. */
export interface CloneState {
  readonly visitors: number;
  /** Different browsers among them. */
  readonly agents: number;
  /** Houses by their lines: fixed networks, a changed line of the same house not counted where it is recognised. */
  readonly homes: number;
  /** Visitors who pressed each answer, each visitor once. */
  readonly answers: Readonly<Record<ScanAnswer, number>>;
  /** Visitors who said they bought it, the same browser on another line not counted again. */
  readonly buyers: number;
  /** Visitors who showed the right PIN. */
  readonly pins: number;
  readonly travels: number;
  /** Provinces of houses' lines. */
  readonly provinces: readonly string[];
  /** Communes told by the shoppers' own choice, where nothing contradicts them. */
  readonly communes: readonly string[];
  /** Visitors who told a commune that somebody had told before. */
  readonly toldAgain: number;
  /** Provinces of the places that were told. */
  readonly toldProvinces: readonly string[];
  /** Milliseconds over which it was looked at, of any silence at most two weeks; and since somebody bought it. */
  readonly livedMs: number;
  readonly soldMs: number;
  readonly lastAt: Instant | null;
  readonly lastTold: { readonly province: string; readonly at: Instant } | null;
  readonly known: Visitors;
}

/** The state of a stamp nobody looked at. */
export const NO_SIGHTINGS: CloneState = {
  visitors: 0,
  agents: 0,
  homes: 0,
  answers: { bought: 0, held: 0, photo: 0 },
  buyers: 0,
  pins: 0,
  travels: 0,
  provinces: [],
  communes: [],
  toldAgain: 0,
  toldProvinces: [],
  livedMs: 0,
  soldMs: 0,
  lastAt: null,
  lastTold: null,
  known: [],
};

/**
 * One line of an alarm's explanation. `count` is all there is of it, as a person would say it: homes, visitors who
 * bought, communes, provinces, journeys too fast, times the PIN was shown again, visitors, browsers that came back,
 * days (all, and since somebody bought it), people who held it at a shop, people who told the same commune. `points`
 * are counted from what is beyond the ordinary, up to the row's cap; below 0 for what speaks of one thing on a shelf.
 */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly count: number;
  readonly points: number;
}

/** What a stamp's looks come to. */
export interface CloneScore {
  readonly score: number;
  readonly level: CloneLevel;
  readonly likeness: Likeness;
  readonly evidence: readonly Evidence[];
}

/** Of so many who answered, at least this part saw a picture: the picture goes round, not the goods. */
const LEAKED = { answered: 3, photo: 0.4 } as const;
/** A long life says something only of a stamp so many visitors looked at. */
const LONG_LIVED_VISITORS = 3;
const LONGEST_CODE = 8;
const DAY_MS = 86_400_000;
/** Of a silence so much counts: a stamp found again after months was not looked at for months. */
const SILENCE_MS = 14 * DAY_MS;
/** Somebody who looked at so many different stamps within 7 days works with them. */
const STAFF_STAMPS = 12;

/** Whether somebody who looked at so many different stamps within 7 days is staff: their looks say nothing. */
export function isStaff(distinctStampsIn7Days: number): boolean {
  return distinctStampsIn7Days >= STAFF_STAMPS;
}

/** The same state without the marks last seen before an instant; its score stays. */
export function forgetMarks(state: CloneState, before: Instant): CloneState {
  const known = since(state.known, before);
  return known.length === state.known.length ? state : { ...state, known };
}

/**
 * The state after one more look or answer of a shopper; others' looks change nothing, and neither do looks whose asker
 * could not be told from others. Work and size do not grow with the number of looks.
 */
export function addSighting(state: CloneState, sighting: Sighting): CloneState {
  const marks = sighting.kind === 'shopper' ? marksNow(sighting) : undefined;
  if (!marks) return state;
  const { at, networkKind, province, answer, pinShown } = sighting;
  const recent = forgetMarks(state, at - KEPT_MS);
  const beside = besideAll(recent.known, sighting, marks);
  const before = knownAs(beside, sighting);
  const after = seenAgain(before, sighting, marks);
  const told = toldPlace(beside, before, sighting);
  const buys = answer === 'bought' && isNewAmong(beside, before, ({ said }) => said === 'bought');
  const showsPin = pinShown && isNewAmong(beside, before, ({ pin }) => pin);
  const travels = told && recent.lastTold && isImpossible(recent.lastTold, { ...told, at });
  const lived = Math.min(SILENCE_MS, Math.max(0, at - (recent.lastAt ?? at)));
  return {
    visitors: recent.visitors + Number(!before),
    agents: recent.agents + Number(!beside.some(({ sameAgent }) => sameAgent)),
    homes: recent.homes + Number(isNewHome(beside, sighting)),
    answers: answersAfter(recent.answers, before, after),
    buyers: recent.buyers + Number(buys),
    pins: recent.pins + Number(showsPin),
    travels: recent.travels + Number(Boolean(travels)),
    provinces: networkKind === 'fixed' ? withPlace(recent.provinces, province) : recent.provinces,
    communes: withPlace(recent.communes, told?.id),
    toldAgain: recent.toldAgain + Number(isAmong(recent.communes, told?.id ?? undefined)),
    toldProvinces: withPlace(recent.toldProvinces, told?.province),
    livedMs: recent.livedMs + lived,
    soldMs: recent.soldMs + (recent.buyers > 0 ? lived : 0),
    lastAt: Math.max(recent.lastAt ?? at, at),
    lastTold: told ? { province: told.province.slice(0, LONGEST_CODE), at } : recent.lastTold,
    known: remember(recent.known, before, after),
  };
}

type Counts = Readonly<Record<EvidenceKind, number>>;
function countsOf(state: CloneState): Counts {
  const { visitors, agents, livedMs, soldMs } = state;
  const days = (ms: number) => (visitors < LONG_LIVED_VISITORS ? 0 : Math.floor(ms / DAY_MS));
  return {
    'home-network': state.homes,
    bought: state.buyers,
    commune: state.communes.length,
    province: new Set([...state.provinces, ...state.toldProvinces]).size,
    travel: state.travels,
    'pin-again': Math.max(0, state.pins - 1),
    visitors,
    'came-back': Math.max(0, visitors - agents),
    lifespan: days(livedMs),
    'after-sale': days(soldMs),
    held: state.answers.held,
    'same-place': state.toldAgain,
  };
}

function evidenceOf(counts: Counts): readonly Evidence[] {
  return EVIDENCE_KINDS.map((kind) => {
    const points = WEIGHTS[kind].points(counts[kind]);
    return { kind, count: counts[kind], points: Math.round(points * 100) / 100 };
  }).filter(({ points }) => points !== 0);
}

function sumOf(evidence: readonly Evidence[]): number {
  return Math.max(0, Math.round(evidence.reduce((sum, { points }) => sum + points, 0) * 100) / 100);
}

/** The points of what was seen and not only told; of provinces those of lines. */
function seenOf(counts: Counts, { provinces }: CloneState): number {
  const evidence = evidenceOf({ ...counts, province: provinces.length });
  return sumOf(evidence.filter(({ kind }) => WEIGHTS[kind].seen));
}

function levelOf(evidence: readonly Evidence[], seen: number, agents: number): CloneLevel {
  const score = sumOf(evidence);
  const kinds = evidence.filter(({ kind }) => WEIGHTS[kind].kind).length;
  const pins = evidence.find(({ kind }) => kind === 'pin-again')?.count ?? 0;
  // One scratched number shown by several others is odd by itself: the office looks, and nobody is alarmed yet.
  if (kinds < LEVELS.kinds) return pins >= LEVELS.pinsAlone ? 'watch' : 'ordinary';
  if (score < LEVELS.watch) return 'ordinary';
  return score >= LEVELS.alarm && seen >= LEVELS.seen && agents >= LEVELS.agents ? 'alarm' : 'watch';
}

function likenessOf({ bought, held, photo }: CloneState['answers']): Likeness {
  const answered = bought + held + photo;
  return answered >= LEAKED.answered && photo >= LEAKED.photo * answered ? 'leaked-photo' : 'copied';
}

/**
 * The points of a state, and what they mean; a line of evidence for every kind that gave points. Points do not fade
 * with time in this version.
 */
export function scoreOf(state: CloneState, _now: Instant): CloneScore {
  const counts = countsOf(state);
  const evidence = evidenceOf(counts);
  const level = levelOf(evidence, seenOf(counts, state), state.agents);
  return { score: sumOf(evidence), level, likeness: likenessOf(state.answers), evidence };
}
