import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MATCH_REASONS, MISSING, REFUSING_CODES, WARNING_CODES } from '#server/import/problem.ts';
import { problemFile, writeProblemFile } from '#server/import/problemFile.ts';
import { importText } from '#server/import/wording.ts';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

const HEADINGS = [
  'STT',
  'Tên sản phẩm',
  'Tên chủ thể',
  'Số sao',
  'Điểm',
  'Số QĐ',
  'Ngày ký (ngày/tháng/năm)',
  'Cơ quan công nhận',
  'Ngày hết hạn',
  'Mã GTIN',
  'Mã số thuế',
  'Nhóm sản phẩm',
  'Năm',
];
const GOOD = [
  '1',
  'Bánh gai',
  'HTX Thanh Mai (DỮ LIỆU MẪU)',
  '4',
  '87,5',
  '12/QĐ-UBND',
  '15/03/2025',
  'UBND tỉnh Đồi Xanh',
];

/** The good row with some of its cells otherwise. */
function rowWith(cells: Readonly<Record<string, string>>): string[] {
  return HEADINGS.map((heading, i) => cells[heading] ?? GOOD[i] ?? '');
}

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

const bring = (...rows: string[][]) => office.bring(csvOf([HEADINGS, ...rows]));

describe('A row', () => {
  test('tells every problem it has at once, by row, heading as written, and what to do', async () => {
    const report = await bring(
      GOOD,
      rowWith({
        'Số sao': '7',
        'Ngày ký (ngày/tháng/năm)': '31/02/2025',
        'Mã GTIN': '8938501234567',
        Điểm: '870',
      }),
    );
    expect(report).toMatchObject({ rows: 2, imported: 1, refusedRows: 1 });
    const told = report.refused.map(({ row, column, code }) => `${row} ${column}: ${code}`);
    expect(told.sort()).toEqual([
      '3 Mã GTIN: gtin-unreadable',
      '3 Ngày ký (ngày/tháng/năm): date-unreadable',
      '3 Số sao: star-unreadable',
      '3 Điểm: score-unreadable',
    ]);
    const date = report.refused.find(({ code }) => code === 'date-unreadable');
    expect(date?.message).toBe(
      'Không đọc được ngày “31/02/2025”. Hãy ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 26/08/2021.',
    );
  });

  test.each<[string, Record<string, string>, string]>([
    ['no product', { 'Tên sản phẩm': ' ' }, 'product-missing'],
    ['a product of signs only', { 'Tên sản phẩm': '***' }, 'product-missing'],
    ['no producer', { 'Tên chủ thể': '-' }, 'producer-missing'],
    ['a formula', { 'Số QĐ': '=HYPERLINK("http://x")' }, 'formula-cell'],
    ['a formula among what is not read', { STT: '＝ROW()' }, 'formula-cell'],
    ['an absurdly long name', { 'Tên sản phẩm': 'Bánh '.repeat(100) }, 'text-too-long'],
    ['text that turns its direction', { 'Tên sản phẩm': 'Bánh \u202Eiag' }, 'text-unclean'],
    ['an end before its start', { 'Ngày hết hạn': '14/03/2025' }, 'end-before-start'],
  ])('with %s is refused', async (_what, cells, code) => {
    const report = await bring(rowWith(cells));
    expect(report.refused.map((problem) => problem.code)).toEqual([code]);
    expect(report).toMatchObject({ rows: 1, imported: 0, incomplete: 0, unchanged: 0, refusedRows: 1 });
  });

  test.each<[string, Record<string, string>, string]>([
    ['an award unusual for its day', { 'Cơ quan công nhận': 'UBND huyện Thanh Mai' }, 'unusual-award'],
    ['a score of another star', { Điểm: '95' }, 'score-star-mismatch'],
    ['an odd tax code', { 'Mã số thuế': '123' }, 'tax-code-odd'],
    ['a group nobody knows', { 'Nhóm sản phẩm': 'Máy móc' }, 'group-unknown'],
    ['a year nobody can read', { Năm: 'năm nay' }, 'year-unreadable'],
    ['a name like a service', { 'Tên sản phẩm': 'Điểm du lịch Thanh Mai' }, 'maybe-service'],
    ['a day before the programme', { 'Ngày ký (ngày/tháng/năm)': '01/01/2018' }, 'date-before-programme'],
  ])('with %s is imported and warned of', async (_what, cells, code) => {
    const report = await bring(rowWith(cells));
    expect(report).toMatchObject({ imported: 1, refused: [] });
    expect(report.warnings.map((problem) => problem.code)).toContain(code);
  });

  test('signed on a day to come is incomplete: nobody signs tomorrow', async () => {
    const report = await bring(rowWith({ 'Ngày ký (ngày/tháng/năm)': '01/01/2030' }));
    expect(report).toMatchObject({ imported: 0, incomplete: 1, refused: [] });
    expect(report.incompleteRows).toMatchObject([{ missing: ['signedOn'] }]);
    expect(report.warnings.map(({ code }) => code)).toContain('date-in-future');
  });

  test('signed by a council is incomplete: a council scores and does not decide', async () => {
    const report = await bring(rowWith({ 'Cơ quan công nhận': 'Hội đồng OCOP huyện Thanh Mai' }));
    expect(report.incompleteRows).toMatchObject([{ missing: ['authority'] }]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['authority-is-council']);
  });

  test('says in Vietnamese or English what it lacks', async () => {
    const row = rowWith({ 'Số QĐ': '', 'Số sao': 'chưa có' });
    const vi = await office.bring(csvOf([HEADINGS, row]), { dryRun: true });
    expect(vi.incompleteRows[0]?.message).toContain('Chưa đủ: số quyết định, hạng sao.');
    const en = await office.bring(csvOf([HEADINGS, row]), { dryRun: true, lang: 'en' });
    expect(en.incompleteRows[0]?.message).toContain('Incomplete: decision number, star.');
  });
});

