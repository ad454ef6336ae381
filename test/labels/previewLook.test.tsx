import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StampLook } from '#labels/marks/look';
import { pdfFormat } from '#labels/pdf/format';
import { previewSheet, type SheetPreview } from '#labels/preview';
import { findStock } from '#labels/stock/findStock';
import { fullLook } from '#test/specimen/samples.ts';
import { runWhole } from '#test/support/runs.ts';
import { HONEY, OCOP } from '#test/support/sheets.ts';
import { testSigner } from '#test/support/signer.ts';
import { hasTools, runTool } from '#test/support/tools.ts';
import { StampPicture } from '#web/parts/StampPicture.tsx';

const DPI = 300;
let folder: string;
let look: StampLook;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'temgoc-'));
  look = await fullLook();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** One stamp as a file and as its preview. */
async function both(size: readonly [number, number], form: 'full' | 'mini', with_: StampLook) {
  const signer = await testSigner();
  const [width, height] = size;
  const stock = `page=${width}x${height},label=${width}x${height},grid=1x1,margin=0x0`;
  const { bytes } = await runWhole(pdfFormat, { stock, stamps: [signer[form](1)], look: with_, dpi: DPI });
  const file = join(folder, `${width}x${height} ${form}.pdf`);
  await writeFile(file, bytes);
  const wish = { origin: OCOP, form, gtin: null, dpi: DPI, start: 1, count: 1, face: HONEY, look: with_ };
  return { file, preview: previewSheet({ ...wish, stock: findStock(stock) }) };
}

async function printed(file: string): Promise<Pixels> {
  await runTool('pdftoppm', ['-png', '-singlefile', '-r', String(DPI), file, file.slice(0, -4)]);
  return pixelsOf(sharp(`${file.slice(0, -4)}.png`));
}

/** The preview without its words, as a browser draws it. */
async function shown({ stamp }: SheetPreview, { width, height }: Pixels): Promise<Pixels> {
  const markup = renderToString(<StampPicture stamp={{ ...stamp, texts: [] }} label="tem" />);
  const svg = markup
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/ width="\d+" role/, ` width="${width}" height="${height}" preserveAspectRatio="none" role`);
  return pixelsOf(sharp(Buffer.from(svg)).resize(width, height, { fit: 'fill' }));
}

/** How far two pictures are apart in a box of mm, on average, from 0 to 255. */
function apart(a: Pixels, b: Pixels, box: { x: number; y: number; width: number; height: number }): number {
  const at = (mm: number) => Math.round((mm / 25.4) * DPI);
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, at(box.y)); y < Math.min(a.height, at(box.y + box.height)); y++)
    for (let x = Math.max(0, at(box.x)); x < Math.min(a.width, at(box.x + box.width)); x++)
      for (let channel = 0; channel < 3; channel++) {
        const index = 3 * (y * a.width + x) + channel;
        sum += Math.abs(a.data[index]! - b.data[index]!);
        count++;
      }
  return sum / count;
}

const tools = hasTools('pdftoppm', 'pdftotext', 'pdfinfo');

describe.skipIf(!tools)('the preview of a look is what is printed', () => {
  test.each([
    [[60, 40], 'full'],
    [[50, 30], 'mini'],
    [[63.5, 72], 'full'],
    [[25, 20], 'full'],
  ] as const)('on %j mm, %s: every star, band and mark in its place, size and colour', async (size, form) => {
    const { file, preview } = await both(size, form, look);
    const paper = await printed(file);
    const screen = await shown(preview, paper);
    const { stars, arts, bars } = preview.stamp;
    expect(stars).toHaveLength(5);
    expect(arts).toHaveLength(size[0] > 30 ? 3 : 0);
    const boxes = [
      ...stars.map(({ x, y, size: side }) => ({ x, y, width: side, height: side })),
      ...arts.map(({ box }) => box),
      ...bars,
    ];
    for (const box of boxes) {
      const blank = { ...paper, data: Buffer.alloc(paper.data.length, 255) };
      const ink = apart(paper, blank, box);
      expect(ink).toBeGreaterThan(25);
      expect(apart(paper, screen, box)).toBeLessThan(0.3 * ink);
    }
  });

  test('words that run upwards stand where the preview has them', async () => {
    const { file, preview } = await both([25, 20], 'full', look);
    const lines = preview.stamp.texts.filter(({ turn }) => turn === 'up');
    expect(lines.length).toBeGreaterThanOrEqual(3);
    const html = await runTool('pdftotext', ['-bbox', file, '-']);
    const words = [
      ...html.matchAll(/<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g),
    ].map(([, left, top, right, bottom, word = '']) => {
      const [x = 0, y = 0, far = 0, foot = 0] = [left, top, right, bottom].map(
        (points) => (Number(points) * 25.4) / 72,
      );
      return { x, y, far, foot, word };
    });
    for (const { text, kind, x, baseline, width } of lines) {
      const slack = kind === 'id' ? 0.6 : 0.2;
      const [head = ''] = kind === 'id' ? ['0100'] : text.split(' ');
      const found = words.find(
        ({ word, foot, x: left, far }) =>
          word === head && Math.abs(foot - baseline) < slack && left < x && far > x - 0.01,
      );
      expect(found, text).toBeDefined();
      const last = words.filter(({ x: left, far }) => left < x && far > x - 0.01).map(({ y }) => y);
      expect(Math.abs(Math.min(...last) - (baseline - width))).toBeLessThan(slack);
    }
  });

  test('with bleed the page is as large, and its first crop mark is where the preview has it', async () => {
    const { file, preview } = await both([50, 30], 'full', { ...look, bleed: 2 });
    const [, width, height] = /Page size: +([\d.]+) x ([\d.]+)/.exec(await runTool('pdfinfo', [file])) ?? [];
    expect((Number(width) * 25.4) / 72).toBeCloseTo(preview.page.width, 0);
    expect((Number(height) * 25.4) / 72).toBeCloseTo(preview.page.height, 0);
    expect(preview.lines).toHaveLength(8 + 52);
    const paper = await printed(file);
    for (const { from, to } of preview.lines) {
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      const box = { x: middle.x - 0.15, y: middle.y - 0.15, width: 0.3, height: 0.3 };
      const blank = { ...paper, data: Buffer.alloc(paper.data.length, 255) };
      expect(apart(paper, blank, box)).toBeGreaterThan(30);
    }
    const [bar] = preview.stamp.bars;
    expect(bar!.x + bar!.width).toBeCloseTo(preview.stamp.label.width + 2, 9);
    const [corner] = preview.labels;
    const colour = [0xa3, 0x22, 0x1b];
    const at = (mm: number) => Math.round((mm / 25.4) * DPI);
    const index = 3 * (at(corner!.y - 1) * paper.width + at(corner!.x + bar!.x + 1));
    expect([...paper.data.subarray(index, index + 3)]).toEqual(colour);
  });
});
