import sharp from 'sharp';
import { expect, test } from 'vitest';
import { safeFormOf } from '#server/marks/safeMark.ts';
import { svg } from './svgFiles.ts';

const bytesOf = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text;
const square = async (background: string) =>
  new Uint8Array(
    await sharp({ create: { width: 60, height: 60, channels: 3, background } })
      .png()
      .toBuffer(),
  );

test('a mark without a black dot is refused, for its place on stamps would be empty', async () => {
  const white = svg('<rect width="100" height="100" fill="white"/>');
  for (const mark of [white, svg('<circle cx="50" cy="50" r="40" fill="#fffbe0"/>'), await square('#ffffff')])
    await expect(safeFormOf(bytesOf(mark))).rejects.toMatchObject({ code: 'mark-without-ink' });
});

test('white on a dark ground is taken, and so is a dot', async () => {
  const dark = '<rect width="100" height="100" fill="black"/><circle cx="50" cy="50" r="30" fill="white"/>';
  const dot = '<rect width="100" height="100" fill="white"/><circle cx="50" cy="50" r="4"/>';
  for (const mark of [svg(dark), svg(dot), await square('#101010')])
    expect((await safeFormOf(bytesOf(mark))).width).toBeGreaterThan(0);
});
