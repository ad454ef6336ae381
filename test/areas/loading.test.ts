import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Area, type AreaLink, existsOn, successorOn } from '#core/area';
import type { Day } from '#core/day';
import { foldName } from '#core/name';
import { listAreaCounts, listAreaLinks, listAreas, listPredecessors, moveProducer } from '#db/areas';
import { commit } from '#db/commit';
import { listUnplaced } from '#db/placing';
import { producers } from '#db/schema';
import { events } from '#db/stampSchema';
import { linkArea } from '#server/actions/linkArea.ts';
import { type AreaLoading, loadAreas } from '#server/actions/loadAreas.ts';
import { makePlacer } from '#server/areas/placing.ts';
import { readUnits } from '#server/areas/units2025.ts';
import type { Deps } from '#server/deps.ts';
import { csvOf, foundOffice, type Office } from '#test/import/support/office.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const TODAY = '2026-11-22' as Day;
const ALL = { all: true, areaIds: [], producerIds: [] };

describe('The units of the whole country', () => {
  const folder = temporaryFolder();
  let deps: Deps;
  let loading: AreaLoading;
  let found: Area[];
  let links: AreaLink[];
  let took = 0;
  beforeAll(async () => {
    deps = await openOffice(folder.path);
    const start = performance.now();
    loading = await loadAreas(deps, {});
    took = performance.now() - start;
    [found, links] = [await listAreas(deps.db), await listAreaLinks(deps.db)];
  });
  afterAll(() => {
    deps.db.close();
    folder.remove();
  });

  test('are 34 provinces and 3,321 communes today, each in its province', () => {
    const today = found.filter((area) => existsOn(area, TODAY));
    expect(today.filter(({ level }) => level === 'province')).toHaveLength(34);
    const communes = today.filter(({ level }) => level === 'commune');
    expect(communes).toHaveLength(3321);
    const byId = new Map(found.map((area) => [area.id, area]));
    for (const { parentId, name } of communes) expect(byId.get(parentId ?? '')?.level, name).toBe('province');
    expect(today.filter(({ level }) => level === 'district')).toEqual([]);
    expect(loading.counts.strangeProvinces).toBe(0);
    if (process.env.TEMGOC_FIGURES)
      process.stdout.write(`${took.toFixed(0)} ms ${JSON.stringify(loading)}\n`);
  });

  test('are loaded within the time a person waits', () => {
    expect(took).toBeLessThan(5_000);
  });

  test('add nothing the second time, and leave no event', async () => {
    const before = (await deps.db.orm.select().from(events)).length;
    expect(await loadAreas(deps, {})).toMatchObject({ areas: 0, links: 0, placed: 0 });
    expect((await deps.db.orm.select().from(events)).length).toBe(before);
  });

  test('end on 30 June 2025 where they were merged, and begin the day after', () => {
    const communes = found.filter(({ level }) => level !== 'province');
    for (const { validFrom, validTo } of communes) {
      expect(validTo === null ? validFrom : validTo).toBe(validTo === null ? '2025-07-01' : '2025-06-30');
    }
  });

  test('never cross from one province into another', () => {
    const byId = new Map(found.map((area) => [area.id, area]));
    const provinceOf = (area: Area | undefined): Area | undefined =>
      area && area.level !== 'province' ? provinceOf(byId.get(area.parentId ?? '')) : area;
    for (const { areaId, predecessorId } of links) {
      const [now, then] = [provinceOf(byId.get(areaId)), provinceOf(byId.get(predecessorId))];
      const became = then && successorOn(then, TODAY, byId, links);
      expect(became?.id ?? null, `${then?.name} → ${now?.name}`).toBe(
        now && successorOn(now, TODAY, byId, links)?.id,
      );
    }
  });

  test('a commune that was divided maps nobody by itself, one that went whole does', async () => {
    const byId = new Map(found.map((area) => [area.id, area]));
    const { becomings } = await readUnits();
    const named = (name: string, district: string) =>
      found.find((area) => area.name === name && byId.get(area.parentId ?? '')?.name === district)!;
    const divided = named('Phường Dịch Vọng', 'Quận Cầu Giấy');
    expect(links.filter(({ predecessorId }) => predecessorId === divided.id)).toHaveLength(2);
    expect(successorOn(divided, TODAY, byId, links)).toBeUndefined();
    const whole = becomings.find((one) => one.newProvince === 'Bắc Ninh' && one.oldName === 'Xã Phúc Hòa')!;
    const became = successorOn(named(whole.oldName, whole.district), TODAY, byId, links);
    expect(foldName(became?.name ?? '')).toBe(foldName(whole.newName));
    const parts = links.filter(({ extent }) => extent === 'part');
    expect(new Set(parts.map(({ predecessorId }) => predecessorId)).size).toBeGreaterThanOrEqual(
      loading.counts.split,
    );
    for (const { predecessorId } of parts)
      expect(successorOn(byId.get(predecessorId)!, TODAY, byId, links)).toBeUndefined();
  });

  test('Đồng Nai, a city since 30 April 2026, holds its communes as a city', async () => {
    const [city] = (await listAreaCounts(deps.db, ALL, null)).filter(({ name }) => name.endsWith('Đồng Nai'));
    expect(city).toMatchObject({ name: 'Thành phố Đồng Nai', validFrom: '2026-04-30' });
    const communes = await listAreaCounts(deps.db, ALL, city!.id);
    expect(communes.length).toBe(city!.communes);
    expect(communes.length).toBeGreaterThan(80);
    expect(await listPredecessors(deps.db, communes[0]!.id)).not.toEqual([]);
  });

  test('a person of one commune sees that commune and its province, and no other', async () => {
    const [commune] = found.filter(({ name, validTo }) => name === 'Xã Phúc Hòa' && validTo === null);
    const scope = { all: false, areaIds: [commune!.id], producerIds: [] };
    const seen = await listAreaCounts(deps.db, scope, null);
    expect(seen.map(({ id }) => id)).toEqual([commune!.parentId]);
    expect((await listAreaCounts(deps.db, scope, commune!.parentId)).map(({ id }) => id)).toEqual([
      commune!.id,
    ]);
  });
});

