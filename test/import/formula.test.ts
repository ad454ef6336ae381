import { describe, expect, test } from 'vitest';
import { isFormulaText } from '#server/import/formula.ts';

describe('A cell that a spreadsheet would run', () => {
  test.each([
    '=1+1',
    ' =1+1',
    '\u3000=1',
    '＝1+1',
    '@SUM(1)',
    '＠SUM(1)',
    '\t=1',
    '\rabc',
    '+SUM(A1)',
    '-SUM(A1)',
    '+A1',
    '-$A$1',
    '+cmd|"/C calc"!A0',
    "-2+3+cmd|' /C calc'!A0",
    '+@SUM(1)',
    '--HYPERLINK("x")',
    '＋SUM(1)',
    '=HYPERLINK("http://x","y")',
  ])('%o is a formula', (cell) => {
    expect(isFormulaText(cell)).toBe(true);
  });

  test.each([
    'Mật ong',
    '+84 912 345 678',
    '+84-912-345-678',
    '-18 °C',
    '- hộp 20 gói',
    '- Trà túi lọc (hộp 20 gói)',
    '-',
    '—',
    '-5',
    '4 sao = hạng cao',
    'a@b.vn',
    '',
    'C=C',
  ])('%o is left alone', (cell) => {
    expect(isFormulaText(cell)).toBe(false);
  });

  test('numbers, dates and blanks are none', () => {
    for (const cell of [-5, new Date(0), null, true, undefined]) expect(isFormulaText(cell)).toBe(false);
  });
});
