/** Everything points are given for; a list closed so that each has its words. */
export const EVIDENCE_KINDS = [
  'home-network',
  'bought',
  'commune',
  'province',
  'travel',
  'pin-again',
  'visitors',
  'lifespan',
  'after-sale',
] as const;

/** One kind of evidence. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A row of the weights: what a count is worth, and whether it is one of the kinds a level needs two of. */
interface Weight {
  readonly points: (count: number) => number;
  readonly kind: boolean;
}

/** Points by how many are beyond the ordinary number; the last stands for all beyond it. */
const steps =
  (ordinary: number, ...points: readonly number[]) =>
  (count: number) =>
    points[Math.min(points.length, Math.max(0, count - ordinary)) - 1] ?? 0;

/**
 * Version 1, chosen on seeds 1 to 3 of the simulated market (`npm run bench -- clones`); no figure of it is from the
 * field. A second house or commune is often a family's, a gift's or a mistake's; a third hardly ever.
 */
export const WEIGHTS: Readonly<Record<EvidenceKind, Weight>> = {
  'home-network': { points: steps(1, 0.5, 2, 3.5, 5, 6.5), kind: true },
  bought: { points: steps(1, 2, 4.5, 7), kind: true },
  commune: { points: steps(1, 1.5, 4.5, 7.5, 10.5), kind: true },
  province: { points: steps(1, 1, 2.5, 4, 5.5, 7), kind: true },
  travel: { points: steps(0, 4, 8), kind: true },
  'pin-again': { points: steps(0, 4, 8, 12, 16), kind: true },
  visitors: { points: (count) => 0.01 * Math.min(40, Math.max(0, count - 3)), kind: false },
  lifespan: { points: (days) => (days > 25 ? Math.min(4, 4 * Math.log2(days / 25)) : 0), kind: false },
  'after-sale': { points: (days) => (days > 15 ? Math.min(2, 2 * Math.log2(days / 15)) : 0), kind: false },
};

/**
 * Points from which a level begins, with at least so many kinds among them. What is only told (answers, places) a few
 * telephones can tell as often as they like: an alarm also needs so many points for what was seen, and so many
 * different browsers.
 */
export const LEVELS = { watch: 6.5, alarm: 9.5, kinds: 2, seen: 4, agents: 6 } as const;
