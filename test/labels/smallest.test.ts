import { describe, expect, test } from 'vitest';
import type { Origin } from '#core/origin';
import { composeFace } from '#labels/face/compose';
import type { StampFace } from '#labels/face/face';
import { measure, openDocument } from '#labels/face/typeface';
import { placeCompact } from '#labels/layout/compact';
import { kindModules, layOutKind } from '#labels/layout/fitting';
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

/** How many of ID, stars and sample mark stand, and whether the sample mark is whole. */
function standing(face: StampFace, layout: StampLayout): number {
  const { shortened } = composeFace(face, HOST, layout, typeface);
  const left = shortened.filter(({ printed }) => printed === '').map(({ field }) => field);
  return (['id', 'star', 'sample'] as const).filter((field) => !left.includes(field)).length;
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
          if (each.length === 0) continue;
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
