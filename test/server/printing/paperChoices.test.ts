import { expect, test } from 'vitest';
import type { Origin } from '#core/origin';
import { previewSheet } from '#labels/preview';
import { STOCKS } from '#labels/stock/table';
import { paperChoices } from '#server/printing/paperChoices.ts';
import { HONEY } from '#test/support/sheets.ts';

const said = { vi: { title: 'Giấy', description: '' }, en: { title: 'Paper', description: '' } };
const papers = STOCKS.map((stock) => ({ value: stock.name, stock, said }));
const kind = { origin: 'https://truyxuat.thanhmai.vn' as Origin, form: 'full', gtin: null } as const;
const face = { ...HONEY, productName: 'Mật ong hoa rừng Thanh Mai', sample: true };

function saidOf(choices: ReturnType<typeof paperChoices>) {
  return new Map(choices.map(({ value, fit }) => [value, fit]));
}

test('a paper of which the preview shortens a word is said to take fewer words, whatever its layout', () => {
  const fits = saidOf(paperChoices(papers, 'vi', 300, kind, face));
  expect(fits.get('a4-65')).toBe('compact');
  expect(fits.get('a4-24')).toBe('full');
  expect(fits.get('plain=15x15')).toBe('none');
  for (const { value, stock } of papers) {
    if (fits.get(value) === 'none') continue;
    const { shortened } = previewSheet({ ...kind, stock, dpi: 300, start: 1, count: 1, face });
    expect([value, shortened.length === 0]).toEqual([value, fits.get(value) === 'full']);
  }
});

test('before the words are known a paper is judged by its layout', () => {
  const fits = saidOf(paperChoices(papers, 'vi', 300, kind));
  expect(fits.get('a4-65')).toBe('full');
  expect(fits.get('plain=25x25')).toBe('compact');
  expect(fits.get('plain=15x15')).toBe('none');
});
