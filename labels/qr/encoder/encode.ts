import { type Codewords, codewordsOf } from './codewords.ts';
import { gridOf, type Lines } from './grid.ts';
import type { EccLevel } from './levels.ts';
import { machine } from './machine.ts';
import { AT, LINE, underMask } from './memory.ts';
import { layOutPlaces } from './placing.ts';
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
  /**
   * Draws the data under the mask that scores best, as rows of bits padded to whole bytes, the leftmost module highest,
   * 0 dark; overwritten when it is done again.
   */
  pack(): Uint8Array;
}

function makeEncoder(version: number, level: EccLevel): QrEncoder {
  const own = machine();
  const codewords = codewordsOf(version, level, own);
  const grid = gridOf(version, level);
  const { size } = grid;
  layOutPlaces(grid, codewords.order, own.bytes);
  const { rows, best } = scorerOf(grid, own);
  const masked = new Int32Array(2 * size);
  const width = Math.ceil(size / 8);
  const packed = new Uint8Array(own.bytes, AT.packed, width * size);
  const layData = () => {
    codewords.correct();
    own.place(LINE * size);
  };
  return {
    codewords: codewords.all,
    write: codewords.write,
    draw(given) {
      layData();
      const mask = given ?? best();
      const under = grid.under[mask] as Lines;
      for (let at = 0; at < masked.length; at++) masked[at] = (rows[at] as number) ^ (under[at] as number);
      return { size, rows: masked, mask };
    },
    pack() {
      layData();
      own.pack(underMask(best()), width, LINE * size);
      return packed;
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
