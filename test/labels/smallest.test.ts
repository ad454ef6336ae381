import { describe, expect, test } from 'vitest';
import type { Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { composeFace } from '#labels/face/compose';
import type { StampFace } from '#labels/face/face';
import { LEAST_SMALL_ID } from '#labels/face/row';
import { measure, openDocument } from '#labels/face/typeface';
import { placeCompact } from '#labels/layout/compact';
import { kindModules, layOutKind, type StampKind } from '#labels/layout/fitting';
import type { StampLayout } from '#labels/layout/stampLayout';
import { moduleDots, symbolOf } from '#labels/qr/symbol';
import { findStock } from '#labels/stock/findStock';
import { COMPACT_SAFETY } from '#labels/stock/inset';
import { HONEY } from '#test/support/sheets.ts';

const typeface = measure(openDocument({}));
const HOST = 'truyxuat.thanhmai.vn';
const ORIGIN = `https://${HOST}` as Origin;

function oneLabel(width: number, height: number) {
  return findStock(`page=210x297,label=${width}x${height},grid=1x1,margin=10x10`);
}

function kindOf(form: 'full' | 'mini', sample = false) {
  return { origin: ORIGIN, form, gtin: null, sample } as const;
}

/** How many of ID, stars and sample mark stand; a mark that a stamp has not is none that it lacks. */
function standing(face: StampFace, layout: StampLayout): number {
  const { shortened } = composeFace(face, HOST, layout, typeface);
  const left = shortened.filter(({ printed }) => printed === '').map(({ field }) => field);
  return (['id', 'star', 'sample'] as const).filter((field) => !left.includes(field)).length;
}

function tryRefusal(width: number, height: number, dpi: number, kind: StampKind): Refusal | undefined {
  try {
    layOutKind(oneLabel(width, height), dpi, kind);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'stock-too-small') return error;
    throw error;
  }
}

function refusalOf(width: number, height: number, dpi: number, kind: StampKind): Refusal {
  return tryRefusal(width, height, dpi, kind) ?? expect.fail('was not refused');
}

const SIZES = [
  [15, 15],
  [16, 16],
  [17, 17],
  [18, 18],
  [20, 20],
  [22, 22],
  [25, 15],
  [25, 20],
  [25, 25],
  [20, 30],
  [30, 20],
] as const;

