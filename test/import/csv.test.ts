import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { DELIMITERS, detectDelimiter, readCsv } from '#server/import/csv.ts';
import { readUpload } from '#server/import/readFile.ts';
import { csvOf } from '#test/import/support/office.ts';

const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Điểm', 'Ghi chú'];
const ROW = ['Chè, mật ong; “Thanh Mai”', 'HTX Thanh Mai', '87,5', 'dòng một\ndòng hai'];

function cellsOf(bytes: Uint8Array | string): unknown[][] {
  return readCsv(Buffer.from(bytes)).rows.map(({ cells }) => [...cells]);
}

async function codeOf(bytes: Uint8Array | string): Promise<string> {
  try {
    await readUpload({ bytes: Buffer.from(bytes), fileName: 'so.csv' });
    return 'read';
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

/** “Tên sản phẩm” as Windows-1258 writes it: base letters with a combining mark in one byte each. */
const WINDOWS_1258 = Buffer.from([
  0x54, 0xea, 0x6e, 0x20, 0x73, 0x61, 0xd2, 0x6e, 0x20, 0x70, 0x68, 0xe2, 0xd2, 0x6d,
]);

describe('A CSV file', () => {
  test.each(DELIMITERS)('is read with the delimiter %o, found by itself', (delimiter) => {
    const csv = csvOf([HEADINGS, ROW], delimiter);
    expect(detectDelimiter(csv)).toBe(delimiter);
    expect(cellsOf(csv)).toEqual([HEADINGS, ROW]);
  });

  test('is the same with and without its mark, with LF, CRLF and CR', () => {
    const lines = ['Sản phẩm,Chủ thể', 'a,b', 'c,d'];
    const expected = lines.map((line) => line.split(','));
    for (const newline of ['\n', '\r\n', '\r']) {
      expect(cellsOf(lines.join(newline))).toEqual(expected);
      expect(cellsOf(`\ufeff${lines.join(newline)}${newline}`)).toEqual(expected);
    }
  });

  test('keeps the numbers that a spreadsheet shows beside the rows, blank lines counted', () => {
    const { rows } = readCsv(Buffer.from('Sản phẩm,Chủ thể\n\n"a\nb",c\n,,\nd,e\n'));
    expect(rows.map(({ number }) => number)).toEqual([1, 3, 5]);
    expect(readCsv(Buffer.from('sep=;\r\nSản phẩm;Chủ thể\r\na;b')).rows.map(({ number }) => number)).toEqual(
      [2, 3],
    );
  });

  test('forgives quotes inside a cell that is not quoted', () => {
    expect(cellsOf('Sản phẩm,Chủ thể\nNước mắm "Mai" 40,b')[1]).toEqual(['Nước mắm "Mai" 40', 'b']);
  });

  test('detects the delimiter of any cells, however many others they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,;\t" \nạ1'), maxLength: 8 });
    const rows = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...DELIMITERS), (body, delimiter) => {
        const csv = csvOf([HEADINGS, ...body], delimiter);
        expect(detectDelimiter(csv)).toBe(delimiter);
      }),
    );
  });

  test('gives back any cells as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'ab,;\t"ạ1\n='), minLength: 1, maxLength: 8 });
    const seen = cell.filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(seen, seen), { maxLength: 5 }), (body) => {
        expect(cellsOf(csvOf([['Sản phẩm', 'Chủ thể'], ...body]))).toEqual([
          ['Sản phẩm', 'Chủ thể'],
          ...body,
        ]);
      }),
    );
  });
});

describe('What is no CSV is refused by what it is', () => {
  test('an empty file, a blank one', async () => {
    expect(await codeOf('')).toBe('file-empty');
    expect(await codeOf('\n\n , \n')).toBe('file-empty');
  });

  test('Windows-1258 and UTF-16, with and without a mark', async () => {
    expect(await codeOf(Buffer.concat([WINDOWS_1258, Buffer.from(',x\n')]))).toBe('file-not-utf8');
    const utf16 = Buffer.from('Tên sản phẩm,Chủ thể\nMật ong,HTX\n', 'utf16le');
    expect(await codeOf(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]))).toBe('file-not-utf8');
    expect(await codeOf(utf16)).toBe('file-not-utf8');
    expect(await codeOf(Buffer.from(utf16).swap16())).toBe('file-not-utf8');
  });

  test('an old .xls, or a workbook under a password', async () => {
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
    expect(await codeOf(compound)).toBe('file-old-excel');
  });

  test('pictures, programs, PDF, HTML named .xls', async () => {
    expect(await codeOf(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toBe('file-not-text');
    expect(await codeOf(Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(100, 1)]))).toBe('file-not-text');
    expect(await codeOf('%PDF-1.7\n1 0 obj')).toBe('file-not-text');
    expect(await codeOf('<html><table><tr><td>Sản phẩm</td></tr></table></html>')).toBe('file-not-text');
    expect(await codeOf('Sản phẩm,Chủ thể\na\0b,c')).toBe('file-not-text');
  });

  test('a quote that never closes, by its row', async () => {
    const act = readUpload({ bytes: Buffer.from('Sản phẩm,Chủ thể\na,b\n"c,d\n'), fileName: 'x' });
    await expect(act).rejects.toMatchObject({ code: 'file-malformed', details: { row: 3 } });
  });

  test('any bytes at all are read or refused by code, never worse', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await codeOf(bytes)).toMatch(/^(read|file-[a-z0-9-]+|sheet-too-large)$/);
      }),
    );
  });
});
