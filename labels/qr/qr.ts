import type { Origin } from '#core/origin';
import { type QrSegment, qrModules, qrSegments, qrVersion, segmentBits } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { Stamp } from '#core/stamp';
import { type QrModules, qrEncoder } from './encoder/encode.ts';
import { blocksOf, type EccLevel, MOST_VERSION } from './encoder/levels.ts';

/** A QR symbol as rows of bits in hexadecimal, each row padded to whole bytes; 0 is a dark module. */
export interface QrImage {
  readonly modules: number;
  readonly hex: string;
}

/** The QR version at ECC M that stamps of this kind take; throws `stamp-too-large` beyond version 11. */
export function stampVersion(origin: Origin, stamp: Stamp): number {
  const version = qrVersion(qrSegments(origin, stamp));
  if (version === undefined) throw new Refusal('stamp-too-large', { host: origin, version: MOST_VERSION });
  return version;
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

/**
 * A stamp's address at a given version, ECC M or as much higher as it fits, under the mask that scores best (ISO/IEC 18004 §7.8.3), as rows of bits
 * padded to whole bytes, 0 a dark module: the same stamp, the same bits. A fixed mask would cost nothing that a phone
 * sees (of looks in a simulated dim shop 0.78 to 0.79 read whichever it is, 0.77 the best of eight, ± 0.03) and save 2 of
 * 8 µs; the standard asks for the best.
 */
export function qrBits(origin: Origin, stamp: Stamp, version: number): Uint8Array {
  const segments = qrSegments(origin, stamp);
  return packRows(qrEncoder(version, levelAt(segments, version))(segments));
}

/** The same with its modules a side, in hexadecimal. */
export function drawQr(origin: Origin, stamp: Stamp, version: number): QrImage {
  return {
    modules: qrModules(version),
    hex: Buffer.from(qrBits(origin, stamp, version)).toString('hex'),
  };
}

/** The bits of a byte the other way round, and inverted: the lowest is a row's first module, and dark is 0. */
const PACKED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let packed = 0;
  for (let bit = 0; bit < 8; bit++) packed |= ((byte >>> bit) & 1) << (7 - bit);
  return packed ^ 0xff;
});

function packRows({ size, rows }: QrModules): Uint8Array {
  const rowBytes = Math.ceil(size / 8);
  const packed = new Uint8Array(rowBytes * size);
  for (let y = 0, at = 0; y < size; y++) {
    for (let byte = 0; byte < rowBytes; byte++, at++) {
      const word = rows[2 * y + (byte >> 2)] as number;
      packed[at] = PACKED[(word >>> (8 * (byte & 3))) & 0xff] as number;
    }
  }
  return packed;
}
