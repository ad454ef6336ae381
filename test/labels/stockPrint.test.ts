import { beforeAll, describe, expect, test } from 'vitest';
import { stampUrl } from '#core/qr';
import { formatPrintedId } from '#core/stampId';
import { type Picture, rasterise } from '#test/support/pdf.ts';
import { OCOP, printInto, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
const DPI = 300;
let signer: TestSigner;
beforeAll(async () => {
  signer = await testSigner();
});

function stamps(count: number) {
  return Array.from({ length: count }, (_, index) => signer.full(index + 1));
}

/** Where a row of pixels is inked between two places, mm from the left to the middle of each stretch. */
function inkAlong({ pixels, width }: Picture, y: number, from: number, to: number): number[] {
  const at = (mm: number) => Math.round((mm * DPI) / 25.4);
  const middles: number[] = [];
  let start = -1;
  for (let x = at(from); x <= at(to); x++) {
    const isInk = (pixels[at(y) * width + x] ?? 255) < 128;
    if (isInk && start < 0) start = x;
    if (!isInk && start >= 0) {
      middles.push((((start + x) / 2) * 25.4) / DPI);
      start = -1;
    }
  }
  return middles;
}

describe.skipIf(!hasTools('pdftoppm', 'pdftotext'))('a printed page', () => {
  test('has a ruler of 50 mm in its margin, wherever the labels are moved', async () => {
    for (const [name, miss] of [
      ['exact', undefined],
      ['moved', { offsetX: 0.8, offsetY: -0.5, scaleX: 0.998, scaleY: 1.002 }],
    ] as const) {
      const wish = { stamps: stamps(3), ...(miss ? { calibration: miss } : {}) };
      const { file } = await printInto(folder.path, `${name}.pdf`, wish);
      const page = await rasterise(file, 1, DPI);
      // The row stands in the middle of 4.2 to 10.7 mm; 0.6 mm under its top only the ticks of each 10 mm are inked.
      const ticks = inkAlong(page, 6.15 + 0.6, 3, 56);
      expect(ticks).toHaveLength(6);
      expect(ticks.at(-1)! - ticks[0]!).toBeCloseTo(50, 0);
      expect(Math.abs(ticks.at(-1)! - ticks[0]! - 50)).toBeLessThan(0.1);
    }
  });

  test('says which page it is, and which stamps it holds, also where it begins with a later label', async () => {
    const printed = stamps(70);
    const { file, pages } = await printInto(folder.path, 'pages.pdf', { stamps: printed, start: 60 });
    expect(pages).toBe(2);
    const [first, sixth, seventh, last] = [0, 5, 6, 69].map((index) => formatPrintedId(printed[index]!.id));
    const text = await runTool('pdftotext', ['-layout', file, '-']);
    expect(text).toContain(`tờ 1/2 · ${first} – ${sixth}`);
    expect(text).toContain(`tờ 2/2 · ${seventh} – ${last}`);
    expect(text.match(/50 mm · in đúng 100 % \/ print at 100 %/g)).toHaveLength(2);
  });

  test('of a roll is one row of labels, with nothing beside its stamps', async () => {
    const { file, pages } = await printInto(folder.path, 'roll.pdf', {
      stock: 'roll-35x22-3',
      stamps: stamps(7),
    });
    expect(pages).toBe(3);
    expect(await runTool('pdftotext', [file, '-'])).not.toContain('tờ 1/3');
    expect(await runTool('pdfinfo', [file])).toMatch(/Page size:\s+311\.\d* x 62\.\d* pts/);
  });

  test.skipIf(!hasTools('zbarimg'))('of plain paper has every code found between its cut lines', async () => {
    for (const [stock, count] of [
      ['plain=20x20', 140],
      ['plain=30x20', 90],
    ] as const) {
      const printed = stamps(count);
      const { file } = await printInto(folder.path, `${stock}.pdf`, { stock, stamps: printed });
      const prefix = file.replace(/\.pdf$/, '');
      await runTool('pdftoppm', ['-r', String(DPI), '-gray', '-singlefile', file, prefix]);
      const found = (await runTool('zbarimg', ['-q', '--raw', `${prefix}.pgm`])).trim().split('\n');
      expect(new Set(found)).toEqual(new Set(printed.map((stamp) => stampUrl(OCOP, stamp))));
    }
  });
});
