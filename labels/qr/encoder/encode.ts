import { type Codewords, codewordsOf } from './codewords.ts';
import { type Grid, gridOf, type Lines } from './grid.ts';
import type { EccLevel } from './levels.ts';
import { scorerOf } from './scorer.ts';

/** A symbol's modules: two words of 32 bits a row, the leftmost module lowest; a set bit is dark. */
export interface QrModules {
  readonly size: number;
  /** Overwritten when the encoder draws again. */
  readonly rows: Lines;
  readonly mask: number;
}

/** Encodes symbols of one version and level, one after the other. */
export interface QrEncoder {
  /** The codewords of data come first: who knows them writes them here, who has segments lets `write` do it. */
  readonly codewords: Uint8Array;
  readonly write: Codewords['write'];
  /** Draws the data under the mask that scores best, or under one that is given. */
  draw(mask?: number): QrModules;
}

/** Modules that lie side by side in a word, and bits that follow each other in a codeword: placed at once. */
interface Places {
  readonly fields: Int32Array;
  /** Where each word's fields end. */
  readonly ends: Uint16Array;
}

/** Which codeword, how far down its bits stand, one bit or two, how far up they go: in 9, 3, 2 and 5 bits. */
function fieldOf(codeword: number, bit: number, isPair: boolean, x: number): number {
  return codeword | ((isPair ? bit - 1 : bit) << 9) | ((isPair ? 3 : 1) << 12) | ((isPair ? x - 1 : x) << 14);
}

function placesOf({ size, places }: Grid, order: Uint16Array): Places {
  const words: number[][] = Array.from({ length: 2 * size }, () => []);
  for (let at = 0; at < 8 * order.length; at++) {
    const [place, next] = [places[at], places[at + 1]];
    if (!place) break;
    const { x, y } = place;
    const bit = 7 - (at & 7);
    const isPair = bit > 0 && next?.y === y && next.x === x - 1 && (x & 31) > 0;
    words[2 * y + (x >> 5)]?.push(fieldOf(order[at >> 3] as number, bit, isPair, x & 31));
    if (isPair) at++;
  }
  let end = 0;
  const ends = Uint16Array.from(words, ({ length }) => {
    end += length;
    return end;
  });
  return { fields: Int32Array.from(words.flat()), ends };
}

function place(codewords: Uint8Array, { fields, ends }: Places, out: Lines): void {
  for (let word = 0, at = 0; word < ends.length; word++) {
    let bits = 0;
    for (const end = ends[word] as number; at < end; at++) {
      const field = fields[at] as number;
      const byte = codewords[field & 0x1ff] as number;
      bits |= ((byte >>> ((field >>> 9) & 7)) & ((field >>> 12) & 3)) << (field >>> 14);
    }
    out[word] = bits;
  }
}

function makeEncoder(version: number, level: EccLevel): QrEncoder {
  const codewords = codewordsOf(version, level);
  const grid = gridOf(version, level);
  const { size } = grid;
  const places = placesOf(grid, codewords.order);
  const scorer = scorerOf(grid);
  const { rows } = scorer;
  const masked = new Int32Array(2 * size);
  return {
    codewords: codewords.all,
    write: codewords.write,
    draw(given) {
      codewords.correct();
      place(codewords.all, places, rows);
      const mask = given ?? scorer.best();
      const under = grid.under[mask] as Lines;
      for (let at = 0; at < masked.length; at++) masked[at] = (rows[at] as number) ^ (under[at] as number);
      return { size, rows: masked, mask };
    },
  };
}

const encoders = new Map<string, QrEncoder>();

/** The encoder of a version (1 to 11) and level: made once, it keeps tables of some 30 KB. */
export function qrEncoder(version: number, level: EccLevel): QrEncoder {
  const name = `${version}${level}`;
  const known = encoders.get(name) ?? makeEncoder(version, level);
  encoders.set(name, known);
  return known;
}
