import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripAccents } from '#core/name';
import { Refusal } from '#core/refusal';
import { fieldOf, findColumns } from '#server/import/columns.ts';
import { FIELD_HEADINGS, type Field } from '#server/import/headings.ts';
import type { Cell, Sheet } from '#server/import/sheet.ts';

const FIELDS = Object.keys(FIELD_HEADINGS) as Field[];

function sheetOf(...rows: Cell[][]): Sheet {
  const filled = rows.map((cells, i) => ({ number: i + 1, cells })).filter(({ cells }) => cells.length > 0);
  return { rows: filled, formulas: new Set(), merged: new Set(), otherSheets: [] };
}

function refusalOf(act: () => unknown): Refusal | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  return undefined;
}

describe('Headings', () => {
  test('mean one thing each, in both languages', () => {
    const all = Object.values(FIELD_HEADINGS).flatMap((headings) => [...new Set(headings.map(stripAccents))]);
    expect(all.filter((heading, i) => all.indexOf(heading) !== i)).toEqual([]);
  });

  test.each([
    ['TÊN SẢN PHẨM', 'product'],
    ['Tên  sản\nphẩm', 'product'],
    ['ten san pham', 'product'],
    ['Chủ thể:', 'producer'],
    ['Ngày ký (dd/mm/yyyy)', 'signedOn'],
    ['Số QĐ', 'decisionNumber'],
    ['số qđ', 'decisionNumber'],
    ['decision_no', 'decisionNumber'],
    ['commune_then', 'commune'],
    ['province_2026', 'provinceNow'],
    ['Có giá trị đến', 'validTo'],
    ['Xã/phường', 'commune'],
    ['Điện thoại', undefined],
    ['', undefined],
  ])('%o is %s', (heading, field) => {
    expect(fieldOf(heading)).toBe(field);
    expect(fieldOf(heading.normalize('NFD'))).toBe(field);
  });

  test('are found in any order, language, case and Unicode form', () => {
    const order = fc.shuffledSubarray(FIELDS, { minLength: FIELDS.length });
    fc.assert(
      fc.property(order, fc.nat(), fc.boolean(), fc.boolean(), (fields, pick, upper, decomposed) => {
        const headings = fields.map((field) => {
          const choices: readonly string[] = FIELD_HEADINGS[field];
          const heading = choices[pick % choices.length]!;
          return (upper ? heading.toUpperCase() : heading).normalize(decomposed ? 'NFD' : 'NFC');
        });
        const columns = findColumns(sheetOf(headings, ['x']));
        for (const [i, field] of fields.entries()) expect(columns.at.get(field)).toBe(i);
        expect(columns.unknown).toEqual([]);
      }),
    );
  });

  test('may stand below a title and blank lines', () => {
    const title = 'DANH SÁCH SẢN PHẨM OCOP XÃ THANH MAI (DỮ LIỆU MẪU)';
    const columns = findColumns(
      sheetOf([title], [], ['Năm 2025'], ['STT', 'Sản phẩm', 'Chủ thể'], ['1', 'a', 'b']),
    );
    expect(columns.headingRow).toBe(4);
    expect([...columns.at]).toEqual([
      ['ordinal', 0],
      ['product', 1],
      ['producer', 2],
    ]);
  });

  test('unknown ones are listed and named once each', () => {
    const columns = findColumns(
      sheetOf(['Sản phẩm', 'Chủ thể', 'Zalo', 'Zalo', null], ['a', 'b', 'c', 'd', 'e']),
    );
    expect(columns.unknown).toEqual(['Zalo', 'Zalo D', 'E']);
    expect(columns.names).toEqual(['Sản phẩm', 'Chủ thể', 'Zalo', 'Zalo D', 'E']);
  });

  test('without product or producer are refused by the name that is missing', () => {
    const noProducer = refusalOf(() => findColumns(sheetOf(['Tên sản phẩm', 'Hạng sao'])));
    expect(noProducer).toMatchObject({ code: 'heading-missing', details: { heading: 'Chủ thể' } });
    const noProduct = refusalOf(() => findColumns(sheetOf(['Chủ thể', 'Hạng sao'])));
    expect(noProduct).toMatchObject({ code: 'heading-missing', details: { heading: 'Tên sản phẩm' } });
    expect(refusalOf(() => findColumns(sheetOf(['x', 'y'], ['1', '2'])))?.code).toBe('heading-missing');
  });

  test('two columns of one meaning are refused', () => {
    const twice = refusalOf(() => findColumns(sheetOf(['Tên sản phẩm', 'Chủ thể', 'Product'])));
    expect(twice).toMatchObject({ code: 'heading-repeated', details: { heading: 'Product' } });
  });

  test('a sheet without rows is empty', () => {
    expect(refusalOf(() => findColumns(sheetOf()))?.code).toBe('file-empty');
  });
});
