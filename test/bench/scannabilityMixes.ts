import type { Look } from './scannabilityCamera.ts';
import type { Dice } from './scannabilityDice.ts';

/** From, to; a draw is as likely anywhere between. */
type Range = readonly [number, number];

/** What may happen to a stamp and to a look at it. */
export interface Mix {
  readonly name: string;
  /** Dots by which dark runs come out wider: one of them, all as likely. */
  readonly gains: readonly number[];
  /** How many prints have a dead dot across them. */
  readonly streaks: number;
  /** Worn part of the printed area. */
  readonly damage: Range;
  /** Pixels a mm, blur and motion in pixels. */
  readonly scale: Range;
  readonly blur: Range;
  readonly motion: Range;
  /** Degrees: away from square-on in any direction, and turned in the picture either way. */
  readonly tilt: Range;
  readonly roll: number;
  /** How many stamps are round a jar, and its diameter (mm). */
  readonly curved: number;
  readonly jar: number;
  /** Brightness of paper, and ink's contrast to it as a part of that. */
  readonly white: Range;
  readonly contrast: Range;
  readonly shade: Range;
  /** How many looks meet a mirrored lamp, and its brightness. */
  readonly glossy: number;
  readonly gloss: Range;
  readonly noise: Range;
}

/** Everything of a dim shop but wear. */
const DIM_SHOP: Omit<Mix, 'name' | 'curved' | 'damage'> = {
  ...{ gains: [-1, 0, 1], streaks: 0.1 },
  ...{ scale: [6, 10], blur: [0.4, 1], motion: [0, 1], tilt: [0, 25], roll: 15, jar: 60 },
  ...{
    white: [120, 200],
    contrast: [0.4, 0.8],
    shade: [0, 0.35],
    glossy: 0.3,
    gloss: [20, 80],
    noise: [2, 6],
  },
};

/**
 * The mixes, each figure with its reason:
 * - 6–10 px/mm: what a preview of 1280 to 1920 pixels keeps of a field 13 to 20 cm wide, where a phone focuses.
 * - tilt to 25°, most of it small (people turn a code to the lens), and a 60 mm jar: honey in one hand, phone in the
 *   other.
 * - gain ±1 dot: a laser's toner spread, a thermal head too hot or too cold (print growth, ISO/IEC 15415).
 * - streak: one dead element of a thermal head, taken to be in one print of ten.
 * - blur 0.4–1 px: a lens at its best to one short of focus by some millimetres; motion: a hand at 1/30 s.
 * - contrast 0.4–0.8 of paper's brightness: grades C and better (ISO/IEC 15415: C from 0.40), veiled by stray light.
 * - paper at 120–200 of 255, noise 2–6: what automatic exposure makes of a shop at ISO 400–1600.
 * - damage to 8 %, most of it little, new stamps being more than worn ones: half of what level M could mend if it
 *   fell evenly. It falls in one to three patches, as rubbing, tearing and drops do; the same 8 % as a dust of
 *   half-millimetre specks meets finder patterns so often that either reader read less than one look of ten, of any
 *   design, the short address too.
 */
export const MIXES = {
  /** A bench under a lamp: what a quality check at the printer is. */
  bench: {
    ...{ name: 'bench', gains: [0], streaks: 0, damage: [0, 0] },
    ...{ scale: [8, 10], blur: [0.4, 0.7], motion: [0, 0.3], tilt: [0, 8], roll: 8, curved: 0, jar: 60 },
    ...{
      white: [180, 230],
      contrast: [0.6, 0.85],
      shade: [0, 0.15],
      glossy: 0,
      gloss: [0, 0],
      noise: [1, 3],
    },
  },
  /** A dim shop: half of the stamps round a jar, new or worn. */
  dim: { name: 'dim shop', ...DIM_SHOP, curved: 0.5, damage: [0, 0.08] },
  /** The same, as the stamps left the printer, flat or round. */
  dimNewFlat: { name: 'dim, new, flat', ...DIM_SHOP, curved: 0, damage: [0, 0] },
  dimNewJar: { name: 'dim, new, jar', ...DIM_SHOP, curved: 1, damage: [0, 0] },
  /** Every stamp worn as far as it goes. */
  dimWorn: { name: 'dim, 8 % worn', ...DIM_SHOP, curved: 0.5, damage: [0.08, 0.08] },
} satisfies Record<string, Mix>;

export type MixName = keyof typeof MIXES;

/** The square of an even draw: a third of the way on average. */
function mostlyLittle([least, most]: Range, dice: Dice): number {
  return least + (most - least) * dice.next() ** 2;
}

/** What one print suffers. */
export function drawPrint({ gains, streaks, damage }: Mix, dice: Dice) {
  const gain = gains[Math.floor(dice.next() * gains.length)] ?? 0;
  const streak = dice.next() < streaks ? dice.next() : null;
  return { gain, streak, damage: mostlyLittle(damage, dice) };
}

const RADIAN = Math.PI / 180;

/** One look at it; `curved` is said by the print, which stays on its jar. */
export function drawLook(mix: Mix, dice: Dice): Look {
  const tilt = mostlyLittle(mix.tilt, dice) * RADIAN;
  const turn = dice.between(0, 2 * Math.PI);
  const white = dice.between(...mix.white);
  const shine = dice.next() < mix.glossy;
  return {
    scale: dice.between(...mix.scale),
    roll: dice.between(-mix.roll, mix.roll) * RADIAN,
    tiltX: tilt * Math.cos(turn),
    tiltY: tilt * Math.sin(turn),
    jar: dice.next() < mix.curved ? mix.jar / 2 : null,
    blur: dice.between(...mix.blur),
    motion: dice.between(...mix.motion),
    motionTurn: dice.between(0, Math.PI),
    white,
    contrast: white * dice.between(...mix.contrast),
    shade: dice.between(...mix.shade),
    shadeTurn: dice.between(0, 2 * Math.PI),
    gloss: {
      ...{ x: dice.between(-0.5, 0.5), y: dice.between(-0.5, 0.5) },
      ...{ radius: dice.between(1.5, 4), light: shine ? dice.between(...mix.gloss) : 0 },
    },
    noise: dice.between(...mix.noise),
  };
}
