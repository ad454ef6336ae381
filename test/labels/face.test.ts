import { describe, expect, test } from 'vitest';
import { qrModules } from '#core/qr';
import { composeFace } from '#labels/face/compose';
import { measure, openDocument } from '#labels/face/typeface';
import { layOutStamp } from '#labels/layout/layout';
import { PLAIN_LOOK } from '#labels/marks/look';
import { findStock } from '#labels/stock/findStock';
import { HONEY } from '#test/support/sheets.ts';

const typeface = measure(openDocument({}));
const FULL = qrModules(6);

describe('where there is little room', () => {
  test('a lot number of 20 characters is whole on 65 labels, whatever else there is', () => {
    const long = {
      ...HONEY,
      productName: 'Mật ong hoa nhãn nguyên chất Thanh Mai hộp quà Tết cổ truyền làng nghề',
      producerName: 'Hợp tác xã Dịch vụ Nông nghiệp tổng hợp và Du lịch sinh thái Thanh Mai',
    };
    for (const lotNumber of [
      '12345678901234567890',
      'W'.repeat(20),
      'TM-2026-10/LO-000001',
      'AB CD EF GH IJ KL MN',
    ])
      for (const sample of [true, false]) {
        const layout = layOutStamp(findStock('a4-65'), 300, FULL);
        const { shortened, marks } = composeFace({ ...long, lotNumber, sample }, 'ocop.vn', layout, typeface);
        const fields = shortened.map(({ field }) => field);
        expect(fields).not.toContain('lotNumber');
        expect(fields).not.toContain('producedOn');
        const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
        expect(texts.join('').replaceAll(' ', '')).toContain(lotNumber.replaceAll(' ', ''));
      }
  });

  test('the producer’s kind is abbreviated before the name is cut, and cut it keeps its last words', () => {
    const layout = layOutStamp(findStock('a4-65'), 300, FULL);
    const printedOf = (producerName: string) => {
      const face = { ...HONEY, producerName, lotNumber: '12345678901234567890' };
      const { shortened } = composeFace(face, 'ocop.vn', layout, typeface);
      return shortened.find(({ field }) => field === 'producerName');
    };
    expect(printedOf('Hợp tác xã Thanh Mai')).toBeUndefined();
    expect(printedOf('Hợp tác xã Ong xanh Thanh Mai')?.printed).toBe('HTX Ong xanh Thanh Mai');
    const long = 'Công ty cổ phần Chế biến nông sản và Dịch vụ tổng hợp Thanh Mai';
    expect(printedOf(long)).toEqual({
      field: 'producerName',
      printed: expect.stringMatching(/^Cty CP … .*Thanh Mai$/),
      whole: long,
    });
  });

  test('the producer is never set larger than the product', () => {
    const layout = layOutStamp(findStock('a4-65'), 300, FULL);
    for (const productName of ['Siêuphẩmmậtonghoanhãn', 'N'.repeat(60), 'Trà']) {
      const { marks } = composeFace(
        { ...HONEY, productName, producerName: 'HTX Mai' },
        'ocop.vn',
        layout,
        typeface,
      );
      const texts = marks.filter((mark) => mark.kind === 'text');
      const producer = texts.find(({ text }) => text === 'HTX Mai');
      const name = texts.find(({ text }) => text.slice(0, 3) === productName.slice(0, 3));
      expect(name!.size).toBeGreaterThanOrEqual(producer!.size - 1e-9);
    }
  });

  test('nor lot, dates and story', () => {
    for (const [name, look] of [
      ['a4-65', PLAIN_LOOK],
      ['roll-50x30-2', PLAIN_LOOK],
      ['page=60x40,label=60x40,grid=1x1,margin=0x0', { ...PLAIN_LOOK, story: 'Ong lấy mật trên đồi nhãn.' }],
    ] as const) {
      const layout = layOutStamp(findStock(name), 300, FULL);
      for (const productName of ['Nghiêngngảnghiêngngảnghiêngngảnghiêng', 'M'.repeat(24), 'Trà']) {
        const { marks } = composeFace({ ...HONEY, productName }, 'ocop.vn', layout, typeface, look);
        const texts = marks.filter((mark) => mark.kind === 'text');
        // The host stands under the QR, apart from the name.
        const told = texts.filter(({ text, weight }) => weight === 'regular' && text !== 'ocop.vn');
        const sizes = told.map(({ size }) => size);
        const title = texts.find(({ text }) => text.slice(0, 3) === productName.slice(0, 3));
        expect(Math.max(...sizes), `${name} ${productName}`).toBeLessThanOrEqual(title!.size + 1e-9);
      }
    }
  });

  test.each([
    [15, 15, qrModules(3), ['star', 'id']],
    [20, 20, qrModules(3), ['star', 'id', 'productName']],
    [25, 15, qrModules(3), ['star', 'id', 'productName', 'lotNumber']],
    [20, 20, FULL, ['star', 'id']],
  ])('on %d × %d mm a QR of %d modules leaves room for %j; the rest is listed', (width, height, qr, stands) => {
    const layout = layOutStamp(
      findStock(`page=${width}x${height},label=${width}x${height},grid=1x1,margin=0x0`),
      300,
      qr,
    );
    expect(layout.compact).toBe(true);
    const { shortened } = composeFace(HONEY, 'ocop.vn', layout, typeface);
    const left = shortened.filter(({ printed }) => printed === '').map(({ field }) => field);
    const all = ['star', 'id', 'productName', 'producerName', 'lotNumber', 'producedOn', 'expiresOn', 'host'];
    expect(all.filter((field) => !left.includes(field as (typeof left)[number]))).toEqual(stands);
  });
});
