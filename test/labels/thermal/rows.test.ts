import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseOrigin } from '#core/origin';
import { stampUrl } from '#core/qr';
import type { Stamp } from '#core/stamp';
import { verify } from '#core/verify';
import { calibratedCorner } from '#labels/stock/calibration';
import { labelCorner, labelsPerPage } from '#labels/stock/stock';
import { densityOf } from '#labels/thermal/density';
import { png } from '#labels/thermal/png';
import { tspl } from '#labels/thermal/tspl';
import { zpl } from '#labels/thermal/zpl';
import { type Dots, digestsOf } from '#test/support/dots.ts';
import { crop, decodeWithZbar, decodeWithZxing, type Picture } from '#test/support/pdf.ts';
import { HONEY, ISSUED, type OCOP, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import {
  fileOf,
  picturesOf,
  printedByTspl,
  printedByZpl,
  type RunWish,
  thermalRun,
} from '#test/support/thermal.ts';
import { hasTools } from '#test/support/tools.ts';

const COUNTY = parseOrigin('https://truyxuat.bacninh.gov.vn');

const RUNS: readonly (RunWish & { readonly name: string; readonly dpi: 203 | 300 | 600 })[] = [
  { name: 'three across, begun at the third label', stock: 'roll-35x22-3', dpi: 203, count: 8, start: 3 },
  { name: 'three across at 300 dpi', stock: 'roll-35x22-3', dpi: 300, count: 7 },
  { name: 'three across at 600 dpi', stock: 'roll-35x22-3', dpi: 600, count: 3 },
  { name: 'mini stamps, three across', stock: 'roll-35x22-3', dpi: 203, count: 9, form: 'mini' },
  { name: 'two across, a long host', stock: 'roll-50x30-2', dpi: 203, count: 5, origin: COUNTY },
  { name: 'two across at 300 dpi, no GTIN', stock: 'roll-50x30-2', dpi: 300, count: 4, gtin: null },
  {
    name: 'one across, sample data',
    stock: 'roll-40x30',
    dpi: 203,
    count: 3,
    face: { ...HONEY, sample: true },
  },
  { name: 'one across at 600 dpi', stock: 'roll-40x30', dpi: 600, count: 2 },
  { name: 'the small roll', stock: 'roll-30x20', dpi: 203, count: 3 },
  {
    name: 'the small roll at 300 dpi, mini',
    stock: 'roll-30x20',
    dpi: 300,
    count: 3,
    form: 'mini',
    gtin: null,
  },
  {
    name: 'own measures, mini stamps of 16 mm, five across',
    stock: 'page=88x16,label=16x16,grid=5x1,margin=2x0,pitch=17x18,kind=roll',
    dpi: 203,
    count: 11,
    form: 'mini',
    gtin: null,
  },
  {
    name: 'a printer that misses',
    stock: 'roll-50x30-2',
    dpi: 203,
    count: 3,
    calibration: { offsetX: 0.4, offsetY: -0.3, scaleX: 1.004, scaleY: 0.998 },
  },
  { name: 'stamps with windows', stock: 'roll-50x30-2', dpi: 203, count: 3, pins: 'stamps' },
  { name: 'stamps and PINs', stock: 'roll-50x30-2', dpi: 300, count: 3, pins: 'both' },
];

let signer: TestSigner;
const folder = temporaryFolder();
beforeAll(async () => {
  signer = await testSigner();
});

/** Every label printed on, cut from its row. */
function labelsOf(rows: readonly Dots[], { spec }: ReturnType<typeof thermalRun>): Picture[] {
  const { stock, dpi, start, count, calibration } = spec;
  const perRow = labelsPerPage(stock);
  return Array.from({ length: count }, (_, index) => {
    const place = start - 1 + index;
    const { x, y } = calibratedCorner(labelCorner(stock, place % perRow), stock.label, calibration);
    const [left, top, width, height] = [x - stock.edge, y, stock.label.width, stock.label.height].map((mm) =>
      Math.round(mm * densityOf(dpi)),
    ) as [number, number, number, number];
    return crop(rows[Math.floor(place / perRow)]!, left, top, width, height);
  });
}

async function proofOf(text: string, origin: typeof OCOP, stamp: Stamp): Promise<string> {
  const trust = { origins: [origin], keys: [signer.key], macSecret: () => signer.macSecret };
  const verdict = await verify(text, trust, ISSUED);
  expect(verdict.presented).toEqual(stamp);
  return verdict.origin;
}

describe.skipIf(!hasTools('zbarimg'))('rows for thermal printers', () => {
  test.each(
    RUNS,
  )('are the same dots in ZPL, TSPL and PNG, and every code is read and verifies: $name', async (wish) => {
    const run = thermalRun(signer, wish);
    const zplFile = await fileOf(zpl, run);
    const printed = printedByZpl(zplFile.bytes);
    const pictures = await picturesOf((await fileOf(png, run)).bytes);
    const same = digestsOf(printed);
    expect(digestsOf(pictures.map(({ dots }) => dots))).toEqual(same);
    const rowsOfTspl = printedByTspl((await fileOf(tspl, run)).bytes, wish.dpi);
    expect(digestsOf(rowsOfTspl)).toEqual(same);
    const rows = Math.ceil((run.spec.start - 1 + run.spec.count) / labelsPerPage(run.spec.stock));
    expect(zplFile.report).toEqual({ pages: rows, stamps: run.spec.count });
    expect(printed).toHaveLength(rows);
    expect(pictures.every(({ dpi }) => dpi === wish.dpi)).toBe(true);
    const labels = labelsOf(printed, run);
    const expected = run.stamps.map(({ stamp }) => stampUrl(run.spec.origin, stamp));
    expect(await decodeWithZbar(labels, join(folder.path, wish.name))).toEqual(expected);
    for (const [index, label] of labels.entries()) {
      const text = await decodeWithZxing(label);
      expect(text).toBe(expected[index]);
      const proof = await proofOf(text!, run.spec.origin, run.stamps[index]!.stamp);
      expect(proof).toBe(wish.form === 'mini' ? 'mac' : 'signed');
    }
  });
});
