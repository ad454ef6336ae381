// Where people of the simulated market live: today's provinces by area code, inhabitants in thousands, rounded.
export const PROVINCES: readonly (readonly [code: string, thousands: number])[] = [
  ['01', 8800],
  ['04', 570],
  ['08', 1870],
  ['11', 670],
  ['12', 510],
  ['14', 1400],
  ['15', 1780],
  ['19', 1800],
  ['20', 880],
  ['22', 1500],
  ['24', 3620],
  ['25', 4020],
  ['31', 4660],
  ['33', 3570],
  ['37', 4410],
  ['38', 4320],
  ['40', 3830],
  ['42', 1620],
  ['44', 1870],
  ['46', 1430],
  ['48', 3070],
  ['51', 2160],
  ['52', 3580],
  ['56', 2240],
  ['66', 3350],
  ['68', 3870],
  ['75', 4490],
  ['79', 14000],
  ['80', 3250],
  ['82', 4370],
  ['86', 4260],
  ['91', 4950],
  ['92', 4200],
  ['96', 2600],
];

/** Where operators' networks are often thought to be: the codes of the great hubs. */
export const HUBS = ['01', '79', '48'] as const;

/** Communes of a province in the simulation. */
export const COMMUNES = 98;

/** Numbers as from dice, the same for the same seed (mulberry32). */
export class Dice {
  private state: number;
  constructor(seed: number) {
    this.state = seed * 2_654_435_761;
  }
  /** In [0, 1). */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  chance(part: number): boolean {
    return this.roll() < part;
  }
  /** A whole number in [0, below). */
  below(below: number): number {
    return Math.floor(this.roll() * below);
  }
  between(low: number, high: number): number {
    return low + this.roll() * (high - low);
  }
  /** A wait as of things sold by chance: `mean` on average, sometimes long, ten times the mean at most. */
  waits(mean: number): number {
    return mean * Math.min(10, -Math.log(1 - this.roll()));
  }
  /** How often something happens that happens `mean` times on average. */
  times(mean: number): number {
    const end = Math.exp(-mean);
    let [count, product] = [0, this.roll()];
    while (product > end) {
      count += 1;
      product *= this.roll();
    }
    return count;
  }
  pick<T>(rows: readonly (readonly [T, number])[], total: number): T {
    let left = this.roll() * total;
    for (const [value, weight] of rows) {
      left -= weight;
      if (left < 0) return value;
    }
    return (rows[0] as readonly [T, number])[0];
  }
}

/** A number as from dice that is always the same for the same numbers. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}
