import type { QrSegment } from '#core/qr';
import { codewordsFor } from './codewords.ts';
import { gridOf, type Lines, type Sides } from './grid.ts';
import type { EccLevel } from './levels.ts';
import { scorerOf } from './scorer.ts';

/** A symbol's modules: two words of 32 bits a row, the leftmost module lowest; a set bit is dark. */
export interface QrModules {
  readonly size: number;
  /** Overwritten by the encoder's next call. */
  readonly rows: Lines;
  readonly mask: number;
}

/** Encodes segments under the mask that scores best, or under one that is given. */
export type QrEncoder = (segments: readonly QrSegment[], mask?: number) => QrModules;

function place(codewords: Uint8Array, words: Uint16Array, bits: Int32Array, out: Lines): void {
  out.fill(0);
  for (let codeword = 0, at = 0; codeword < codewords.length; codeword++) {
    const byte = codewords[codeword] as number;
    for (let bit = 7; bit >= 0; bit--, at++) {
      const word = words[at] as number;
      out[word] = (out[word] as number) | ((bits[at] as number) & -((byte >>> bit) & 1));
    }
  }
}

function makeEncoder(version: number, level: EccLevel): QrEncoder {
  const codewordsOf = codewordsFor(version, level);
  const grid = gridOf(version, level);
  const { size } = grid;
  const data = scorerOf(grid);
  const masked = new Int32Array(2 * size);
  return (segments, given) => {
    const codewords = codewordsOf(segments);
    place(codewords, grid.rowWords, grid.rowBits, data.rows);
    if (given === undefined) place(codewords, grid.columnWords, grid.columnBits, data.columns);
    const mask = given ?? data.best();
    const under = (grid.under[mask] as Sides).rows;
    for (let at = 0; at < masked.length; at++) masked[at] = (data.rows[at] as number) ^ (under[at] as number);
    return { size, rows: masked, mask };
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
