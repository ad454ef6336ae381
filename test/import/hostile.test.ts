import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDeflateRaw } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#core/refusal';
import { readUpload } from '#server/import/readFile.ts';
import { readXlsx } from '#server/import/xlsx.ts';
import { cellXml, type RawEntry, rawZip, sheetXml, workbookEntries } from '#test/import/support/rawZip.ts';

const MB = 1024 * 1024;
/** Generous: the process breathes by itself; the bombs below would take gigabytes. */
const MOST_GROWTH = 200 * MB;
/** Bounded means answered, not hung: speed itself is measured by `npm run bench`, for machines are shared. */
const HUNG_MS = 60_000;

interface Answer {
  readonly code: string;
  readonly ms: number;
  readonly growth: number;
}

/** Reads a file and watches what it costs. */
async function answer(read: () => Promise<unknown>): Promise<Answer> {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const start = performance.now();
  const code = await read().then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
  clearInterval(watch);
  const ms = performance.now() - start;
  return { code, ms, growth: Math.max(most, process.memoryUsage().rss) - before };
}

const readBytes = (bytes: Buffer) => answer(() => readUpload({ bytes, fileName: 'so.xlsx' }));

/** So many zero bytes, deflated without ever being held. */
async function deflatedZeros(size: number): Promise<Buffer> {
  const deflate = createDeflateRaw({ level: 9 });
  const zeros = Buffer.alloc(MB);
  const parts: Buffer[] = [];
  deflate.on('data', (part: Buffer) => parts.push(part));
  const done = new Promise((resolve) => deflate.once('end', resolve));
  for (let written = 0; written < size; written += MB) {
    if (!deflate.write(zeros)) await new Promise((resolve) => deflate.once('drain', resolve));
  }
  deflate.end();
  await done;
  return Buffer.concat(parts);
}

const SHEET = sheetXml([
  ['Sản phẩm', 'Chủ thể'],
  ['a', 'b'],
]);
const good = () => workbookEntries(SHEET);
const part = (name: string, content: string): RawEntry => ({ name, content });

let folder: string;
let gigabyte: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'temgoc-hostile-'));
  gigabyte = await deflatedZeros(1024 * MB);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('A hostile workbook is refused in bounded memory and time', () => {
  const bomb = (claims: number): RawEntry => ({
    name: 'xl/worksheets/sheet9.xml',
    content: '',
    deflated: gigabyte,
    claims,
  });

  test('the good one is read', async () => {
    expect((await readBytes(rawZip(good()))).code).toBe('read');
  });

  test.each<[string, () => Buffer, string]>([
    ['a gigabyte of zeros that admits it', () => rawZip([...good(), bomb(1024 * MB)]), 'sheet-too-large'],
    ['a gigabyte of zeros that claims a kilobyte', () => rawZip([...good(), bomb(1024)]), 'file-malformed'],
    [
      'forty megabytes from forty kilobytes',
      () => rawZip([...good(), part('xl/media/a.xml', ' '.repeat(40 * MB))]),
      'sheet-too-large',
    ],
    [
      'a sparse sheet: A1 and XFD1048576',
      () =>
        rawZip(
          workbookEntries(
            `<sheetData><row r="1">${cellXml('A1', 'a')}</row><row r="1048576">${cellXml('XFD1048576', 'z')}</row></sheetData>`,
          ),
        ),
      'sheet-too-large',
    ],
    [
      'a row number alone',
      () => rawZip(workbookEntries(SHEET.replace('<row r="2">', '<row r="1048576">'))),
      'sheet-too-large',
    ],
    [
      'a dimension alone',
      () => rawZip(workbookEntries(`<dimension ref="A1:XFD1048576"/>${SHEET}`)),
      'sheet-too-large',
    ],
    [
      'a row number hidden behind a quoted bracket',
      () => rawZip(workbookEntries(SHEET.replace('<row r="2">', '<row spans=">" r="1048576">'))),
      'sheet-too-large',
    ],
    ['201 entries', () => rawZip([...good(), ...many(200)]), 'sheet-too-large'],
    [
      'entities',
      () => rawZip([...good(), part('x.xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')]),
      'file-malformed',
    ],
    [
      'XML in UTF-16',
      () => rawZip([...good(), { name: 'x.xml', content: Buffer.from('<a/>', 'utf16le') }]),
      'file-malformed',
    ],
    ['a path upwards', () => rawZip([...good(), part('../../etc/x.xml', '<a/>')]), 'file-malformed'],
    ['an absolute path', () => rawZip([...good(), part('/etc/x.xml', '<a/>')]), 'file-malformed'],
    ['one name twice', () => rawZip([...good(), part('xl/worksheets/sheet1.xml', '<a/>')]), 'file-malformed'],
    [
      'entries hidden by a false count',
      () => rawZip([...good(), bomb(1024)], { here: 4, total: 3 }),
      'file-malformed',
    ],
    [
      'a password',
      () => rawZip([...good(), { name: 'x.xml', content: 'a', encrypted: true }]),
      'file-old-excel',
    ],
    ['no workbook', () => rawZip([part('a.txt', 'a')]), 'file-malformed'],
    ['a sheet that is not there', () => rawZip(good().slice(0, 2)), 'file-malformed'],
    ['a file cut in half', () => rawZip(good()).subarray(0, 500), 'file-malformed'],
    ['nothing but its first letters', () => Buffer.from('PK\x03\x04'), 'file-malformed'],
    [
      'a row number written twice',
      () => rawZip(workbookEntries(SHEET.replace('<row r="2">', '<row x:r="2" r="1048576">'))),
      'file-malformed',
    ],
    [
      'tags that take a careless reader the square of their length',
      () => rawZip(workbookEntries(`<row ${'x'.repeat(60_000)}/>`.repeat(300))),
      'file-malformed',
    ],
    [
      'an unclosed tag of 70 KB',
      () => rawZip(workbookEntries(`<row ${'x'.repeat(70_000)}`)),
      'file-malformed',
    ],
  ])('%s', async (_what, make, code) => {
    const bytes = make();
    const told = await readBytes(bytes);
    expect(told.code).toBe(code);
    expect(told.ms).toBeLessThan(HUNG_MS);
    expect(told.growth).toBeLessThan(MOST_GROWTH);
  });

  function many(count: number): RawEntry[] {
    return Array.from({ length: count }, (_, i) => part(`xl/media/${i}.bin`, ''));
  }

  test('a sparse sheet of a kilobyte and a half is refused at once', async () => {
    const rows = `<row r="1">${cellXml('A1', 'a')}</row><row r="1048576">${cellXml('XFD1048576', 'z')}</row>`;
    const bytes = rawZip(workbookEntries(`<sheetData>${rows}</sheetData>`));
    expect(bytes.length).toBeLessThan(1600);
    const told = await readBytes(bytes);
    expect(told.code).toBe('sheet-too-large');
    expect(told.ms).toBeLessThan(HUNG_MS);
  });

  test('a workbook whose text does not fit the reader’s heap stops the reader, not the server', async () => {
    const words = Array.from({ length: 200_000 }, (_, i) => `<si><t>${`${i} ạ`.repeat(20)}</t></si>`).join(
      '',
    );
    const bytes = rawZip([...good(), part('xl/sharedStrings.xml', `<sst>${words}</sst>`)]);
    const told = await readBytes(bytes);
    expect(['read', 'sheet-too-large']).toContain(told.code);
    expect(told.growth).toBeLessThan(600 * MB);
  });

  test('a workbook that takes too long is given up', async () => {
    await expect(readXlsx(rawZip(good()), 1)).rejects.toMatchObject({ code: 'import-timeout' });
  });

  test('more than 8 MB are not even unpacked', async () => {
    const told = await readBytes(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(9 * MB)]));
    expect(told).toMatchObject({ code: 'file-too-large' });
  });
});

