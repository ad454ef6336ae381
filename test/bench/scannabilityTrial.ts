import { lookAt, type Seen } from './scannabilityCamera.ts';
import { type Design, drawDesign } from './scannabilityDesigns.ts';
import { diceOf } from './scannabilityDice.ts';
import { drawLook, drawPrint, MIXES, type MixName } from './scannabilityMixes.ts';
import { printOn } from './scannabilityPaper.ts';
import { readWithZbar, readWithZxing } from './scannabilityReaders.ts';

/** One row of a table: a design on paper, so many prints of it, each looked at a few times. */
export interface Arm {
  readonly design: Design;
  readonly mix: MixName;
  readonly prints: number;
  readonly seed: number;
  /** Whole printer dots a module; or one printed size with quiet zone (mm), however many dots that is. */
  readonly paper: { readonly dpi: number; readonly dotsPerModule: number } | { readonly side: number };
}

/** Looks a phone takes of one print before its owner gives up. */
export const LOOKS = 3;

/** What was read of an arm: parts of 1. */
export interface Rates {
  readonly modules: number;
  readonly moduleMm: number;
  /** Of single looks, by each reader. */
  readonly zxing: number;
  readonly zbar: number;
  /** Of prints read by zxing in one of three looks. */
  readonly threeLooks: number;
}

/** Where no printer's dots are meant, cells so fine that edges fall where they should; ink then spreads by 1/300 inch. */
const FINE = 12;
const SPREAD = 25.4 / 300;

function dotsOf(paper: Arm['paper'], modules: number) {
  if ('dpi' in paper) return { dotsPerModule: paper.dotsPerModule, dot: 25.4 / paper.dpi, perGain: 1 };
  const dot = paper.side / (modules + 8) / FINE;
  return { dotsPerModule: FINE, dot, perGain: Math.round(SPREAD / dot) };
}

/** Prints, looks and reads; the same accidents befall every design, at the same places of the paper. */
export async function tryArm({ design, mix: mixName, prints, seed, paper }: Arm): Promise<Rates> {
  const mix = MIXES[mixName];
  const texts: string[] = [];
  const pictures: Seen[] = [];
  let shape = { modules: 0, moduleMm: 0 };
  for (let n = 0; n < prints; n++) {
    const grid = drawDesign(design, seed * 1_000_000 + n);
    const { dotsPerModule, dot, perGain } = dotsOf(paper, grid.modules);
    shape = { modules: grid.modules, moduleMm: dotsPerModule * dot };
    const { gain, ...suffered } = drawPrint(mix, diceOf(seed, `print ${n}`));
    const wear = diceOf(seed, `wear ${n}`);
    const sheet = printOn(grid, { dotsPerModule, dot, gain: gain * perGain, ...suffered }, wear);
    for (let look = 0; look < LOOKS; look++) {
      const name = `${n} ${look}`;
      pictures.push(
        lookAt(sheet, drawLook(mix, diceOf(seed, `look ${name}`)), diceOf(seed, `noise ${name}`)),
      );
      texts.push(grid.text);
    }
  }
  const zbar = await readWithZbar(pictures);
  const zxing: (string | undefined)[] = [];
  for (const picture of pictures) zxing.push(await readWithZxing(picture));
  return { ...shape, ...ratesOf(texts, zxing, zbar) };
}

type Read = readonly (string | undefined)[];

/** A decode counts only where the text is exact. */
function ratesOf(
  texts: readonly string[],
  zxing: Read,
  zbar: Read,
): Pick<Rates, 'zxing' | 'zbar' | 'threeLooks'> {
  const rate = (read: Read) => texts.filter((text, at) => read[at] === text).length / texts.length;
  const prints = texts.length / LOOKS;
  let read = 0;
  for (let n = 0; n < prints; n++) {
    const looks = Array.from({ length: LOOKS }, (_, look) => n * LOOKS + look);
    if (looks.some((at) => zxing[at] === texts[at])) read++;
  }
  return { zxing: rate(zxing), zbar: rate(zbar), threeLooks: read / prints };
}
