import { crc32, deflateSync } from 'node:zlib';
import { type Bitmap, isRepeated } from './bitmap.ts';
import { densityOf } from './density.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture of one bit a dot that says how large it is meant: dots to the metre, whole (PNG, third edition, §11). */
export function pngFile({ width, height, rowBytes, bytes }: Bitmap, dpi: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const size = Buffer.alloc(9);
  const perMetre = Math.round(densityOf(dpi) * 1000);
  size.writeUInt32BE(perMetre, 0);
  size.writeUInt32BE(perMetre, 4);
  size[8] = 1;
  const packed = deflateSync(filtered(bytes, rowBytes), { level: 6 });
  const parts = [part('IHDR', head), part('pHYs', size), part('IDAT', packed), part('IEND', Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...parts]);
}

/** Lines inverted, for 1 is white; one like that above it says only that (filter 2): a QR's modules are several lines high. */
function filtered(bytes: Uint8Array, rowBytes: number): Uint8Array {
  const lines = new Uint8Array(bytes.length + bytes.length / rowBytes);
  for (let from = 0, to = 0; from < bytes.length; from += rowBytes, to += rowBytes + 1) {
    if (isRepeated(bytes, from, rowBytes)) lines[to] = 2;
    else for (let at = 0; at < rowBytes; at++) lines[to + 1 + at] = ~(bytes[from + at] ?? 0);
  }
  return lines;
}

function part(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