describe('A hostile text file is refused in bounded memory and time', () => {
  test('one line of 200 MB, by its size, unread', async () => {
    const path = join(folder, 'long.csv');
    writeFileSync(path, 'Sản phẩm,Chủ thể\n');
    closeSync(openSync(path, 'r+'));
    truncateSync(path, 200 * MB);
    const told = await answer(() => readUpload({ path }));
    expect(told.code).toBe('file-too-large');
    expect(told.ms).toBeLessThan(HUNG_MS);
    expect(told.growth).toBeLessThan(50 * MB);
  });

  test.each<[string, () => string, string]>([
    ['one line of 15 MB', () => `Sản phẩm,Chủ thể\n${'a'.repeat(15 * MB)}`, 'sheet-too-large'],
    ['fifteen million commas', () => ','.repeat(15 * MB), 'sheet-too-large'],
    ['fifteen million line breaks', () => `Sản phẩm,Chủ thể${'\n'.repeat(15 * MB)}`, 'sheet-too-large'],
    ['a quote that swallows the file', () => `Sản phẩm,Chủ thể\n"a${'\nb,c'.repeat(MB)}`, 'file-malformed'],
    ['21,000 rows', () => `Sản phẩm,Chủ thể${'\na,b'.repeat(21_000)}`, 'sheet-too-large'],
    ['65 columns', () => `Sản phẩm,Chủ thể\n${Array(65).fill('a').join(',')}`, 'sheet-too-large'],
  ])('%s', async (_what, make, code) => {
    const bytes = Buffer.from(make());
    const told = await readBytes(bytes);
    expect(told.code).toBe(code);
    expect(told.ms).toBeLessThan(HUNG_MS);
    expect(told.growth).toBeLessThan(MOST_GROWTH);
  });

  test('a folder, a device, nothing at all', async () => {
    for (const path of [folder, '/dev/zero', join(folder, 'none.csv')]) {
      expect((await answer(() => readUpload({ path }))).code).toBe('file-missing');
    }
  });

  test('a heading that is a formula runs nowhere: it is an unknown column', async () => {
    const { sheet } = await readUpload({
      bytes: Buffer.from('Sản phẩm,Chủ thể,=cmd|x\na,b,c'),
      fileName: 'x',
    });
    expect(sheet.rows).toHaveLength(2);
  });
});