describe('The problem file', () => {
  test('gives back row, column, problem, what to do and the value, and runs nowhere', async () => {
    const report = await bring(
      rowWith({ 'Tên sản phẩm': '=cmd|x' }),
      rowWith({ 'Số QĐ': '' }),
      rowWith({ 'Cơ quan công nhận': 'UBND huyện Thanh Mai', 'Tên sản phẩm': '-18 độ' }),
    );
    const csv = problemFile(report, 'vi');
    expect(csv.startsWith('\ufeffDòng,Cột,Mức,Vấn đề,Cách sửa,Giá trị,Sản phẩm,Chủ thể\r\n')).toBe(true);
    const lines: string[][] = parse(csv, { bom: true, from: 2 });
    expect(lines.map(([row, , kind]) => `${row} ${kind}`)).toEqual(['2 không nhập', '3 chưa đủ', '4 lưu ý']);
    expect(lines[0]).toEqual([
      '2',
      'Tên sản phẩm',
      'không nhập',
      'Ô chứa công thức',
      'Hãy chép ô và dán lại dưới dạng giá trị (Paste Special → Values).',
      "'=cmd|x",
      '',
      'HTX Thanh Mai (DỮ LIỆU MẪU)',
    ]);
    expect(lines.flat().filter((cell) => /^[=+\-@\t\r＝]/u.test(cell))).toEqual([]);
  });

  test('is written whole', async () => {
    const report = await bring(rowWith({ 'Số QĐ': '' }));
    const path = join(office.deps.config.dataDir, 'loi.csv');
    await writeProblemFile(path, problemFile(report, 'en'));
    expect(readFileSync(path, 'utf8')).toBe(problemFile(report, 'en'));
  });
});

describe('Words', () => {
  test('every code has its own, in both languages, and no text is left without a code', () => {
    for (const lang of ['vi', 'en'] as const) {
      const { problems, missing, matches } = importText(lang);
      expect(Object.keys(problems).sort()).toEqual([...REFUSING_CODES, ...WARNING_CODES].sort());
      expect(Object.keys(missing).sort()).toEqual([...MISSING].sort());
      expect(Object.keys(matches).sort()).toEqual([...MATCH_REASONS].sort());
      for (const { title, detail } of [...Object.values(problems), ...Object.values(missing)]) {
        expect(title && detail).toBeTruthy();
        expect(`${title}${detail}`.normalize('NFC')).toBe(`${title}${detail}`);
      }
    }
  });
});