const HEADINGS = ['Tên sản phẩm', 'Chủ thể', 'Địa chỉ'];

describe('Producers on record before the units were loaded', () => {
  let office: Office;
  beforeAll(async () => {
    office = await foundOffice();
    const rows = [
      ['Vải sớm (DỮ LIỆU MẪU)', 'HTX Một', 'thôn 1, xã Phúc Hòa, huyện Tân Yên, tỉnh Bắc Giang'],
      ['Cốm (DỮ LIỆU MẪU)', 'HTX Hai', 'phường Dịch Vọng, quận Cầu Giấy, thành phố Hà Nội'],
      ['Trà (DỮ LIỆU MẪU)', 'HTX Ba', 'tỉnh Bắc Giang'],
    ];
    await office.bring(csvOf([HEADINGS, ...rows]));
    await loadAreas(office.deps, {});
  });
  afterAll(() => office.close());

  const areaOf = async (name: string) => {
    const firms = await office.deps.db.orm.select().from(producers);
    const { areaId, id } = firms.find((firm) => firm.name === name)!;
    return { id, area: (await listAreas(office.deps.db)).find((one) => one.id === areaId) };
  };

  test('are placed where their commune went whole, with an event that tells from where to where', async () => {
    const { id, area } = await areaOf('HTX Một');
    expect(area).toMatchObject({ level: 'commune', name: 'Xã Phúc Hòa', validTo: null });
    const told = (await office.deps.db.orm.select().from(events)).filter(({ nounId }) => nounId === id);
    expect(told.map(({ verb, before, after }) => [verb, before, after])).toEqual([
      ['place', '{"areaId":"area-24"}', JSON.stringify({ areaId: area!.id })],
    ]);
  });

  test('wait for a person where it was divided, with the communes it may be', async () => {
    const { id, area } = await areaOf('HTX Hai');
    expect(area?.level).toBe('province');
    const place = makePlacer(await listAreas(office.deps.db), await listAreaLinks(office.deps.db), TODAY);
    const waiting = (await listUnplaced(office.deps.db, ALL)).filter((one) => one.id === id).map(place);
    expect(waiting).toMatchObject([
      { is: 'choose', candidates: [{ name: 'Phường Cầu Giấy' }, { name: 'Phường Nghĩa Đô' }] },
    ]);
  });

  test('are placed by hand once, and only in a commune of today within reach', async () => {
    const { deps } = office;
    const { id } = await areaOf('HTX Hai');
    const found = await listAreas(deps.db);
    const chosen = found.find(({ name, validTo }) => name === 'Phường Nghĩa Đô' && validTo === null)!;
    const old = found.find(({ name }) => name === 'Phường Dịch Vọng')!;
    await expect(linkArea(deps, ALL, { producer: id, area: old.id })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const stranger = { all: false, areaIds: ['area-24'], producerIds: [] };
    await expect(linkArea(deps, stranger, { producer: id, area: chosen.id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await linkArea(deps, ALL, { producer: id, area: chosen.id });
    await linkArea(deps, ALL, { producer: id, area: chosen.id });
    expect((await areaOf('HTX Hai')).area?.id).toBe(chosen.id);
    const told = (await deps.db.orm.select().from(events)).filter(({ nounId }) => nounId === id);
    expect(told).toHaveLength(1);
  });

  test('who moved meanwhile are not moved over', async () => {
    const { deps } = office;
    const { id } = await areaOf('HTX Ba');
    const chosen = (await listAreas(deps.db)).find(
      (one) => one.name === 'Xã Phúc Hòa' && one.validTo === null,
    )!;
    await linkArea(deps, ALL, { producer: id, area: chosen.id });
    await expect(commit(deps.db, [moveProducer(id, 'area-24', 'area-01')])).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await areaOf('HTX Ba')).area?.id).toBe(chosen.id);
  });

  test('a commune that an import had added stays the same area, and gets its code', async () => {
    const another = await foundOffice();
    const headings = ['Tên sản phẩm', 'Chủ thể', 'Xã hiện nay', 'Tỉnh hiện nay'];
    await another.bring(csvOf([headings, ['Vải (DỮ LIỆU MẪU)', 'HTX Bốn', 'xã Phúc Hoà', 'Bắc Ninh']]));
    const before = (await listAreas(another.deps.db)).find(({ level }) => level === 'commune')!;
    await loadAreas(another.deps, { province: '24' });
    const after = await listAreas(another.deps.db);
    expect(after.find(({ id }) => id === before.id)).toMatchObject({
      code: expect.stringMatching(/^\d{5}$/),
    });
    const same = after.filter(
      ({ name, validTo }) => foldName(name) === foldName('Xã Phúc Hòa') && validTo === null,
    );
    expect(same).toHaveLength(1);
    expect(after.filter(({ level, validTo }) => level === 'commune' && validTo === null)).toHaveLength(99);
    another.close();
  });

  test('a province nobody has is refused', async () => {
    await expect(loadAreas(office.deps, { province: '99' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
