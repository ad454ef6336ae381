import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Area } from '#core/area';
import { parseDay } from '#core/day';
import { insertAreas } from '#db/areas';
import { commit } from '#db/commit';
import { areas, producers, recognitions } from '#db/schema';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

// DỮ LIỆU MẪU: firms, products and communes are fictional; provinces are those of the law.

const HEADINGS = ['Sản phẩm', 'Chủ thể', 'Hạng sao', 'Số quyết định', 'Ngày ký', 'Cơ quan ban hành'];
const FIELDS = ['Địa chỉ', 'Xã', 'Huyện', 'Tỉnh', 'Xã hiện nay', 'Tỉnh hiện nay'] as const;
type Place = Partial<Record<(typeof FIELDS)[number], string>>;

let office: Office;
let rows = 0;
beforeEach(async () => {
  rows = 0;
  office = await foundOffice();
});
afterEach(() => office.close());

function bring(...places: (Place & { firm?: string; dry?: boolean })[]) {
  const lines = places.map((place) => {
    const own = [`Bánh gai ${++rows}`, place.firm ?? `HTX Mẫu ${rows}`];
    const decision = ['4', `${rows}/QĐ-UBND`, '09/12/2021', 'UBND tỉnh Đồi Xanh'];
    return [...own, ...decision, ...FIELDS.map((field) => place[field] ?? '')];
  });
  return office.bring(csvOf([[...HEADINGS, ...FIELDS], ...lines]), { dryRun: places[0]?.dry === true });
}

/** `firm: commune, province` of today. */
async function linked(): Promise<string[]> {
  const found = await office.deps.db.orm.select().from(areas);
  const name = (id: string | null | undefined): string => {
    const area = found.find((one) => one.id === id);
    return area ? [area.name, name(area.parentId)].filter((part) => part !== '').join(', ') : '';
  };
  const firms = await office.deps.db.orm.select().from(producers);
  return firms.map((firm) => `${firm.name}: ${name(firm.areaId)}`).sort();
}

async function communes() {
  return (await office.deps.db.orm.select().from(areas)).filter(({ level }) => level === 'commune');
}

async function certified(): Promise<(string | null)[]> {
  return (await office.deps.db.orm.select().from(recognitions)).map((one) => one.addressCertified);
}

function commune(id: string, name: string, from: string, to: string | null, parentId: string): Area {
  const validTo = to === null ? null : parseDay(to);
  return { id, level: 'commune', code: null, name, parentId, validFrom: parseDay(from), validTo };
}

describe('One address column', () => {
  test.each([
    'Xã Thanh Mai, huyện Mai Khê, tỉnh Bắc Giang',
    'Thôn Đồng, xã Thanh Mai, huyện Mai Khê, Bắc Giang',
    'Xã Thanh Mai - huyện Mai Khê - tỉnh Bắc Giang.',
    'Xã Thanh Mai; Huyện Mai Khê; T. Bắc Giang, Việt Nam',
    'Xã Thanh Mai, huyện Mai Khê, tỉnh Bắc Giang (DỮ LIỆU MẪU)',
  ])('%o tells its province, and so what it is called now', async (address) => {
    await bring({ 'Địa chỉ': address });
    expect(await linked()).toEqual(['HTX Mẫu 1: Tỉnh Bắc Ninh']);
    expect(await certified()).toEqual([address]);
    expect(await communes()).toEqual([]);
  });

  test('tells its commune where what became of it is on record', async () => {
    const { db } = office.deps;
    const old = commune('xa-cu', 'Xã Thanh Mai', '2018-05-07', '2025-06-30', 'area-24-1');
    const now = commune('xa-moi', 'Xã Mai Khê', '2025-07-01', null, 'area-24');
    await commit(db, insertAreas([old, now], [{ areaId: now.id, predecessorId: old.id, extent: 'whole' }]));
    await bring(
      { 'Địa chỉ': 'Thôn Đồng, xã Thanh Mai, huyện Mai Khê, tỉnh Bắc Giang' },
      { 'Địa chỉ': 'Thôn Đồng, xã Mai Khê, tỉnh Bắc Ninh' },
      { 'Địa chỉ': 'Xã Mai Khê, huyện Thanh Mai, tỉnh Bắc Giang' },
    );
    // The third names a commune that was; today's of that name is another.
    expect(await linked()).toEqual([
      'HTX Mẫu 1: Xã Mai Khê, Tỉnh Bắc Ninh',
      'HTX Mẫu 2: Xã Mai Khê, Tỉnh Bắc Ninh',
      'HTX Mẫu 3: Tỉnh Bắc Ninh',
    ]);
  });

  test('that ends in a hamlet, a town or nothing known links nowhere', async () => {
    await bring({ 'Địa chỉ': 'Thôn Đồng' }, { 'Địa chỉ': 'xã Thanh Mai, thành phố Mai Khê' });
    expect(await linked()).toEqual(['HTX Mẫu 1: ', 'HTX Mẫu 2: ']);
  });
});

