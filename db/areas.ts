import { and, asc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Area, AreaLevel, AreaLink } from '#core/area';
import { byName } from '#core/collate';
import type { Day } from '#core/day';
import { foldName } from '#core/name';
import type { Scope } from '#core/permission';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { areaLinks, areas, producers } from './schema.ts';
import { seenBy } from './scope.ts';

/** Rows of one INSERT: few enough for any database's limit on parameters. */
const CHUNK = 200;

function toArea(row: typeof areas.$inferSelect): Area {
  const { id, code, name, parentId } = row;
  const days = { validFrom: row.validFrom as Day, validTo: row.validTo as Day | null };
  return { id, level: row.level as AreaLevel, code, name, parentId, ...days };
}

/** Every area on record, of every time. */
export async function listAreas(db: Db): Promise<Area[]> {
  const rows = await db.orm.select().from(areas);
  return rows.map((row) => ({
    ...row,
    level: row.level as AreaLevel,
    validFrom: row.validFrom as Day,
    validTo: row.validTo as Day | null,
  }));
}

/** Every link between an area and what it was made of. */
export async function listAreaLinks(db: Db): Promise<AreaLink[]> {
  const rows = await db.orm.select().from(areaLinks);
  return rows.map((link) => ({ ...link, extent: link.extent as AreaLink['extent'] }));
}

/** One area by its id, of any time. */
export async function findArea(db: Db, id: string): Promise<Area | undefined> {
  const [row] = await db.orm.select().from(areas).where(eq(areas.id, id));
  return row && toArea(row);
}

function chunked<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / CHUNK);
  return Array.from({ length: count }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** Stores areas and what became of which; those already on record stay as they are. */
export function insertAreas(found: readonly Area[], links: readonly AreaLink[]): Write[] {
  const rows = found.map((area) => ({ ...area, nameKey: foldName(area.name) }));
  return [
    ...chunked(rows).map((some) => write((tx) => tx.insert(areas).values(some).onConflictDoNothing())),
    ...chunked(links).map((some) => write((tx) => tx.insert(areaLinks).values(some).onConflictDoNothing())),
  ];
}

/** Gives an area on record the code it was stored without. */
export function setAreaCode(id: string, code: string): Write {
  return write((tx) =>
    tx
      .update(areas)
      .set({ code })
      .where(and(eq(areas.id, id), isNull(areas.code))),
  );
}

/** Places a producer in an area, only from where it was read to be: else `conflict`. */
export function moveProducer(id: string, from: string | null, areaId: string): Write {
  const there = from === null ? isNull(producers.areaId) : eq(producers.areaId, from);
  return guarded(
    (tx) =>
      tx
        .update(producers)
        .set({ areaId })
        .where(and(eq(producers.id, id), there)),
    'conflict',
  );
}

const children = alias(areas, 'children');

/** Areas of a scope: its own, those directly under them, and the provinces these lie in. */
function areaSeenBy(scope: Scope): SQL | undefined {
  if (scope.all) return undefined;
  const own = [...scope.areaIds];
  const above = sql`${areas.id} in (select ${children.parentId} from ${areas} as "children"
    where ${inArray(children.id, own)})`;
  return or(inArray(areas.id, own), inArray(areas.parentId, own), above);
}

/** An area that exists today, and how many producers a scope sees in it. */
export interface AreaCount extends Area {
  readonly producers: number;
  /** Of a province: its communes on record. */
  readonly communes: number;
}

/** How many producers of a scope each area holds itself, and how many its communes. */
async function countProducers(db: Db, scope: Scope): Promise<Map<string, number>> {
  const rows = await db.orm
    .select({ id: areas.id, parentId: areas.parentId, count: sql<number>`count(*)` })
    .from(producers)
    .innerJoin(areas, eq(areas.id, producers.areaId))
    .where(seenBy(scope))
    .groupBy(areas.id, areas.parentId);
  const counts = new Map<string, number>();
  for (const { id, parentId, count } of rows) {
    for (const area of parentId === null ? [id] : [id, parentId])
      counts.set(area, (counts.get(area) ?? 0) + count);
  }
  return counts;
}

async function countCommunes(db: Db): Promise<Map<string | null, number>> {
  const rows = await db.orm
    .select({ parentId: areas.parentId, count: sql<number>`count(*)` })
    .from(areas)
    .where(and(eq(areas.level, 'commune'), isNull(areas.validTo)))
    .groupBy(areas.parentId);
  return new Map(rows.map(({ parentId, count }) => [parentId, count]));
}

/** Today's provinces (`parentId` null) or the communes of one, by name, with their producers within a scope. */
export async function listAreaCounts(db: Db, scope: Scope, parentId: string | null): Promise<AreaCount[]> {
  const level = parentId === null ? 'province' : 'commune';
  const under = parentId === null ? undefined : eq(areas.parentId, parentId);
  const rows = await db.orm
    .select()
    .from(areas)
    .where(and(eq(areas.level, level), under, isNull(areas.validTo), areaSeenBy(scope)))
    .orderBy(asc(areas.nameKey));
  const [held, communes] = [await countProducers(db, scope), await countCommunes(db)];
  return byName(rows).map((row) => ({
    ...toArea(row),
    producers: held.get(row.id) ?? 0,
    communes: communes.get(row.id) ?? 0,
  }));
}

/** What an area was made of, each with the district it lay in and how much of it came. */
export async function listPredecessors(db: Db, areaId: string) {
  const parent = alias(areas, 'parent');
  return db.orm
    .select({ id: areas.id, name: areas.name, district: parent.name, extent: areaLinks.extent })
    .from(areaLinks)
    .innerJoin(areas, eq(areas.id, areaLinks.predecessorId))
    .leftJoin(parent, eq(parent.id, areas.parentId))
    .where(eq(areaLinks.areaId, areaId))
    .orderBy(asc(areas.nameKey), asc(areas.id));
}

/** The producers of an area itself that a scope sees, by name. */
export async function listProducersOfArea(db: Db, scope: Scope, areaId: string) {
  const { id, name, kind, sample } = producers;
  return db.orm
    .select({ id, name, kind, sample })
    .from(producers)
    .where(and(eq(producers.areaId, areaId), seenBy(scope)))
    .orderBy(asc(producers.nameKey), asc(producers.id));
}
