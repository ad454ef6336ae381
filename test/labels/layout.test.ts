import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Origin } from '#core/origin';
import { qrModules } from '#core/qr';
import { Refusal } from '#core/refusal';
import { composeFace } from '#labels/face/compose';
import type { FaceField } from '#labels/face/face';
import type { Mark } from '#labels/face/place';
import { widestId } from '#labels/face/row';
import { measure, openDocument } from '#labels/face/typeface';
import { layOutKind } from '#labels/layout/fitting';
import { layOutStamp } from '#labels/layout/layout';
import type { StampLayout } from '#labels/layout/stampLayout';
import { PLAIN_LOOK } from '#labels/marks/look';
import { type Box, dotSize } from '#labels/millimetre';
import { leastDots } from '#labels/qr/floor';
import { MODULE_RANGE } from '#labels/qr/symbol';
import { findStock } from '#labels/stock/findStock';
import type { Stock } from '#labels/stock/stock';
import { HONEY } from '#test/support/sheets.ts';

const typeface = measure(openDocument({}));
const FULL = qrModules(6);

function oneLabel(width: number, height: number): Stock {
  return findStock(`page=210x297,label=${width.toFixed(1)}x${height.toFixed(1)},grid=1x1,margin=10x10`);
}

function overlap(a: Box, b: Box): boolean {
  const slack = 1e-6;
  const beside = a.x + a.width <= b.x + slack || b.x + b.width <= a.x + slack;
  const above = a.y + a.height <= b.y + slack || b.y + b.height <= a.y + slack;
  return !beside && !above;
}

