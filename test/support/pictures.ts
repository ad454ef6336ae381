import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A PNG whose header claims a size, holding what zeros it is given: a flood of pixels in a few bytes. */
export function floodPng(width: number, height: number, zeros = 1024): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.alloc(zeros));
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** A drawn photo with grain in it, as a camera's has: it does not shrink to nothing. */
export function drawn(width: number, height: number) {
  const grain = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let i = 0; i < grain.length; i++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    grain[i] = ((i / 3) % 256) * 0.5 + ((seed >> 16) & 127);
  }
  return sharp(grain, { raw: { width, height, channels: 3 } });
}

/** A JPEG that tells where it was taken. */
export async function withGps(width = 1200, height = 900): Promise<Buffer> {
  const gps = { GPSLatitude: '21/1 10/1 0/1', GPSLatitudeRef: 'N', GPSLongitude: '106/1 4/1 0/1' };
  return drawn(width, height)
    .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'Máy ảnh mẫu' }, IFD3: gps } })
    .jpeg({ quality: 90 })
    .toBuffer();
}
