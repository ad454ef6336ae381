/** Everything points are given or taken for; a list closed so that each has its words. */
export const EVIDENCE_KINDS = [
  'home-network',
  'bought',
  'commune',
  'province',
  'travel',
  'pin-again',
  'visitors',
  'came-back',
  'lifespan',
  'after-sale',
  'held',
  'same-place',
] as const;

/** One kind of evidence. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A row of the weights. */
interface Weight {
  /** What a count is worth. */
  readonly points: (count: number) => number;
  /** One of the kinds a level needs two of. */
  readonly kind: boolean;
  /** Seen by the server; what is only told, or what one telephone can do as often as it likes, is not. */
  readonly seen: boolean;
}

/** Points by how many are beyond the ordinary number; the last stands for all beyond it. */
const steps =
  (ordinary: number, ...points: readonly number[]) =>
  (count: number) =>
    points[Math.min(points.length, Math.max(0, count - ordinary)) - 1] ?? 0;

/** Points by days beyond the ordinary number: `each` for every doubling, `most` at most. */
const doublings = (ordinary: number, each: number, most: number) => (days: number) =>
  days > ordinary ? Math.min(most, each * Math.log2(days / ordinary)) : 0;

/**
 * Version 1, chosen on seeds 1 to 12 of the simulated market (`npm run bench -- clones`); no figure of it is from the
 * field. A second house or commune is often a family's, a gift's or a mistake's; a third hardly ever. People who hold
 * it at the shop, and several in one commune, are how one thing on show is looked at: points are taken for them, few
 * enough that nobody hides a copy by pressing so.
 */
export const WEIGHTS: Readonly<Record<EvidenceKind, Weight>> = {
  'home-network': { points: steps(1, 0, 1.5, 2, 6), kind: true, seen: true },
  bought: { points: steps(1, 1.5, 5, 6), kind: true, seen: false },
  commune: { points: steps(1, 1.5, 4.5, 8, 9.5), kind: true, seen: false },
  province: { points: steps(1, 2, 3.5, 6, 7), kind: true, seen: true },
  travel: { points: steps(0, 4, 8), kind: true, seen: false },
  'pin-again': { points: steps(0, 2, 8, 12, 16), kind: true, seen: true },
  visitors: { points: (count) => 0.01 * Math.min(40, Math.max(0, count - 3)), kind: false, seen: true },
  'came-back': { points: steps(0, 1, 1, 1, 2.5), kind: false, seen: false },
  lifespan: { points: doublings(25, 6, 4.5), kind: false, seen: true },
  'after-sale': { points: doublings(15, 6, 2), kind: true, seen: false },
  held: { points: steps(1, -1, -1.5, -2.5, -3), kind: false, seen: false },
  'same-place': { points: steps(0, -3), kind: false, seen: false },
};

/**
 * Points from which a level begins, with at least so many kinds among them. What is only told (answers, places) a few
 * telephones can tell as often as they like: an alarm also needs so many points for what was seen, and so many
 * different browsers. A PIN shown again so often asks for a watch alone.
 */
export const LEVELS = { watch: 6.5, alarm: 9.5, kinds: 2, seen: 3, agents: 6, pinsAlone: 3 } as const;
