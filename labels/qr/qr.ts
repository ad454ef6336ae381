import { create, type QRCodeSegment } from 'qrcode';
import type { Origin } from '#core/origin';
import { type QrSegment, qrModules, qrSegments, qrVersion } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { Stamp } from '#core/stamp';

/**
 * One mask for all: the signature's digits are as good as random, so the best of eight scans no better than a
 * fixed one, and to look for it costs ten times the code itself.
 */
const MASK = 3;

const LARGEST_VERSION = 12;

/** A QR symbol as rows of bits in hexadecimal, each row padded to whole bytes; 0 is a dark module. */
export interface QrImage {
  readonly modules: number;
  readonly hex: string;
}

/** The QR version at ECC M that stamps of this kind take; throws `stamp-too-large` beyond version 12. */
export function stampVersion(origin: Origin, stamp: Stamp): number {
  const version = qrVersion(qrSegments(origin, stamp));
  if (version === undefined) throw new Refusal('stamp-too-large', { host: origin, version: LARGEST_VERSION });
  return version;
}

/** Draws a stamp's address at a given version, ECC M, always with the same mask: the same stamp, the same bits. */
export function drawQr(origin: Origin, stamp: Stamp, version: number): QrImage {
  const segments = qrSegments(origin, stamp).map(toLibrary);
  const { modules } = create(segments, { version, errorCorrectionLevel: 'M', maskPattern: MASK });
  return { modules: qrModules(version), hex: packRows(modules.data, modules.size) };
}

const encoder = new TextEncoder();

function toLibrary({ mode, data }: QrSegment): QRCodeSegment {
  return mode === 'byte' ? { mode, data: encoder.encode(data) } : { mode, data };
}

function packRows(data: Uint8Array, size: number): string {
  const rowBytes = Math.ceil(size / 8);
  const packed = Buffer.alloc(rowBytes * size, 0xff);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const at = y * rowBytes + (x >> 3);
      if (data[y * size + x]) packed[at] = (packed[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  return packed.toString('hex');
}
