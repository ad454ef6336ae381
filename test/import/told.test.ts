import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { readOpenProblems } from '#server/import/openProblems.ts';
import { openProblemFile, problemFile } from '#server/import/problemFile.ts';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';
import { rawZip, sheetXml, workbookEntries } from '#test/import/support/rawZip.ts';
import { refusalText } from '#web/refusalText.ts';

// DỮ LIỆU MẪU: firms and products are fictional.

const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Hạng sao', 'Số quyết định', 'Ngày ký', 'Cơ quan ban hành'];
const GOOD = ['Bánh gai', 'HTX Thanh Mai', '4', '12/QĐ-UBND', '15/03/2025', 'UBND tỉnh Đồi Xanh'];
const OPEN = ['Bánh khảo', 'HTX Thanh Mai', '4', '', '15/03/2025', 'UBND tỉnh Đồi Xanh'];

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

const bring = (...rows: string[][]) => office.bring(csvOf(rows));

function tableOf(csv: string): string[][] {
  return parse(csv, { bom: true, from: 2 });
}

async function refusalOf(act: Promise<unknown>): Promise<Refusal> {
  const error = await act.catch((caught: unknown) => caught);
  if (error instanceof Refusal) return error;
  throw error;
}

describe('A column', () => {
  test.each([
    'QĐ số',
    'Số QĐ công nhận',
    'QĐ công nhận',
    'Quyết định số',
  ])('“%s” is the decision number', async (number) => {
    const heading = HEADINGS.map((one) => (one === 'Số quyết định' ? number : one));
    expect(await bring(heading, GOOD)).toMatchObject({ imported: 1, unknownColumns: [] });
  });

  test.each([
    'Nơi cấp',
    'Đơn vị cấp',
    'Đơn vị công nhận',
    'Cấp công nhận',
    'Nơi ban hành',
  ])('“%s” is who decided', async (authority) => {
    const heading = HEADINGS.map((one) => (one === 'Cơ quan ban hành' ? authority : one));
    expect(await bring(heading, GOOD)).toMatchObject({ imported: 1, unknownColumns: [] });
  });

  test('“Thời hạn” holds the end, or the 36 months of the rule', async () => {
    const heading = [...HEADINGS, 'Thời hạn'];
    const terms = ['01/01/2028', '36 tháng', '3 năm', '5 năm'];
    const rows = terms.map((term, i) => [`Bánh ${i}`, ...GOOD.slice(1), term]);
    const report = await bring(heading, ...rows);
    expect(report).toMatchObject({ imported: 3, assumedEnds: 2, refusedRows: 1 });
    expect(report.refused).toMatchObject([{ row: 5, column: 'Thời hạn', code: 'date-unreadable' }]);
  });

  test('nobody knows is named, with the headings to choose from, also in the problem file', async () => {
    const report = await bring([...HEADINGS, 'Zalo', ''], [...GOOD, '0900', 'x']);
    expect(report.unknownColumns).toEqual(['Zalo', 'H']);
    expect(report.warnings).toMatchObject([
      { row: 0, column: 'Zalo', code: 'column-unknown' },
      { row: 0, column: 'H', code: 'column-unknown' },
    ]);
    expect(report.warnings[0]?.message).toMatch(/Không đọc cột “Zalo”.*Ngày hết hạn/);
    expect(report.warnings[0]?.message).not.toContain('Tên sản phẩm');
    const [first] = tableOf(problemFile(report, 'vi'));
    expect(first?.slice(0, 3)).toEqual(['', 'Zalo', 'lưu ý']);
  });

  test('written twice is refused by both headings and their letters', async () => {
    const refusal = await refusalOf(bring([...HEADINGS, 'Product'], GOOD));
    expect(refusalText('vi', refusal).detail).toContain('A “Tên sản phẩm” và G “Product”');
    const same = await refusalOf(bring([...HEADINGS, 'Tên sản phẩm'], GOOD));
    expect(refusalText('vi', same).detail).toContain('A “Tên sản phẩm” và G “Tên sản phẩm”');
  });
});

test('A file in UTF-16 is refused as UTF-16, one in an old encoding by its name', async () => {
  const text = csvOf([HEADINGS, GOOD]);
  for (const bytes of [Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'utf16le')]) {
    const { detail } = refusalText('vi', await refusalOf(office.bring(bytes)));
    expect(detail).toContain('UTF-16');
    expect(detail).not.toContain('1258');
  }
  const old = await refusalOf(office.bring(Buffer.from([0x54, 0xea, 0x6e, 0x2c, 0x78, 0x0a])));
  expect(refusalText('vi', old).detail).toContain('Windows-1258');
});

describe('A second import of the same file', () => {
  test('counts as before, and lists again what is still incomplete and still undecided', async () => {
    const alike = ['Bánh khao', ...OPEN.slice(1)];
    const first = await bring(HEADINGS, GOOD, OPEN, alike);
    expect(first).toMatchObject({ imported: 1, incomplete: 2, stillIncomplete: [] });
    const again = await bring(HEADINGS, GOOD, OPEN, alike);
    expect(again).toMatchObject({ imported: 0, incomplete: 0, unchanged: 3, incompleteRows: [] });
    expect(again.stillIncomplete).toEqual(first.incompleteRows);
    expect(again.possibleMatches).toEqual(first.possibleMatches);
    expect(again.possibleMatches).toHaveLength(1);
    expect(problemFile(again, 'vi')).toBe(problemFile(first, 'vi'));
  });

  test('lists no longer what was completed', async () => {
    await bring(HEADINGS, OPEN);
    await bring(HEADINGS, ['Bánh khảo', ...GOOD.slice(1)]);
    expect(await bring(HEADINGS, OPEN)).toMatchObject({ unchanged: 1, stillIncomplete: [] });
  });
});