function inside(inner: Box, outer: Box): boolean {
  const slack = 1e-6;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function inked(mark: Mark): Box {
  if (mark.kind === 'bar' || mark.kind === 'frame' || mark.kind === 'art') return mark.box;
  if (mark.kind === 'star') return { x: mark.x, y: mark.y, width: mark.size, height: mark.size };
  const { text, weight, size } = mark;
  const ascent = typeface.ascent(text, weight) * size;
  return lineBox(mark, typeface.width(text, weight) * size, ascent, 0.24 * size);
}

/** The box of a line, upright or running upwards. */
function lineBox(
  { x, baseline, turn }: { x: number; baseline: number; turn?: 'up' },
  length: number,
  ascent: number,
  descent: number,
): Box {
  const across = ascent + descent;
  return turn
    ? { x: x - ascent, y: baseline - length, width: across, height: length }
    : { x, y: baseline - ascent, width: length, height: across };
}

function safeArea({ label }: Stock, { safety, compact }: StampLayout): Box {
  expect(safety).toBeGreaterThanOrEqual(compact ? 0.49 : 0.9);
  return { x: safety, y: safety, width: label.width - 2 * safety, height: label.height - 2 * safety };
}

const label = fc.record({
  width: fc.integer({ min: 100, max: 1000 }).map((tenths) => tenths / 10),
  height: fc.integer({ min: 100, max: 800 }).map((tenths) => tenths / 10),
});
const dpi = fc.constantFrom(203, 300, 360, 600, 720, 1200);
const version = fc.integer({ min: 2, max: 9 });

function tryLayout(stock: Stock, atDpi: number, modules: number, sample = false): StampLayout | undefined {
  try {
    return layOutStamp(stock, atDpi, modules, { sample });
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe('stock-too-small');
    return undefined;
  }
}

describe('a layout', () => {
  test('keeps QR with quiet zone, words and caption apart and inside any label it accepts', () => {
    fc.assert(
      fc.property(label, dpi, version, (size, atDpi, qr) => {
        const stock = oneLabel(size.width, size.height);
        const layout = tryLayout(stock, atDpi, qrModules(qr));
        if (!layout) return;
        const boxes = [layout.qr, layout.text, ...(layout.caption ? [layout.caption] : [])];
        for (const box of boxes) expect(inside(box, safeArea(stock, layout))).toBe(true);
        for (const [i, box] of boxes.entries())
          for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBe(false);
        const module = layout.dotsPerModule * dotSize(atDpi);
        expect(module).toBeGreaterThanOrEqual(MODULE_RANGE.least - 1e-9);
        expect(layout.qr.width).toBeCloseTo((layout.modules + 8) * module + dotSize(atDpi), 9);
      }),
      { numRuns: 500 },
    );
  });

  test('refused, says the smallest label that works, and that one works', () => {
    fc.assert(
      fc.property(label, dpi, version, (size, atDpi, qr) => {
        const stock = oneLabel(Math.min(size.width, 30), Math.min(size.height, 20));
        try {
          layOutStamp(stock, atDpi, qrModules(qr));
        } catch (error) {
          const { width, height } = (error as Refusal).details as { width: number; height: number };
          const enough = oneLabel(width, height);
          expect(layOutStamp(enough, atDpi, qrModules(qr)).modules).toBe(qrModules(qr));
          expect(tryLayout(oneLabel(width - 0.2, height - 0.2), atDpi, qrModules(qr))).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a4-65', 300, 4],
    ['a4-65', 600, 8],
    ['a4-24', 300, 6],
    ['a4-24', 600, 12],
    ['a4-24', 203, 4],
  ])('a full stamp on %s at %i dpi has modules of %i dots', (stock, atDpi, dots) => {
    expect(layOutStamp(findStock(stock), atDpi, FULL).dotsPerModule).toBe(dots);
  });

  test('a 15 mm jar label is too small for a full stamp and says so', () => {
    expect(() => layOutStamp(oneLabel(15, 15), 300, FULL)).toThrow('stock-too-small');
  });

  test.each([0, 72, 202, 1201, 300.5, Number.NaN])('%d dots an inch are refused', (wrong) => {
    expect(() => layOutStamp(findStock('a4-65'), wrong, FULL)).toThrow('dpi-out-of-range');
  });

  test('on paper that the printer cannot ink to the rim, neither QR nor words stand on the rim', () => {
    const stock = findStock('a4-24');
    const { qr, text, dotsPerModule } = layOutStamp(stock, 300, FULL);
    const quiet = 4 * dotsPerModule * dotSize(300);
    expect(qr.x + quiet).toBeGreaterThanOrEqual(stock.edge - 1e-9);
    expect(stock.label.width - text.x - text.width).toBeGreaterThanOrEqual(stock.edge - 1e-9);
    expect(text.y + stock.margin.y).toBeGreaterThanOrEqual(stock.edge - 1e-9);
  });
});

const viet = 'Mật ong hoa nhãn Thanh Mai đặc sản CHẢ CÁ ẨM THỰC truyền thống Nghiêng-ngả'.split(' ');
const name = fc.array(fc.constantFrom(...viet, 'ẤẦẨẪẬ'.repeat(9)), { minLength: 1, maxLength: 25 });

const modules = fc.constantFrom(FULL, qrModules(3), qrModules(4));

describe('the words on a stamp', () => {
  test('of any length stay in their boxes, never over the QR, never over each other', () => {
    fc.assert(
      fc.property(
        label,
        dpi,
        modules,
        name,
        name,
        fc.boolean(),
        (size, atDpi, qr, product, producer, sample) => {
          const stock = oneLabel(size.width, size.height);
          const layout = tryLayout(stock, atDpi, qr, sample);
          if (!layout) return;
          const face = { ...HONEY, productName: product.join(' '), producerName: producer.join(' '), sample };
          const { marks, ids, shortened } = composeFace(face, 'truyxuat.bacninh.gov.vn', layout, typeface);
          const idBoxes = ids.map(({ from, to, size: em, x, baseline, align, turn }) => {
            const width = ((widestId(typeface) * (to - from)) / 16) * em;
            const back = align === 'middle' ? width / 2 : 0;
            const start = turn ? { x, baseline: baseline + back, turn } : { x: x - back, baseline };
            return lineBox(start, width, 0.78 * em, 0.04 * em);
          });
          const bars = marks.filter(({ kind }) => kind === 'bar').map(inked);
          const free = [
            ...marks.filter((mark) => mark.kind !== 'text' || !mark.inverse).map(inked),
            ...idBoxes,
          ];
          for (const box of free) {
            expect(inside(box, safeArea(stock, layout))).toBe(true);
            expect(overlap(box, layout.qr)).toBe(false);
          }
          const lines = free.map(({ x, y, width, height: high }) => {
            const [across, down] = [0.03 * Math.min(width, high), 0.02 * high];
            return { x: x + across, y: y + down, width: width - 2 * across, height: 0.94 * high };
          });
          for (const [i, line] of lines.entries())
            for (const other of lines.slice(i + 1)) expect(overlap(line, other)).toBe(false);
          const left = new Set(shortened.filter(({ printed }) => printed === '').map(({ field }) => field));
          const never = layout.compact ? ['sample', 'star', 'id'] : ['sample', 'star', 'id', 'productName'];
          expect(never.filter((field) => left.has(field as FaceField))).toEqual([]);
          expect(bars).toHaveLength(sample ? 1 : 0);
          const stars = marks.filter((mark) => mark.kind === 'star');
          const isShort = marks.some((mark) => mark.kind === 'text' && mark.text === '4');
          expect([stars.length, stars.filter((mark) => mark.filled).length]).toEqual(
            isShort ? [1, 1] : [5, 4],
          );
          expect(idBoxes.length).toBeGreaterThan(0);
          for (const { printed, whole } of shortened) expect(printed).not.toBe(whole);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('of an ordinary product all stand on every known paper, whole', () => {
    for (const [paper, atDpi] of [
      ['a4-65', 300],
      ['a4-65', 600],
      ['a4-40', 300],
      ['a4-24', 600],
    ] as const) {
      const layout = layOutStamp(findStock(paper), atDpi, FULL);
      expect(composeFace(HONEY, 'ocop.vn', layout, typeface).shortened).toEqual([]);
    }
  });

  test('give way in order on a small label: the name keeps its first words, and what is left out is listed', () => {
    const layout = layOutStamp(findStock('a4-65'), 300, FULL);
    const productName =
      'Bộ sưu tập trà sen ướp xổi thượng hạng hộp quà Tết cổ truyền làng nghề Thanh Mai phiên bản đặc biệt';
    const { shortened } = composeFace({ ...HONEY, productName, sample: true }, 'ocop.vn', layout, typeface);
    expect(shortened.map(({ field }) => field)).toEqual(['productName', 'producerName', 'host']);
    const [first] = shortened;
    expect(first?.whole).toBe(productName);
    expect(first?.printed).toMatch(/^Bộ sưu tập .*\S…$/);
    expect(productName.startsWith(`${first?.printed.slice(0, -1)} `)).toBe(true);
  });

  test('a word too wide for the column is set smaller, then shortened with an ellipsis', () => {
    const layout = layOutStamp(findStock('a4-65'), 300, FULL);
    const long = composeFace({ ...HONEY, productName: 'Nghiênglonglanhthật' }, 'ocop.vn', layout, typeface);
    expect(long.shortened).toEqual([]);
    const productName = 'N'.repeat(60);
    const tooLong = composeFace({ ...HONEY, productName }, 'ocop.vn', layout, typeface);
    expect(tooLong.shortened[0]?.printed).toMatch(/^N{5,}…$/);
  });
});

describe('on a jar', () => {
  const stock = findStock('a4-65');
  const kind = { origin: 'https://ocop.vn' as Origin, form: 'full', gtin: null } as const;

  test('a larger version comes before larger modules, and never a module below the floor', () => {
    const flat = layOutKind(stock, 300, kind);
    const round = layOutKind(stock, 300, { ...kind, look: { ...PLAIN_LOOK, curved: true } });
    expect([flat.modules, flat.dotsPerModule]).toEqual([41, 4]);
    expect([round.modules, round.dotsPerModule]).toEqual([45, 4]);
    const roomy = layOutKind(findStock('a4-40'), 300, { ...kind, look: { ...PLAIN_LOOK, curved: true } });
    expect(roomy.modules).toBe(49);
    expect(roomy.dotsPerModule).toBeGreaterThanOrEqual(leastDots(300));
  });

  test('where no larger version fits, a stamp is laid out as on a box', () => {
    const small = findStock('page=20x20,label=20x20,grid=1x1,margin=0x0');
    const look = { ...PLAIN_LOOK, curved: true };
    expect(layOutKind(small, 300, { ...kind, look })).toEqual(layOutKind(small, 300, kind));
  });
});
