import type { QrSegment } from '#core/qr';
import { multiplesOf } from './correction.ts';
import { blocksOf, type EccLevel } from './levels.ts';
import { AT, type Machine } from './memory.ts';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** Mode indicators, and the bits of a character count in versions 1–9 and 10–12 (ISO/IEC 18004 tables 2 and 3). */
const MODES = {
  numeric: { indicator: 1, small: 10, large: 12 },
  alphanumeric: { indicator: 2, small: 9, large: 11 },
  byte: { indicator: 4, small: 8, large: 16 },
} as const;

/** Writes bits into codewords, most significant first, and refuses more than there is room for. */
class BitWriter {
  readonly #out: Uint8Array;
  readonly #room: number;
  #held = 0;
  #bits = 0;
  #at = 0;

  constructor(out: Uint8Array, room: number) {
    this.#out = out;
    this.#room = room;
  }

  write(value: number, bits: number): void {
    this.#held = (this.#held << bits) | value;
    this.#bits += bits;
    while (this.#bits >= 8) {
      if (this.#at >= this.#room) throw new RangeError('the segments do not fit this version');
      this.#bits -= 8;
      this.#out[this.#at++] = this.#held >>> this.#bits;
      this.#held &= (1 << this.#bits) - 1;
    }
  }

  /** The terminator, then bits to the end of the codeword, then pad codewords (ISO/IEC 18004 §7.4.9, §7.4.10). */
  close(): void {
    const left = 8 * (this.#room - this.#at) - this.#bits;
    if (left < 0) throw new RangeError('the segments do not fit this version');
    this.write(0, Math.min(4, left));
    if (this.#bits > 0) this.write(0, 8 - this.#bits);
    for (let pad = 0xec; this.#at < this.#room; pad ^= 0xec ^ 0x11) this.#out[this.#at++] = pad;
  }
}

function digitAt(data: string, at: number): number {
  const digit = data.charCodeAt(at) - 48;
  if (digit < 0 || digit > 9) throw new RangeError('a numeric segment holds digits only');
  return digit;
}

function writeNumeric(bits: BitWriter, data: string): void {
  let at = 0;
  for (; at + 3 <= data.length; at += 3) {
    bits.write(100 * digitAt(data, at) + 10 * digitAt(data, at + 1) + digitAt(data, at + 2), 10);
  }
  if (data.length - at === 2) bits.write(10 * digitAt(data, at) + digitAt(data, at + 1), 7);
  else if (data.length - at === 1) bits.write(digitAt(data, at), 4);
}

function letterAt(data: string, at: number): number {
  const letter = ALPHANUMERIC.indexOf(data.charAt(at));
  if (letter < 0) throw new RangeError('not an alphanumeric character');
  return letter;
}

function writeAlphanumeric(bits: BitWriter, data: string): void {
  let at = 0;
  for (; at + 2 <= data.length; at += 2) bits.write(45 * letterAt(data, at) + letterAt(data, at + 1), 11);
  if (at < data.length) bits.write(letterAt(data, at), 6);
}

const encoder = new TextEncoder();

function writeSegment(bits: BitWriter, { mode, data }: QrSegment, version: number): void {
  const { indicator, small, large } = MODES[mode];
  const bytes = mode === 'byte' ? encoder.encode(data) : undefined;
  bits.write(indicator, 4);
  bits.write(bytes ? bytes.length : data.length, version < 10 ? small : large);
  if (bytes) for (const byte of bytes) bits.write(byte, 8);
  else if (mode === 'numeric') writeNumeric(bits, data);
  else writeAlphanumeric(bits, data);
}

/** The codewords of one symbol, overwritten by the next. */
export interface Codewords {
  /** Those of data, then each block's correction. */
  readonly all: Uint8Array;
  /** Where each stands among `all`, in the order in which they are placed: blocks interleaved. */
  readonly order: Uint16Array;
  /**
   * Writes segments as data (ISO/IEC 18004 §7.4). Throws a `RangeError` for characters a mode has not, and for more
   * than fits.
   */
  write(segments: readonly QrSegment[]): void;
  /** Computes the correction of the data (ISO/IEC 18004 §7.5). */
  correct(): void;
}

/** The codewords of a version (1 to 11) and level, in a machine's memory. */
export function codewordsOf(version: number, level: EccLevel, { bytes, correct }: Machine): Codewords {
  const { total, data: room, correction, lengths } = blocksOf(version, level);
  const all = new Uint8Array(bytes, AT.codewords, total);
  new Uint8Array(bytes, AT.multiples).set(multiplesOf(correction));
  return {
    all,
    order: interleaved(lengths, correction),
    write(segments) {
      const bits = new BitWriter(all, room);
      for (const segment of segments) writeSegment(bits, segment, version);
      bits.close();
    },
    correct() {
      for (let block = 0, from = 0; block < lengths.length; block++) {
        const length = lengths[block] as number;
        correct(from, from + length, room + block * correction);
        from += length;
      }
    },
  };
}

/** Where each placed codeword stands among the plain ones: first of every block, second of every block, and so on. */
function interleaved(lengths: readonly number[], correction: number): Uint16Array {
  const room = lengths.reduce((sum, length) => sum + length, 0);
  const starts = lengths.map((_, block) => lengths.slice(0, block).reduce((sum, length) => sum + length, 0));
  const order: number[] = [];
  for (let at = 0; at < Math.max(...lengths); at++) {
    for (const [block, length] of lengths.entries()) if (at < length) order.push((starts[block] ?? 0) + at);
  }
  for (let at = 0; at < correction; at++) {
    for (const block of lengths.keys()) order.push(room + block * correction + at);
  }
  return Uint16Array.from(order);
}