describe('The problems of the register alone', () => {
  test('are every entry still incomplete and every match undecided, with row and file', async () => {
    await bring(HEADINGS, GOOD, OPEN, ['Bánh khao', ...OPEN.slice(1)]);
    const { incomplete, possibleMatches } = await readOpenProblems(office.deps, 'vi');
    expect(incomplete).toHaveLength(2);
    expect(incomplete[0]).toMatchObject({
      row: 3,
      file: 'so.csv',
      product: { id: expect.stringMatching(/^prd-/), name: 'Bánh khảo' },
      producer: 'HTX Thanh Mai',
      missing: ['decisionNumber'],
    });
    expect(incomplete[0]?.message).toContain('số quyết định');
    expect(possibleMatches).toMatchObject([
      {
        row: 4,
        file: 'so.csv',
        product: { id: expect.stringMatching(/^prd-/), name: 'Bánh khao', producer: 'HTX Thanh Mai' },
        candidate: { id: expect.stringMatching(/^prd-/), name: 'Bánh khảo' },
        reason: 'same-but-accents',
      },
    ]);
    const table = tableOf(openProblemFile({ incomplete, possibleMatches }, 'vi'));
    expect(table.map(([file, row, , kind]) => [file, row, kind])).toEqual([
      ['so.csv', '3', 'chưa đủ'],
      ['so.csv', '4', 'chưa đủ'],
      ['so.csv', '4', 'có thể trùng'],
    ]);
  });
});

describe('A row', () => {
  test('that is refused still says of which product and producer it spoke', async () => {
    const report = await bring(
      HEADINGS,
      ['Bánh gai', 'HTX Thanh Mai', '9', '', '', ''],
      ['=1+1', 'HTX B', '4'],
    );
    expect(tableOf(problemFile(report, 'vi')).map((line) => line.slice(6))).toEqual([
      ['Bánh gai', 'HTX Thanh Mai'],
      ['', 'HTX B'],
    ]);
    expect(report.refused[0]).toMatchObject({ product: 'Bánh gai', producer: 'HTX Thanh Mai' });
  });

  test('with nothing but a potential of 5 stars is told that this is no star, also afterwards', async () => {
    const report = await bring(HEADINGS, [...GOOD.slice(0, 2), 'Tiềm năng 5 sao', ...GOOD.slice(3)]);
    expect(report.incompleteRows).toMatchObject([{ missing: ['star'] }]);
    expect(report.incompleteRows[0]?.message).toContain('“Tiềm năng 5 sao” không phải hạng sao');
    expect(tableOf(problemFile(report, 'vi'))[0]?.[4]).toContain('không phải hạng sao');
    const { incomplete } = await readOpenProblems(office.deps, 'vi');
    expect(incomplete[0]?.message).toContain('không phải hạng sao');
  });

  test('with a year of two digits is refused, and told to write four', async () => {
    const report = await bring(HEADINGS, [...GOOD.slice(0, 4), '15/1/26', GOOD[5]!]);
    expect(report.refused[0]?.message).toMatch(/“15\/1\/26”.*bốn chữ số/);
  });
});

describe('Merged cells', () => {
  const merged = (...refs: string[]) =>
    `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const sheet = (rows: string[][], ...refs: string[]) =>
    rawZip(workbookEntries(`${sheetXml(rows)}${merged(...refs)}`));

  test('are named in the rows they leave empty', async () => {
    const bytes = sheet(
      [
        [...HEADINGS, 'Ngày hết hạn'],
        [...GOOD, '01/01/2028'],
        ['Bánh khảo', 'HTX Thanh Mai', '4'],
        ['Bánh đúc', ''],
        ['Bánh tẻ', 'HTX B', '4'],
      ],
      'D2:D3',
      'B3:B4',
      'F2:F3',
      'G2:G3',
      'A1:G1',
    );
    const report = await office.bring(bytes);
    expect(report.incompleteRows[0]?.message).toMatch(
      /Ô bị gộp \(Số quyết định, Cơ quan ban hành\): hãy bỏ gộp ô rồi điền từng dòng/,
    );
    expect(report.refused).toMatchObject([{ row: 4, column: 'Chủ thể', code: 'cell-merged' }]);
    expect(report.refused[0]?.message).toContain('bỏ gộp');
    expect(report.warnings).toMatchObject([{ row: 3, column: 'Ngày hết hạn', code: 'merged-blank' }]);
    expect(report.incompleteRows[1]?.message).not.toContain('gộp');
  });

  test('as many as a hostile file claims cost no more than a sheet has cells', async () => {
    const refs = Array.from({ length: 2000 }, () => 'A1:XFD1048576');
    const report = await office.bring(sheet([HEADINGS, GOOD], ...refs));
    expect(report).toMatchObject({ rows: 1, imported: 1 });
  });
});
