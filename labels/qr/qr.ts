import type { Origin } from '#core/origin';
import { qrModules, qrSegments, qrVersion } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { SignedStamp, Stamp } from '#core/stamp';
import { MOST_VERSION } from './encoder/levels.ts';
import { type Frame, frameOf } from './frame.ts';

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

let last: Frame | undefined;

/**
 * A stamp's address at a given version, ECC M or as much higher as it fits, under the mask that scores best (ISO/IEC
 * 18004 §7.8.3), as rows of bits padded to whole bytes, 0 a dark module, overwritten by the next call: the same stamp,
 * the same bits. A fixed mask would cost nothing that a phone sees (of looks in a simulated dim shop 0.78 to 0.79 read
 * whichever it is, 0.77 the best of eight, ± 0.03) and save 2 of 5 µs; the standard asks for the best.
 */
export function qrBits(origin: Origin, stamp: SignedStamp, version: number): Uint8Array {
  if (!last?.suits(origin, stamp, version)) last = frameOf(origin, stamp, version);
  return last.draw(stamp);
}

/** The same with its modules a side, in hexadecimal. */
export function drawQr(origin: Origin, stamp: Stamp, version: number): QrImage {
  return {
    modules: qrModules(version),
    hex: Buffer.from(qrBits(origin, stamp, version)).toString('hex'),
  };
}
