import type { Grid } from './grid.ts';
import { AT, LINE, PAIR } from './memory.ts';
import { type Func, INT, int, LONG, local, long, repeatWhile, when } from './wasm.ts';

/**
 * Modules that lie side by side, and bits that follow each other in a codeword: placed at once. How far down its bits
 * stand, one bit or two, how far up they go, which codeword; from bits 0, 5, 8 and 14.
 */
function fieldOf(codeword: number, bit: number, isPair: boolean, x: number): number {
  const [down, bits, up] = isPair ? [bit - 1, 3, x - 1] : [bit, 1, x];
  return down | (bits << 5) | (up << 8) | (codeword << 14);
}

/** Writes for each row of a grid which bits of which codewords go where; codewords are placed in that order. */
export function layOutPlaces({ size, places }: Grid, order: Uint16Array, bytes: ArrayBuffer): void {
  const rows: number[][] = Array.from({ length: size }, () => []);
  for (let at = 0; at < 8 * order.length; at++) {
    const [place, next] = [places[at], places[at + 1]];
    if (!place) break;
    const bit = 7 - (at & 7);
    const isPair = bit > 0 && next?.y === place.y && next.x === place.x - 1;
    rows[place.y]?.push(fieldOf(order[at >> 3] as number, bit, isPair, place.x));
    if (isPair) at++;
  }
  new Int32Array(bytes, AT.fields).set(rows.flat());
  const ends = new Int32Array(bytes, AT.ends);
  let end = 0;
  for (const [y, { length }] of rows.entries()) {
    end += 4 * length;
    ends[(y * LINE) / 4] = end;
  }
}

/** Gathers each row's bits from the codewords (ISO/IEC 18004 §7.7.3). Given the bytes of all rows. */
export function placeRows(): Func {
  const [end, row, at, last, field, line] = [local(0), local(1), local(2), local(3), local(4), local(5)];
  const codeword = int.byte(int.down(field.now, 14), AT.codewords);
  const bits = int.and(int.downBy(codeword, field.now), int.and(int.down(field.now, 5), int.of(3)));
  const gather = [
    field.is(int.load(at.now, AT.fields)),
    line.is(long.or(line.now, long.up(long.of(bits), long.of(int.down(field.now, 8))))),
    at.is(int.plus(at.now, int.of(4))),
  ];
  const one = [
    line.is(long.none),
    last.is(int.load(row.now, AT.ends)),
    when(int.isLess(at.now, last.now), repeatWhile(gather, int.isLess(at.now, last.now))),
    long.store(row.now, line.now, AT.data),
    row.is(int.plus(row.now, int.of(LINE))),
  ];
  return {
    parameters: [INT],
    locals: [INT, INT, INT, INT, LONG],
    body: repeatWhile(one, int.isLess(row.now, end.now)),
  };
}

/**
 * Writes rows under a mask as bits in bytes, the leftmost module highest, 0 dark. Given where the mask lies, the bytes
 * of a row so written, and those of all rows.
 */
export function packRows(): Func {
  const [under, width, end, row, out, line] = [local(0), local(1), local(2), local(3), local(4), local(5)];
  const one = [
    line.is(long.not(long.xor(long.load(row.now, AT.data), long.load(under.now, 0)))),
    line.is(long.swap(line.now, 1, 0x55)),
    line.is(long.swap(line.now, 2, 0x33)),
    line.is(long.swap(line.now, 4, 0x0f)),
    long.store(out.now, line.now, AT.packed),
    under.is(int.plus(under.now, int.of(PAIR))),
    out.is(int.plus(out.now, width.now)),
    row.is(int.plus(row.now, int.of(LINE))),
  ];
  return {
    parameters: [INT, INT, INT],
    locals: [INT, INT, LONG],
    body: repeatWhile(one, int.isLess(row.now, end.now)),
  };
}
