import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { possibleMatches, producers, variants } from '#db/schema';
import type { ImportReport } from '#server/actions/importRegister.ts';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

// DỮ LIỆU MẪU: xã Thanh Mai, its firms and products are fictional.

const HEADINGS = {
  product: 'Tên sản phẩm',
  producer: 'Chủ thể',
  star: 'Hạng sao',
  no: 'Số quyết định',
  signed: 'Ngày ký',
  authority: 'Cơ quan ban hành',
  kind: 'Tình trạng',
  tax: 'Mã số thuế',
  province: 'Tỉnh',
  year: 'Năm',
  until: 'Ngày hết hạn',
  score: 'Điểm',
  gtin: 'Mã vạch',
} as const;
type Row = Partial<Record<keyof typeof HEADINGS, string>>;

const PROVINCE = 'UBND tỉnh Đồi Xanh';
const KEM = { product: 'Kem đậu xanh', producer: 'HTX Bánh kẹo Thanh Mai', star: '3', authority: PROVINCE };
const FIRST = { no: '12/QĐ-UBND', signed: '09/12/2021' };
const SECOND = { no: '34/QĐ-UBND', signed: '20/11/2024' };

let office: Office;
beforeEach(async () => {
  office = await foundOffice();
});
afterEach(() => office.close());

function bring(...rows: Row[]): Promise<ImportReport> {
  const fields = Object.keys(HEADINGS) as (keyof typeof HEADINGS)[];
  const body = rows.map((row) => fields.map((field) => row[field] ?? ''));
  return office.bring(csvOf([fields.map((field) => HEADINGS[field]), ...body]));
}

const reasons = (report: ImportReport) => report.possibleMatches.map(({ reason }) => reason);
const codes = (report: ImportReport) => report.warnings.map(({ code }) => code);