describe('The address as certified', () => {
  test.each<[string, Place, string]>([
    [
      'takes what the address column leaves out',
      { 'Địa chỉ': 'Thôn Đồng', Xã: 'xã Thanh Mai', Huyện: 'huyện Mai Khê', Tỉnh: 'Bắc Giang' },
      'Thôn Đồng, xã Thanh Mai, huyện Mai Khê, Bắc Giang',
    ],
    [
      'says nothing twice',
      {
        'Địa chỉ': 'Thôn Đồng, Xã Thanh Mai, Mai Khê',
        Xã: 'xã Thanh Mai',
        Huyện: 'Mai Khê',
        Tỉnh: 'Bắc Giang',
      },
      'Thôn Đồng, Xã Thanh Mai, Mai Khê, Bắc Giang',
    ],
    [
      'puts what was missing in its place',
      { 'Địa chỉ': 'Thôn Đồng, tỉnh Bắc Giang', Xã: 'xã Thanh Mai', Huyện: '', Tỉnh: 'Bắc Giang' },
      'Thôn Đồng, xã Thanh Mai, tỉnh Bắc Giang',
    ],
    [
      'takes a commune and a district of one name for two',
      { 'Địa chỉ': 'Thôn Đồng, huyện Mai Khê', Xã: 'xã Mai Khê', Huyện: 'huyện Mai Khê', Tỉnh: 'Bắc Giang' },
      'Thôn Đồng, xã Mai Khê, huyện Mai Khê, Bắc Giang',
    ],
    [
      'names one province only',
      { 'Địa chỉ': 'Xã Thanh Mai, tỉnh Bắc Ninh', Tỉnh: 'Bắc Giang' },
      'Xã Thanh Mai, tỉnh Bắc Ninh',
    ],
  ])('%s', async (_what, place, address) => {
    await bring(place);
    expect(await certified()).toEqual([address]);
  });
});

describe('A sheet that states the commune of today', () => {
  test('brings it on record once, under its province, since 2025-07-01', async () => {
    const now = { 'Xã hiện nay': 'Xã Hiệp Hoà', 'Tỉnh hiện nay': 'Tỉnh Bắc Ninh' };
    const again = { ...now, 'Xã hiện nay': 'xã Hiệp Hòa' };
    const elsewhere = { ...now, 'Tỉnh hiện nay': 'Tỉnh Nghệ An' };
    await bring({ Xã: 'xã Danh Mai', Tỉnh: 'Bắc Giang', ...now }, again, elsewhere);
    expect(await linked()).toEqual([
      'HTX Mẫu 1: Xã Hiệp Hoà, Tỉnh Bắc Ninh',
      'HTX Mẫu 2: Xã Hiệp Hoà, Tỉnh Bắc Ninh',
      'HTX Mẫu 3: Xã Hiệp Hoà, Tỉnh Nghệ An',
    ]);
    const added = await communes();
    expect(added).toHaveLength(2);
    expect(added[0]).toMatchObject({ code: null, validFrom: '2025-07-01', validTo: null });
    await bring(again);
    expect(await communes()).toHaveLength(2);
    expect((await linked())[3]).toBe('HTX Mẫu 4: Xã Hiệp Hoà, Tỉnh Bắc Ninh');
  });

  test('finds one that is named without what it is', async () => {
    await bring(
      { 'Xã hiện nay': 'Phường Tự Lạn', 'Tỉnh hiện nay': 'Bắc Ninh' },
      { 'Xã hiện nay': 'Tự Lạn', 'Tỉnh hiện nay': 'Bắc Ninh' },
    );
    expect(await communes()).toHaveLength(1);
    expect((await linked())[1]).toBe('HTX Mẫu 2: Phường Tự Lạn, Tỉnh Bắc Ninh');
  });

  test('invents none: not from a past commune, an unknown province, a town, or a dry run', async () => {
    await bring({
      'Xã hiện nay': 'Xã Hiệp Hoà',
      'Tỉnh hiện nay': 'Tỉnh Bắc Ninh',
      dry: true,
    });
    expect(await communes()).toEqual([]);
    await bring(
      { Xã: 'xã Thanh Mai', Huyện: 'huyện Mai Khê', Tỉnh: 'Bắc Giang' },
      { 'Xã hiện nay': 'Xã Thanh Mai', 'Tỉnh hiện nay': 'Tỉnh Đồi Xanh' },
      { 'Xã hiện nay': 'Thị trấn Thanh Mai', 'Tỉnh hiện nay': 'Tỉnh Bắc Ninh' },
    );
    expect(await communes()).toEqual([]);
  });

  test('does not turn a past commune of that name into it', async () => {
    await bring(
      { 'Xã hiện nay': 'Xã Vân Mai', 'Tỉnh hiện nay': 'Tỉnh Bắc Ninh' },
      { Xã: 'xã Vân Mai', Huyện: 'huyện Mai Khê', Tỉnh: 'Bắc Giang' },
    );
    expect((await linked())[1]).toBe('HTX Mẫu 2: Tỉnh Bắc Ninh');
  });

  test('tells it of a firm that was known by its province only, in the same file or later', async () => {
    const now = { 'Xã hiện nay': 'Xã Mai Khê', 'Tỉnh hiện nay': 'Tỉnh Bắc Ninh' };
    await bring(
      { firm: 'HTX A', Tỉnh: 'Bắc Giang' },
      { firm: 'HTX A', ...now },
      { firm: 'HTX B', Tỉnh: 'Bắc Giang' },
    );
    await bring({ firm: 'HTX B', ...now });
    expect(await linked()).toEqual(['HTX A: Xã Mai Khê, Tỉnh Bắc Ninh', 'HTX B: Xã Mai Khê, Tỉnh Bắc Ninh']);
  });
});
