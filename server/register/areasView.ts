import type { Area } from '#core/area';
import { byName } from '#core/collate';
import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import {
  findArea,
  listAreaCounts,
  listAreaLinks,
  listAreas,
  listPredecessors,
  listProducersOfArea,
} from '#db/areas';
import { listUnplaced, type UnplacedProducer } from '#db/placing';
import type { AreaView, ToChoose } from '#web/pages/office/AreaPage.tsx';
import type { AreasView } from '#web/pages/office/AreasPage.tsx';
import { makePlacer } from '../areas/placing.ts';
import type { Deps } from '../deps.ts';

type Reading = Pick<Deps, 'db' | 'now'>;

/** Today's provinces as a scope sees them, those with producers first, and who still has to be placed. */
export async function readAreas(
  { db }: Reading,
  scope: Scope,
  asked?: string,
): Promise<Omit<AreasView, 'mayLoad'>> {
  const unplaced = await listUnplaced(db, scope);
  const waiting = new Map<string, number>();
  for (const { areaId } of unplaced) if (areaId !== null) waiting.set(areaId, (waiting.get(areaId) ?? 0) + 1);
  const found = await listAreaCounts(db, scope, null);
  const provinces = found.map((province) => ({ ...province, toChoose: waiting.get(province.id) ?? 0 }));
  const nowhere = unplaced.filter(({ areaId }) => areaId === null).map(({ id, name }) => ({ id, name }));
  return {
    provinces: byName(provinces).sort((a, b) => Number(b.producers > 0) - Number(a.producers > 0)),
    toChoose: unplaced.length,
    nowhere,
    asked: nowhere.find(({ id }) => id === asked),
  };
}

const option = ({ id, name }: Pick<Area, 'id' | 'name'>) => ({ value: id, label: name });

function addressOf({ addresses, given }: UnplacedProducer): string | null {
  if (addresses[0] !== undefined) return addresses[0];
  const [row] = given;
  return row === undefined
    ? null
    : Object.values(JSON.parse(row) as Record<string, string>)
        .join(' · ')
        .slice(0, 300);
}

/** Who of a province still has to be placed by hand, with the communes it may be: all of them for the one asked about. */
async function toChooseIn(
  deps: Reading,
  scope: Scope,
  provinceId: string,
  asked?: string,
): Promise<ToChoose[]> {
  const { db, now } = deps;
  const unplaced = (await listUnplaced(db, scope)).filter(
    ({ id, areaId }) => areaId === provinceId || (areaId === null && id === asked),
  );
  if (unplaced.length === 0) return [];
  const place = makePlacer(await listAreas(db), await listAreaLinks(db), dayOf(now()));
  const all = (await listAreaCounts(db, scope, provinceId)).map(option);
  return unplaced.map((one) => {
    const placing = place(one);
    const found = placing.is === 'sure' ? [placing.area] : placing.candidates;
    const candidates = one.id === asked ? all : found.map(option);
    return { id: one.id, name: one.name, address: addressOf(one), candidates };
  });
}

async function upFrom({ db }: Reading, area: Area, root: string): Promise<AreaView['up']> {
  const parent = area.parentId === null ? undefined : await findArea(db, area.parentId);
  return parent
    ? { path: `/office/areas/${parent.id}`, label: parent.name }
    : { path: '/office/areas', label: root };
}

/** True for areas of a scope: its own, those directly under them, and what they lie in. */
async function isSeen({ db }: Reading, scope: Scope, area: Area): Promise<boolean> {
  if (scope.all) return true;
  const { id, parentId } = area;
  if (scope.areaIds.includes(id) || (parentId !== null && scope.areaIds.includes(parentId))) return true;
  return (await listAreaCounts(db, scope, null)).some((seen) => seen.id === id);
}

/** One area as a scope sees it, and who in it waits to be placed; `not-found` outside the scope. */
export async function readArea(
  deps: Reading,
  scope: Scope,
  id: string,
  { root, asked }: { readonly root: string; readonly asked?: string | undefined },
): Promise<Omit<AreaView, 'mayChoose'>> {
  const { db } = deps;
  const area = await findArea(db, id);
  if (!area || !(await isSeen(deps, scope, area))) throw new Refusal('not-found');
  const { name, level, validFrom, validTo } = area;
  const isProvince = level === 'province' && validTo === null;
  return {
    ...{ id, name, level, validFrom, validTo },
    up: await upFrom(deps, area, root),
    communes: isProvince ? await listAreaCounts(db, scope, id) : [],
    predecessors: await listPredecessors(db, id),
    producers: await listProducersOfArea(db, scope, id),
    toChoose: isProvince ? await toChooseIn(deps, scope, id, asked) : [],
  };
}