describe('Who is who', () => {
  test('“Kem đậu xanh” of two firms stays two, and nobody is asked', async () => {
    const other = { ...KEM, producer: 'Công ty TNHH Hoa Mẫu Đơn' };
    const report = await bring({ ...KEM, ...FIRST }, { ...other, ...FIRST });
    expect(report).toMatchObject({ imported: 2, possibleMatches: [] });
    expect(await office.told()).toHaveLength(2);
    expect(await office.productNames()).toEqual(['Kem đậu xanh', 'Kem đậu xanh']);
  });

  test('HTX and Hợp tác xã, Hoà and Hòa, NFC and NFD are one', async () => {
    await bring({ ...KEM, ...FIRST, producer: 'HTX Hoà Mai' });
    const spelled = { ...KEM, producer: 'Hợp tác xã HÒA MAI', product: 'KEM ĐẬU XANH'.normalize('NFD') };
    const report = await bring({ ...spelled, ...SECOND });
    expect(report).toMatchObject({ imported: 1, possibleMatches: [] });
    expect(await office.productNames()).toHaveLength(1);
  });

  test('the tax code decides over the name, and the name it was certified under is kept', async () => {
    await bring({ ...KEM, ...FIRST, tax: '0100000001' });
    const report = await bring({ ...KEM, ...SECOND, producer: 'Công ty CP Kem Mai', tax: '0100000001' });
    expect(codes(report)).toContain('producer-name-differs');
    expect(await office.productNames()).toHaveLength(1);
  });

  test('one name with two tax codes is two firms', async () => {
    const report = await bring(
      { ...KEM, ...FIRST, tax: '0100000001' },
      { ...KEM, ...SECOND, tax: '0100000002' },
    );
    expect(report).toMatchObject({ imported: 2, possibleMatches: [] });
    expect(await office.productNames()).toHaveLength(2);
  });

  test('a tax code stated later is learnt, whether the firm was there or in the same file', async () => {
    await bring({ ...KEM, ...FIRST });
    const bread = { ...KEM, product: 'Bánh gai', producer: 'Cơ sở Bánh gai Mai' };
    await bring(
      { ...KEM, ...SECOND, tax: '0100000001' },
      { ...bread, ...FIRST },
      { ...bread, ...SECOND, tax: '0100000002' },
    );
    const rows = await office.deps.db.orm.select().from(producers);
    expect(rows.map(({ taxCode }) => taxCode).sort()).toEqual(['0100000001', '0100000002']);
  });

  test('one name in two provinces is two firms, listed for a person', async () => {
    const report = await bring(
      { ...KEM, ...FIRST, province: 'Nghệ An' },
      { ...KEM, ...SECOND, province: 'Tỉnh Quảng Trị' },
    );
    expect(reasons(report)).toEqual(['same-names-apart']);
    expect(await office.productNames()).toHaveLength(2);
  });

  test('an old province and the one it became are one place', async () => {
    const report = await bring(
      { ...KEM, ...FIRST, province: 'Bắc Giang' },
      { ...KEM, ...SECOND, province: 'Tỉnh Bắc Ninh' },
    );
    expect(report.possibleMatches).toEqual([]);
    expect(await office.productNames()).toHaveLength(1);
  });

  test('Trực Hùng is not Trực Hưng: names that differ in accents are two until a person says so', async () => {
    const report = await bring({ ...KEM, ...FIRST }, { ...KEM, ...SECOND, product: 'Kem dậu xanh' });
    expect(report.imported).toBe(2);
    expect(report.possibleMatches).toMatchObject([
      { row: 3, product: 'Kem dậu xanh', reason: 'same-but-accents', candidate: { name: 'Kem đậu xanh' } },
    ]);
    expect(await office.deps.db.orm.select().from(possibleMatches)).toHaveLength(1);
  });

  test('a name inside another of the same firm is listed, in the file or against the register', async () => {
    await bring({ ...KEM, ...FIRST });
    const report = await bring(
      { ...KEM, ...SECOND, product: 'Kem đậu xanh hộp giấy' },
      { ...KEM, product: 'Kem' },
    );
    expect(reasons(report)).toEqual(['name-contains']);
  });

  test('one product of two firms with names much alike is listed', async () => {
    const report = await bring(
      { ...KEM, ...FIRST },
      { ...KEM, ...SECOND, producer: 'Công ty TNHH Bánh kẹo Thanh Mai' },
      { ...KEM, ...SECOND, producer: 'HTX Nông nghiệp Bánh kẹo Thanh Mai' },
    );
    expect(new Set(reasons(report))).toEqual(new Set(['similar-producer']));
    expect(report.imported).toBe(3);
  });

  test('a barcode is written once, and another product bearing it is listed', async () => {
    await bring({ ...KEM, ...FIRST, gtin: '8938501234568' });
    const report = await bring({ ...KEM, ...FIRST, product: 'Bánh gai', gtin: '8938501234568' });
    expect(codes(report)).toContain('gtin-of-other-product');
    expect(reasons(report)).toEqual(['same-gtin']);
    expect(await office.deps.db.orm.select().from(variants)).toHaveLength(1);
  });
});

describe('A product recognised again', () => {
  test.each([
    ['3', 're-recognise'],
    ['4', 'upgrade'],
  ])('with %s stars has a second recognition: %s', async (star, kind) => {
    await bring({ ...KEM, ...FIRST });
    const report = await bring({ ...KEM, ...SECOND, star });
    expect(report).toMatchObject({ imported: 1, possibleMatches: [] });
    expect(await office.told()).toEqual([
      'Kem đậu xanh | HTX Bánh kẹo Thanh Mai: 3★ recognise 2021-12-09 – 2024-12-09',
      `Kem đậu xanh | HTX Bánh kẹo Thanh Mai: ${star}★ ${kind} 2024-11-20 – 2027-11-20`,
    ]);
  });

  test('with fewer stars is a downgrade, even when the later decision comes first in the file', async () => {
    await bring({ ...KEM, ...SECOND, star: '3' }, { ...KEM, ...FIRST, star: '4' });
    const told = await office.told();
    expect(told.map((line) => line.split(': ')[1]!.split(' ').slice(0, 2).join(' '))).toEqual([
      '4★ recognise',
      '3★ downgrade',
    ]);
  });

  test('by the decision on record is unchanged, however its number and body are spelled', async () => {
    await bring({ ...KEM, ...FIRST });
    const spelled = { no: 'Số 12/QÐ-UBND', signed: '2021-12-09', authority: 'Ủy ban nhân dân tỉnh Đồi Xanh' };
    const report = await bring({ ...KEM, ...spelled, score: '66,5' });
    expect(report).toMatchObject({ unchanged: 1, imported: 0 });
    expect(codes(report)).toEqual(['differs-from-record']);
    expect(await office.told()).toHaveLength(1);
  });

  test('by one decision with another star contradicts the register: kept, never recognised', async () => {
    await bring({ ...KEM, ...FIRST });
    const report = await bring({ ...KEM, ...FIRST, star: '4' });
    expect(report.incompleteRows).toMatchObject([{ missing: ['contradiction'] }]);
    expect(codes(report)).toContain('contradicts-record');
    expect(await office.told()).toHaveLength(1);
  });

  test('one cell can hold number, day and body of the decision', async () => {
    const no = 'Quyết định số 12/QĐ-UBND ngày 09/12/2021 của UBND tỉnh Đồi Xanh';
    await bring({ ...KEM, authority: '', no });
    const report = await bring({ ...KEM, ...FIRST });
    expect(report.unchanged).toBe(1);
    expect(await office.told()).toHaveLength(1);
  });

  test('a stated end rules; the 36-month end is counted as assumed', async () => {
    const report = await bring({ ...KEM, ...FIRST, until: '08/12/2024' }, { ...KEM, ...SECOND });
    expect(report.assumedEnds).toBe(1);
    expect((await office.told())[0]).toContain('2021-12-09 – 2024-12-08');
  });
});

