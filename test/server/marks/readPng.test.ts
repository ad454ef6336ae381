import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refusal, type RefusalCode } from '#core/refusal';
import { readPng } from '#server/marks/readPng.ts';
import { safeFormOf } from '#server/marks/safeMark.ts';
import { drawn, floodPng } from '#test/support/pictures.ts';
import { svg } from './svgFiles.ts';

const refusal = (code: RefusalCode) => expect.objectContaining({ code });

/** A red square in clear air. */
function onAir(side: number) {
  const dot = Buffer.from(
    svg(
      '<rect x="25" y="25" width="50" height="50" fill="#f00"/>',
      `viewBox="0 0 100 100" width="${side}" height="${side}"`,
    ),
  );
  return sharp(dot).png();
}

describe('a mark of pixels', () => {
  test('stands on white, in colour and in gray, and is kept as it reads again', async () => {
    const art = await readPng(
      await onAir(100)
        .withMetadata({ exif: { IFD0: { Make: 'Máy ảnh mẫu' } } })
        .toBuffer(),
    );
    expect(art).toMatchObject({ kind: 'raster', width: 100, height: 100 });
    expect([art.gray[0], art.gray[5050]]).toEqual([255, 76]);
    const kept = await sharp(art.png).metadata();
    expect(kept).toMatchObject({ format: 'png', channels: 3, hasAlpha: false, depth: 'uchar' });
    expect(kept.exif).toBeUndefined();
    expect(await readPng(art.png)).toEqual(art);
  });

  test('is no larger than printers can show', async () => {
    const art = await readPng(await onAir(1500).toBuffer());
    expect([art.width, art.height, art.gray.length]).toEqual([600, 600, 360_000]);
  });

  test('of gray, of a palette or of 16 bits is the same picture', async () => {
    const made = [onAir(64).greyscale(), onAir(64).png({ palette: true }), onAir(64).toColourspace('rgb16')];
    for (const one of made) expect((await readPng(await one.toBuffer())).gray).toHaveLength(64 * 64);
  });

  test('that is a bomb, a ribbon or half a file is refused before it is decoded', async () => {
    const whole = await onAir(200).toBuffer();
    const files: [string, Uint8Array, RefusalCode][] = [
      ['10 gigapixels', floodPng(100_000, 100_000), 'mark-too-large'],
      ['2,001 pixels', floodPng(2001, 2001), 'mark-too-large'],
      [
        'a ribbon',
        await sharp({ create: { width: 900, height: 100, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
        'mark-too-slim',
      ],
      ['four megapixels without pixels', floodPng(2000, 2000), 'mark-unreadable'],
      ['a dot', await onAir(8).toBuffer(), 'mark-too-small'],
      ['half of one', whole.subarray(0, whole.length >> 1), 'mark-unreadable'],
      ['its first bytes', whole.subarray(0, 20), 'mark-unreadable'],
      ['600 KB', Buffer.concat([whole, Buffer.alloc(600_000)]), 'mark-too-large'],
      ['a JPEG', await drawn(100, 100).jpeg().toBuffer(), 'mark-unreadable'],
    ];
    for (const [name, file, code] of files) await expect(readPng(file), name).rejects.toEqual(refusal(code));
  });
});

describe('an upload', () => {
  test('is known by its bytes', async () => {
    expect(await safeFormOf(await onAir(100).toBuffer())).toMatchObject({ type: 'png', width: 100 });
    expect(
      await safeFormOf(Buffer.from(`\ufeff\n${svg('<path d="M0 0h9v9z"/>')}`.replace('\n', ''))),
    ).toMatchObject({
      type: 'svg',
      width: 1000,
    });
  });

  test('of any other kind is refused', async () => {
    const jpeg = await drawn(100, 100).jpeg().toBuffer();
    for (const file of [
      jpeg,
      await drawn(9, 9).webp().toBuffer(),
      Buffer.from('GIF89a'),
      Buffer.from('%PDF-1.7'),
    ])
      await expect(safeFormOf(file)).rejects.toEqual(refusal('file-type-refused'));
    await expect(safeFormOf(Buffer.alloc(0))).rejects.toEqual(refusal('mark-unreadable'));
    await expect(safeFormOf(Buffer.alloc(700_000, 7))).rejects.toEqual(refusal('mark-too-large'));
  });
});

test('a PNG with any of its bytes changed, or cut anywhere, is read or refused by a code', async () => {
  const whole = await onAir(40).toBuffer();
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), cut: fc.nat(whole.length) });
  await fc.assert(
    fc.asyncProperty(change, fc.boolean(), async ({ at, byte, cut }, isCut) => {
      const file = Buffer.from(isCut ? whole.subarray(0, cut) : whole);
      if (at < file.length) file[at] = byte;
      const answer = await safeFormOf(file).catch((error: unknown) => error);
      if (answer instanceof Refusal) expect(answer.code).toMatch(/^(mark-|file-type-refused)/);
      else expect(answer).toMatchObject({ type: 'png' });
    }),
    { numRuns: 150 },
  );
});
