import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { svg } from '#labels/house/svg';
import { cropMarks, slugOf, withBleed } from '#labels/layout/bleed';
import type { StampLook } from '#labels/marks/look';
import { dotSize } from '#labels/millimetre';
import { pdfFormat } from '#labels/pdf/format';
import { previewSheet } from '#labels/preview';
import { findStock } from '#labels/stock/findStock';
import { fullLook } from '#test/specimen/samples.ts';
import { rasterise } from '#test/support/pdf.ts';
import { runWhole } from '#test/support/runs.ts';
import { HONEY, OCOP, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import { hasTool } from '#test/support/tools.ts';

const DPI = 300;
const BLEED = 2;
const folder = temporaryFolder();
let signer: TestSigner;
let look: StampLook;
beforeAll(async () => {
  signer = await testSigner();
  look = { ...(await fullLook()), bleed: BLEED };
});

/** The SVG of one stamp on a paper. */
async function svgOn(stock: string): Promise<string> {
  const { bytes } = await runWhole(svg, { stock, stamps: [signer.full(1)], look, dpi: DPI });
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry())
    return (await buffer(await zip.openReadStreamPromise(entry))).toString();
  throw new Error('no file');
}

function previewOn(stock: string) {
  const wish = { origin: OCOP, form: 'full', gtin: null, dpi: DPI, start: 1, count: 1, face: HONEY } as const;
  return previewSheet({ ...wish, look, stock: findStock(stock) });
}

const numbersIn = (text: string) => [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(([one]) => Number(one));

function expectNear(found: readonly number[], meant: readonly number[], by: number): void {
  expect(found).toHaveLength(meant.length);
  for (const [i, value] of found.entries())
    expect(Math.abs(value - (meant[i] ?? Number.NaN))).toBeLessThanOrEqual(by);
}

/** The page that is cut, without the foot below it that only a PDF has. */
const cutPage = (stock: string) => withBleed(findStock(stock), BLEED).page;

const alone = ([width, height]: readonly [number, number]) =>
  `page=${width}x${height},label=${width}x${height},grid=1x1,margin=0x0`;
const SIZES = [
  [60, 40],
  [50, 30],
  [25, 20],
] as const;

describe('a look with bleed, as SVG for a print house', () => {
  test.each(
    SIZES,
  )('on %f × %f mm has the page, the crop marks and the symbol of the preview', async (...size) => {
    const [text, preview] = [await svgOn(alone(size)), previewOn(alone(size))];
    const slug = slugOf(BLEED);
    const cut = withBleed(findStock(alone(size)), BLEED);
    const { width, height } = cut.page;
    const [, box = ''] = /viewBox="([^"]*)"/.exec(text) ?? [];
    expectNear(numbersIn(box), [-slug, -slug, width, height], 1e-3);
    expect(text).toContain(` width="${numbersIn(box)[2]}mm" height="${numbersIn(box)[3]}mm"`);
    const [, crop = ''] = /<path fill="none" stroke="#000" stroke-width="0.1" d="([^"]*)"/.exec(text) ?? [];
    const crops = cropMarks(cut, BLEED);
    expect(preview.lines).toEqual(expect.arrayContaining(crops));
    const lines = crops.flatMap(({ from, to }) => [from.x, from.y, to.x, to.y]);
    expectNear(
      numbersIn(crop).map((at) => at + slug),
      lines,
      1e-3,
    );
    const [, matrix = ''] = /<path transform="matrix\(([^)]*)\)" d="M0 0h7v7/.exec(text) ?? [];
    const [module = 0, , , , x = 0, y = 0] = numbersIn(matrix);
    const { symbol, modules } = preview.stamp;
    expect(module * modules).toBeCloseTo(symbol.width, 3);
    // Each on whole dots of its own page.
    expectNear([x, y], [symbol.x, symbol.y], dotSize(DPI) * 1.01);
  });

  test('of a sheet is the stamp that the sheet has', async () => {
    const [text, { stamp }] = [await svgOn('a4-24'), previewOn('a4-24')];
    const [, matrix = ''] = /<path transform="matrix\(([^)]*)\)" d="M0 0h7v7/.exec(text) ?? [];
    const [module = 0, , , , x = 0, y = 0] = numbersIn(matrix);
    expect(module * stamp.modules).toBeCloseTo(stamp.symbol.width, 3);
    expectNear([x, y], [stamp.symbol.x, stamp.symbol.y], dotSize(DPI) * 1.01);
  });

  test.skipIf(!hasTool('pdftoppm')).each(SIZES)(
    'on %f × %f mm is the picture of the PDF',
    async (...size) => {
      const stock = alone(size);
      const { bytes } = await runWhole(pdfFormat, { stock, stamps: [signer.full(1)], look, dpi: DPI });
      const file = join(folder.path, `${size.join('x')}.pdf`);
      writeFileSync(file, bytes);
      const { pixels: page, width } = await rasterise(file, 1, DPI);
      const height = Math.round(cutPage(stock).height / dotSize(DPI));
      const paper = page.subarray(0, width * height);
      const { pixels } = await pictureOf(await svgOn(stock), { width, height });
      let [apart, ink] = [0, 0];
      for (const [i, gray] of paper.entries()) {
        apart += Math.abs(gray - (pixels[i] ?? 0));
        ink += 255 - gray;
      }
      expect(apart / ink).toBeLessThan(0.25);
    },
  );
});

/** An SVG's pixels at the measures of another picture. */
async function pictureOf(text: string, { width, height }: { width: number; height: number }) {
  const image = sharp(Buffer.from(text), { density: 600 }).resize(width, height, { fit: 'fill' });
  const { data } = await image
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: data };
}