describe('An incomplete row', () => {
  test('is completed by a whole row of the same product that says nothing else', async () => {
    await bring({ ...KEM, signed: '09/12/2021' }, { ...KEM, product: 'Bánh gai' });
    expect(await office.openEntries()).toBe(2);
    const report = await bring({ ...KEM, ...FIRST });
    expect(report).toMatchObject({ imported: 1, incomplete: 0 });
    expect(await office.openEntries()).toBe(1);
  });

  test.each<[string, Row]>([
    ['another star', { star: '4' }],
    ['another day', { signed: '10/12/2021' }],
    ['another body', { authority: 'UBND huyện Thanh Mai' }],
    ['another year', { year: '2023' }],
  ])('with %s is not completed by it', async (_what, difference) => {
    await bring({ ...KEM, ...difference });
    await bring({ ...KEM, ...FIRST });
    expect(await office.openEntries()).toBe(1);
  });

  test('that was only proposed is answered by the later award of that star', async () => {
    const proposed = { ...KEM, star: '', authority: 'UBND huyện Thanh Mai', signed: '14/11/2023' };
    await bring({ ...proposed, kind: 'proposed for 4★' });
    await bring({ ...KEM, ...SECOND, star: '3' });
    expect(await office.openEntries()).toBe(1);
    await bring({ ...KEM, no: '35/QĐ-UBND', signed: '21/11/2024', star: '4' });
    expect(await office.openEntries()).toBe(0);
  });

  test('that tells of a withdrawal is never completed, and warns beside any recognition', async () => {
    await bring({ ...KEM, kind: 'Đã thu hồi' });
    const report = await bring({ ...KEM, ...FIRST });
    expect(codes(report)).toContain('withdrawal-on-record');
    expect(await office.openEntries()).toBe(1);
  });

  test('that only repeats part of a recognition on record is unchanged', async () => {
    await bring({ ...KEM, ...FIRST });
    expect(await bring({ ...KEM, no: FIRST.no })).toMatchObject({ unchanged: 1 });
    expect(await bring({ ...KEM })).toMatchObject({ incomplete: 1 });
  });

  test('kept with whole decision but unclear kind is no recognition', async () => {
    const report = await bring({ ...KEM, ...FIRST, kind: 'ơ kìa' });
    expect(report.incompleteRows).toMatchObject([{ missing: ['kindUnclear'] }]);
    expect(await office.told()).toEqual([]);
  });

  test('the same row twice in one file counts once', async () => {
    expect(await bring(KEM, KEM)).toMatchObject({ rows: 2, incomplete: 1, unchanged: 1 });
    expect(await bring({ ...KEM, ...FIRST }, { ...KEM, ...FIRST })).toMatchObject({
      imported: 1,
      unchanged: 1,
    });
  });
});