describe('on the smallest labels', () => {
  test.each(SIZES)('of %d × %d mm no larger dot costs ID, stars or sample mark', (width, height) => {
    const stock = oneLabel(width, height);
    for (const form of ['full', 'mini'] as const)
      for (const dpi of [203, 300, 600])
        for (const sample of [false, true]) {
          const kind = kindOf(form, sample);
          const modules = kindModules(kind);
          const each = moduleDots(dpi).flatMap((dots) => {
            const parts = placeCompact(stock, [symbolOf(dots, modules, dpi)], sample);
            const fixed = { label: stock.label, dpi, modules, compact: true, safety: COMPACT_SAFETY };
            return parts ? [{ ...fixed, dotsPerModule: dots, ...parts.placing }] : [];
          });
          if (each.length === 0) {
            expect(() => layOutKind(stock, dpi, kind)).toThrow('stock-too-small');
            continue;
          }
          const face = { ...HONEY, sample };
          const best = Math.max(...each.map((layout) => standing(face, layout)));
          expect([form, dpi, sample, standing(face, layOutKind(stock, dpi, kind))]).toEqual([
            ...[form, dpi, sample, best],
          ]);
        }
  });

  test.each([
    [25, 25, 'full'],
    [15, 15, 'mini'],
  ] as const)('of %d × %d mm a %s stamp carries ID and stars at 300 dpi, a sample its mark too', (width, height, form) => {
    for (const sample of [false, true]) {
      const layout = layOutKind(oneLabel(width, height), 300, kindOf(form, sample));
      expect(standing({ ...HONEY, sample }, layout)).toBe(3);
    }
  });

  test.each([
    ['ocop.vn', 15, 15, 'mini', 203, { width: 16, height: 16, finer: 300 }],
    [HOST, 20, 20, 'full', 203, { width: 22, height: 22, finer: 300, miniWidth: 16, miniHeight: 16 }],
    [HOST, 19.9, 19.9, 'full', 300, { width: 20, height: 20, miniWidth: 14.6, miniHeight: 14.6 }],
  ] as const)('of %s, %d × %d mm for a %s stamp at %d dpi is refused with what would do', (host, width, height, form, dpi, would) => {
    const kind = { ...kindOf(form), origin: `https://${host}` as Origin };
    expect(refusalOf(width, height, dpi, kind).details).toMatchObject(would);
  });

  test('what a refusal says would do, does: the size, the dots, the mini stamp', () => {
    for (const [width, height] of SIZES)
      for (const form of ['full', 'mini'] as const)
        for (const dpi of [203, 300, 600])
          for (const sample of [false, true]) {
            const kind = kindOf(form, sample);
            const refusal = tryRefusal(width, height, dpi, kind);
            if (!refusal) continue;
            const { finer, ...said } = refusal.details as Record<string, number>;
            const enough = layOutKind(oneLabel(said.width ?? 0, said.height ?? 0), dpi, kind);
            expect(standing({ ...HONEY, sample }, enough)).toBe(3);
            if (finer) expect(tryRefusal(width, height, finer, kind)).toBeUndefined();
            if (said.miniWidth && said.miniHeight)
              layOutKind(oneLabel(said.miniWidth, said.miniHeight), dpi, { ...kind, form: 'mini' });
          }
  });

  test('beside a QR that leaves a millimetre, stars are a digit and a star, and the ID is in its smallest type', () => {
    const layout = layOutKind(oneLabel(20, 20), 300, kindOf('full'));
    const { marks, ids, shortened } = composeFace(HONEY, HOST, layout, typeface);
    const stars = marks.filter(({ kind }) => kind === 'star');
    expect(stars).toHaveLength(1);
    expect(stars[0]).toMatchObject({ filled: true });
    expect(marks).toContainEqual(expect.objectContaining({ kind: 'text', text: '4' }));
    expect(ids).toHaveLength(1);
    expect(ids[0]?.size).toBeCloseTo(LEAST_SMALL_ID, 9);
    expect(shortened.map(({ field }) => field)).not.toContain('star');
  });

  test('a sample mark without room is told short beside the stars, and said to be', () => {
    const layout = layOutKind(oneLabel(15, 15), 300, kindOf('mini', true));
    const { shortened } = composeFace({ ...HONEY, sample: true }, HOST, layout, typeface);
    expect(shortened[0]).toEqual({ field: 'sample', printed: 'MẪU', whole: 'DỮ LIỆU MẪU' });
  });
});

describe('of a sample on 65 labels', () => {
  const face: StampFace = {
    ...HONEY,
    productName: 'Mật ong hoa rừng Thanh Mai',
    producerName: 'Hợp tác xã Nông nghiệp hữu cơ Thanh Mai',
    sample: true,
  };

  test.each([
    203, 300, 600,
  ])('at %d dpi the product has its second line before the producer has any second', (dpi) => {
    for (const form of ['full', 'mini'] as const)
      for (const origin of [ORIGIN, 'https://truyxuat.thanhmai.gov.vn' as Origin]) {
        const layout = layOutKind(findStock('a4-65'), dpi, { ...kindOf(form, true), origin });
        const { shortened } = composeFace(face, HOST, layout, typeface);
        expect(shortened.map(({ field }) => field)).not.toContain('productName');
      }
  });

  test('a producer stands with its kind and two words of its name, or not at all', () => {
    for (const [width, height] of SIZES)
      for (const form of ['full', 'mini'] as const)
        for (const dpi of [300, 600]) {
          if (form === 'full' && Math.min(width, height) < 20) continue;
          const layout = layOutKind(oneLabel(width, height), dpi, kindOf(form));
          const { shortened } = composeFace({ ...face, sample: false }, HOST, layout, typeface);
          const told = shortened.find(({ field }) => field === 'producerName')?.printed ?? '';
          if (told !== '')
            expect(told.replace('… ', '').replace('…', '').split(' ').length).toBeGreaterThan(2);
        }
  });
});
