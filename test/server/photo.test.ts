import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { RefusalCode } from '#core/refusal';
import { encodePhoto, LARGEST_PHOTO, LARGEST_UPLOAD } from '#server/image/photo.ts';
import { makeTurnstile } from '#server/image/turn.ts';
import { drawn, floodPng, withGps } from '#test/support/pictures.ts';

const refusal = (code: RefusalCode) => expect.objectContaining({ code });
const text = (words: string) => Buffer.from(words, 'utf8');

async function hostile(): Promise<[name: string, bytes: Buffer, code: RefusalCode][]> {
  const jpeg = await drawn(400, 300).jpeg().toBuffer();
  const png = await drawn(400, 300).png().toBuffer();
  const frames = Buffer.concat([await drawn(40, 40).raw().toBuffer(), Buffer.alloc(40 * 40 * 3, 9)]);
  const moving = sharp(frames, { raw: { width: 40, height: 80, channels: 3, pageHeight: 40 } });
  const scans = Buffer.alloc(400, Buffer.from([0xff, 0xda]));
  return [
    ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'file-type-refused'],
    ['a PDF', text('%PDF-1.7\n1 0 obj'), 'file-type-refused'],
    ['a GIF', text('GIF89a\x01\x00\x01\x00\x00\x00\x00;'), 'file-type-refused'],
    ['a page called a photo', text('<!doctype html><script>1</script>'), 'file-type-refused'],
    ['nothing', Buffer.alloc(0), 'file-type-refused'],
    ['a ZIP', text('PK\x03\x04 photo.jpg'), 'file-type-refused'],
    ['a GIF before a JPEG', Buffer.concat([text('GIF89a'), jpeg]), 'file-type-refused'],
    ['a moving WebP', await moving.webp({ loop: 0 }).toBuffer(), 'file-type-refused'],
    ['a flood of 10 gigapixels', floodPng(100_000, 100_000), 'photo-too-large'],
    ['a flood just over the limit', floodPng(5_000, 4_001), 'photo-too-large'],
    ['a flood of 20 megapixels without pixels', floodPng(5_000, 4_000), 'photo-unreadable'],
    ['a JPEG cut in half', jpeg.subarray(0, jpeg.length >> 1), 'photo-unreadable'],
    ['a PNG cut in half', png.subarray(0, png.length >> 1), 'photo-unreadable'],
    ['a JPEG of 200 passes', Buffer.concat([jpeg.subarray(0, 300), scans]), 'photo-unreadable'],
    [
      'a JPEG’s first bytes and a script',
      Buffer.concat([jpeg.subarray(0, 4), text('<script>')]),
      'photo-unreadable',
    ],
    ['11 MB', Buffer.concat([jpeg, Buffer.alloc(LARGEST_UPLOAD)]), 'photo-too-large'],
  ];
}

describe('a photo that is none', () => {
  test('is refused, each by its own words', async () => {
    for (const [name, bytes, code] of await hostile()) {
      await expect(encodePhoto(bytes), name).rejects.toEqual(refusal(code));
    }
  });
});

describe('a photo', () => {
  test('leaves everything but its pixels behind: no place, no camera, and it stands upright', async () => {
    const sent = await withGps(1200, 900);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const { bytes, width, height } = await encodePhoto(sent);
    const kept = await sharp(bytes).metadata();
    expect(kept).toMatchObject({ format: 'webp', width, height });
    expect([kept.exif, kept.icc, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('GPS')).toBe(false);
    expect(height).toBeGreaterThan(width);
  });

  test.each([
    ['jpeg', 4000, 3000],
    ['png', 800, 600],
    ['webp', 3000, 4000],
    ['jpeg', 300, 200],
  ] as const)('of %s, %d × %d, is kept at 60 KB or less and 800 px or less', async (kind, width, height) => {
    const sent = await drawn(width, height)[kind]().toBuffer();
    const photo = await encodePhoto(
      sent.length > LARGEST_UPLOAD ? await drawn(width, height).jpeg({ quality: 40 }).toBuffer() : sent,
    );
    expect(photo.bytes.length).toBeLessThanOrEqual(LARGEST_PHOTO);
    expect(photo.width).toBeLessThanOrEqual(Math.min(800, width));
    expect(photo.height).toBeLessThanOrEqual(1_000);
    const decoded = await sharp(photo.bytes).metadata();
    expect([decoded.width, decoded.height]).toEqual([photo.width, photo.height]);
  });

  test('with another file behind it is kept without that file', async () => {
    const jpeg = await drawn(400, 300).jpeg().toBuffer();
    const page = text('<script>alert(1)</script>');
    const { bytes } = await encodePhoto(Buffer.concat([jpeg, gzipSync(page), page]));
    expect(bytes.includes('script')).toBe(false);
    expect(bytes.subarray(8, 12).toString()).toBe('WEBP');
  });

  test('sent twice is the same to the byte', async () => {
    const sent = await withGps();
    expect((await encodePhoto(sent)).bytes.equals((await encodePhoto(sent)).bytes)).toBe(true);
  });
});

describe('the turnstile', () => {
  test('lets one through at a time, in order, also after one that failed', async () => {
    const turn = makeTurnstile();
    let inside = 0;
    const seen: number[] = [];
    const work = (n: number) => async () => {
      expect(++inside).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
      seen.push(n);
      if (n === 1) throw new Error('one');
      return n;
    };
    const all = await Promise.allSettled([0, 1, 2, 3].map((n) => turn(work(n))));
    expect(seen).toEqual([0, 1, 2, 3]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  test('turns away whoever comes when too many wait', async () => {
    const turn = makeTurnstile(1);
    const slow = () => new Promise((resolve) => setTimeout(resolve, 5));
    const [, , third] = await Promise.allSettled([turn(slow), turn(slow), turn(slow)]);
    expect(third).toMatchObject({ status: 'rejected', reason: { code: 'too-busy' } });
  });
});
