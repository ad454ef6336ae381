import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { openDocument } from '#labels/face/typeface';
import type { VectorArt } from '#labels/marks/markArt';
import { toPoints } from '#labels/millimetre';
import { drawMark } from '#labels/pdf/draw';
import { blankBitmap, isBlack } from '#labels/thermal/bitmap';
import { drawMark as drawDots } from '#labels/thermal/drawMarks';
import type { Letters } from '#labels/thermal/letters';
import { hasTools, runTool } from '#test/support/tools.ts';
import { readSvg } from '../../../server/marks/readSvg.ts';

/** A mark of 20 mm: 160 dots of a thermal printer at 8 to the millimetre. */
const SIDE = 20;
const DENSITY = 8;
const DOTS = SIDE * DENSITY;
const BOX = { x: 0, y: 0, width: SIDE, height: SIDE };

const markOf = (path: string): VectorArt =>
  readSvg(
    new TextEncoder().encode(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><g fill="none" stroke="#000">${path}</g></svg>`,
    ),
  );

function dotsOf(art: VectorArt) {
  const bitmap = blankBitmap(DOTS, DOTS);
  const letters = undefined as unknown as Letters;
  drawDots({ bitmap, density: DENSITY, letters }, { kind: 'art', art, box: BOX } as never);
  return bitmap;
}

/** The levels of grey that poppler gives the dots of the mark in a PDF. */
async function greyOf(art: VectorArt): Promise<Buffer> {
  const document = openDocument({ margin: 0 });
  const whole = buffer(document.pipe(new PassThrough()));
  document.addPage({ size: [toPoints(SIDE), toPoints(SIDE)], margin: 0 });
  drawMark(document, { kind: 'art', art, box: BOX } as never);
  document.end();
  const folder = await mkdtemp(join(tmpdir(), 'temgoc-'));
  try {
    await writeFile(join(folder, 'mark.pdf'), await whole);
    const size = ['-scale-to', String(DOTS)];
    await runTool('pdftoppm', [
      '-gray',
      '-singlefile',
      '-png',
      ...size,
      join(folder, 'mark.pdf'),
      join(folder, 'mark'),
    ]);
    return await sharp(join(folder, 'mark.png')).greyscale().raw().toBuffer();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Dots that a PDF has quite white and a thermal printer black, or the other way round. */
async function otherwise(path: string): Promise<number> {
  const art = markOf(path);
  const [dots, grey] = [dotsOf(art), await greyOf(art)];
  expect(grey.length).toBe(DOTS * DOTS);
  return [...grey].filter((light, at) => {
    const black = isBlack(dots, at % DOTS, Math.floor(at / DOTS));
    return black ? light > 215 : light < 40;
  }).length;
}

describe.skipIf(!hasTools('pdftoppm'))('a line of a mark looks on a thermal printer as in the PDF', () => {
  test.each([
    ['flat at its ends', '<path stroke-width="60" d="M30 50h40"/>'],
    ['flat at ends that lie askew', '<path stroke-width="20" d="M25 30L75 70"/>'],
    ['mitred at a right corner', '<path stroke-width="20" d="M20 80V20H80"/>'],
    ['mitred at a corner turned the other way', '<path stroke-width="20" d="M80 80V20H20"/>'],
    ['mitred at a sharp corner', '<path stroke-width="8" d="M20 90L50 30L80 90"/>'],
    ['cut off flat at a corner beyond the limit', '<path stroke-width="12" d="M40 90L50 20L60 90"/>'],
    ['whole where it is closed', '<path stroke-width="14" d="M20 20H80V80H20Z"/>'],
    ['open where it only comes back', '<path stroke-width="14" d="M20 20H80V80H20V20"/>'],
    ['going on after it was closed', '<path stroke-width="8" d="M30 30H70V70ZL30 80"/>'],
    ['smooth along a curve', '<path stroke-width="16" d="M15 70C15 10 85 10 85 70"/>'],
    ['smooth around a circle', '<circle cx="50" cy="50" r="35" stroke-width="20"/>'],
    ['nothing where it goes nowhere', '<path stroke-width="30" d="M50 50h0M20 80h60"/>'],
    ['whole where it crosses itself', '<path stroke-width="14" d="M20 20L80 80M80 20L20 80"/>'],
  ])('%s', async (_, path) => {
    expect(await otherwise(path)).toBeLessThanOrEqual(2);
  });
});

test('a short wide line is the rectangle it is said to be', () => {
  const dots = dotsOf(markOf('<path stroke-width="60" d="M30 50h40"/>'));
  const rows = Array.from({ length: DOTS }, (_, y) => y).filter((y) => isBlack(dots, DOTS / 2, y));
  const columns = Array.from({ length: DOTS }, (_, x) => x).filter((x) => isBlack(dots, x, DOTS / 2));
  expect([rows.length, columns.length]).toEqual([96, 64]);
});
