import type { Origin } from '#core/origin';
import { type QrSegment, qrSegments, segmentBits } from '#core/qr';
import { SEAL_NUMBERS, sealNumbers } from '#core/seal';
import type { SignedStamp, Stamp } from '#core/stamp';
import { qrEncoder } from './encoder/encode.ts';
import { blocksOf, type EccLevel, MOST_VERSION } from './encoder/levels.ts';

/** The QRs of a run's stamps, whose data are all alike but for the digits of seal and ID. */
export interface Frame {
  /** Whether a stamp's QR is one of these. */
  suits(origin: Origin, stamp: Stamp, version: number): boolean;
  /** Draws it as the encoder packs it (encode.ts): bit for bit what its segments come to. */
  draw(stamp: SignedStamp): Uint8Array;
}

/** The highest level at which segments fit a version: where a label has room for a larger one, damage is made good. */
function levelAt(segments: readonly QrSegment[], version: number): EccLevel {
  const bits = segmentBits(segments, version);
  return HIGHER.find((level) => bits <= (ROOM[level][version - 1] ?? 0)) ?? 'M';
}

const HIGHER = ['H', 'Q'] as const;
const roomAt = (level: EccLevel) =>
  Array.from({ length: MOST_VERSION }, (_, index) => 8 * blocksOf(index + 1, level).data);

/** Bits of data that each version holds, from the first. */
const ROOM = { H: roomAt('H'), Q: roomAt('Q') } as const;

/** Bits of one, two and three digits (ISO/IEC 18004 §7.4.4). */
const BITS = [0, 4, 7, 10] as const;

/** Writes a number of at most 10 bits where all bits are 0. */
function fill(data: Uint8Array, at: number, number: number, bits: number): void {
  const byte = at >> 3;
  const word = number << (24 - bits - (at & 7));
  data[byte] = (data[byte] as number) | (word >>> 16);
  data[byte + 1] = (data[byte + 1] as number) | ((word >>> 8) & 0xff);
  data[byte + 2] = (data[byte + 2] as number) | (word & 0xff);
}

function fillDigits(data: Uint8Array, from: number, digits: string): void {
  for (let at = 0, bit = from; at < digits.length; at += 3, bit += 10) {
    const three = digits.slice(at, at + 3);
    fill(data, bit, Number(three), BITS[three.length] as number);
  }
}

const numbers = new Uint16Array(SEAL_NUMBERS);

function fillSeal(data: Uint8Array, from: number, signature: Uint8Array): void {
  sealNumbers(signature, numbers);
  const last = SEAL_NUMBERS - 1;
  for (let at = 0; at < last; at++) fill(data, from + 10 * at, numbers[at] as number, 10);
  fill(data, from + 10 * last, numbers[last] as number, 7);
}

const ownDigits = (stamp: Stamp): string => (stamp.form === 'mini' ? stamp.id + stamp.mac : stamp.id);

/** The frame of all stamps like one; throws a `RangeError` where they do not fit the version. */
export function frameOf(origin: Origin, like: Stamp, version: number): Frame {
  const { form, gtin } = like;
  const digits = form === 'full' ? [like.seal, ownDigits(like)] : [ownDigits(like)];
  const segments = qrSegments(origin, like).map((segment) =>
    digits.includes(segment.data) ? { ...segment, data: '0'.repeat(segment.data.length) } : segment,
  );
  const bitsBefore = (count: number) =>
    segmentBits([...segments.slice(0, count), { mode: 'numeric', data: '' }], version);
  const [seal, own] = [bitsBefore(1), bitsBefore(segments.length - 1)];
  const { write, pack, codewords } = qrEncoder(version, levelAt(segments, version));
  write(segments);
  const blank = codewords.slice();
  return {
    suits: (host, stamp, asked) =>
      host === origin && stamp.form === form && stamp.gtin === gtin && asked === version,
    draw(stamp) {
      codewords.set(blank);
      if (stamp.form === 'full') {
        if (stamp.signature) fillSeal(codewords, seal, stamp.signature);
        else fillDigits(codewords, seal, stamp.seal);
      }
      fillDigits(codewords, own, ownDigits(stamp));
      return pack();
    },
  };
}
