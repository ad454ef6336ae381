import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { readUpload } from '#server/import/readFile.ts';
import { foundOffice, type Office } from '#test/import/support/office.ts';
import { cellXml, rawZip, sheetXml, workbookEntries } from '#test/import/support/rawZip.ts';

// DỮ LIỆU MẪU: firms and products are fictional.

const HEADINGS = [
  'STT',
  'Tên sản phẩm',
  'Chủ thể',
  'Hạng sao',
  'Số quyết định',
  'Ngày ký',
  'Cơ quan ban hành',
  'Mã vạch',
];
const AUTHORITY = 'UBND tỉnh Đồi Xanh';

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

const text = (value: string) => ({ value, type: String });
const heading = HEADINGS.map(text);

async function excel(...rows: object[][]): Promise<Buffer> {
  return writeXlsxFile([heading, ...rows] as never).toBuffer();
}

describe('An XLSX register', () => {
  test('is read with real dates, numbers and text', async () => {
    const day = { value: new Date(Date.UTC(2025, 2, 15)), type: Date, format: 'dd/mm/yyyy' };
    const bytes = await excel(
      [
        { value: 1, type: Number },
        text('Bánh gai'),
        text('HTX Thanh Mai'),
        { value: 4, type: Number },
      ].concat([text('12/QĐ-UBND'), day, text(AUTHORITY), { value: 8938501234568, type: Number }] as never),
      [text('2'), text('Bánh gai'), text('Hộ Mẫu'), text('★★★')].concat([
        { value: 58, type: Number },
        { value: 45731, type: Number },
        text(AUTHORITY),
      ] as never),
    );
    const report = await office.bring(bytes);
    expect(report).toMatchObject({ rows: 2, imported: 2, refused: [] });
    expect(await office.told()).toEqual([
      'Bánh gai | Hộ Mẫu: 3★ recognise 2025-03-15 – 2028-03-15',
      'Bánh gai | HTX Thanh Mai: 4★ recognise 2025-03-15 – 2028-03-15',
    ]);
  });

  test('and the same rows as CSV are the same entries', async () => {
    const row = ['1', 'Bánh gai', 'HTX Thanh Mai', '4 sao', '12/QĐ-UBND', '15/03/2025', AUTHORITY, ''];
    await office.bring([HEADINGS, row].map((cells) => cells.join(';')).join('\n'));
    const bytes = await excel(
      row
        .slice(0, 5)
        .map(text)
        .concat([{ value: 45731, type: Number }, text(AUTHORITY)] as never),
    );
    expect(await office.bring(bytes)).toMatchObject({ rows: 1, unchanged: 1 });
  });

  test('reads the first sheet and says which others it did not read', async () => {
    const rows = [HEADINGS, ['1', 'Bánh gai', 'HTX Thanh Mai', 4]];
    const bytes = rawZip(workbookEntries(sheetXml(rows), sheetXml([['khác']]), sheetXml([['nữa']])));
    const report = await office.bring(bytes);
    expect(report).toMatchObject({
      rows: 1,
      incomplete: 1,
      otherSheets: ['Trang & &valueOf; 2', 'Trang & &valueOf; 3'],
    });
    expect(report.warnings[0]).toMatchObject({ row: 0, code: 'other-sheets' });
  });

  test('counts rows as the spreadsheet does, blank ones included', async () => {
    const blank = '<row r="2"/>';
    const cells = ['B4', 'C4'].map((at, i) => cellXml(at, ['', 'HTX'][i]!)).join('');
    const sheet = sheetXml([HEADINGS]).replace(
      '</sheetData>',
      `${blank}<row r="4">${cells}</row></sheetData>`,
    );
    const report = await office.bring(rawZip(workbookEntries(sheet)));
    expect(report.refused).toMatchObject([{ row: 4, column: 'Tên sản phẩm', code: 'product-missing' }]);
  });

  test('refuses the rows of formula cells, by row and column, and only them', async () => {
    const formula = '<c r="@" t="str"><f>CONCATENATE("Bánh"," gai")</f><v>Bánh gai</v></c>';
    const empty = '<c r="@"><f>NA()</f></c>';
    const rows = [
      HEADINGS,
      ['1', 'Bánh gai', 'HTX Thanh Mai', 4],
      ['2', formula, 'HTX Thanh Mai', 4],
      ['3', 'Bánh khảo', 'HTX Thanh Mai', 4, '12/QĐ', empty],
      ['4', '=1+1', 'HTX Thanh Mai', 4],
    ];
    const report = await office.bring(rawZip(workbookEntries(sheetXml(rows))));
    expect(report).toMatchObject({ rows: 4, incomplete: 1, refusedRows: 3 });
    expect(report.refused.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 Tên sản phẩm formula-cell',
      '4 Ngày ký formula-cell',
      '5 Tên sản phẩm formula-cell',
    ]);
  });

  test('a formula in a sheet that is not read harms nobody', async () => {
    const other = sheetXml([['<c r="@"><f>1+1</f><v>2</v></c>']]);
    const bytes = rawZip(workbookEntries(sheetXml([HEADINGS, ['1', 'Bánh gai', 'HTX']]), other));
    expect(await office.bring(bytes)).toMatchObject({ rows: 1, refused: [] });
  });

  test('borders far to the right are no columns, values there are', async () => {
    const bordered = sheetXml([HEADINGS, ['1', 'Bánh gai', 'HTX', '<c r="XFD2" s="0"/>']]);
    expect(await office.bring(rawZip(workbookEntries(bordered)))).toMatchObject({ rows: 1 });
    const wide = sheetXml([HEADINGS, ['1', 'Bánh gai', 'HTX', '<c r="XFD2"><v>1</v></c>']]);
    await expect(office.bring(rawZip(workbookEntries(wide)))).rejects.toMatchObject({
      code: 'sheet-too-large',
    });
  });

  test('comments and quotes in attributes mislead nobody', async () => {
    const tricky =
      '<!-- <c r="XFD1"><f>1</f></c> " --><c r="@" t="inlineStr"><is><t>A &amp; &lt;f>B</t></is></c>';
    const bytes = rawZip(workbookEntries(sheetXml([HEADINGS, ['1', tricky, 'HTX', 4]])));
    const { sheet } = await readUpload({ bytes, fileName: 'x.xlsx' });
    expect(sheet.formulas.size).toBe(0);
    expect(sheet.rows[1]?.cells[1]).toBe('A & <f>B');
  });

  test('CDATA, which a reader may drop without a word, is refused', async () => {
    const hidden = '<c r="@" t="inlineStr"><is><t><![CDATA[Bánh gai]]></t></is></c>';
    const bytes = rawZip(workbookEntries(sheetXml([HEADINGS, ['1', hidden, 'HTX', 4]])));
    await expect(office.bring(bytes)).rejects.toMatchObject({ code: 'file-malformed' });
  });
});
