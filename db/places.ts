import { and, asc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { byName } from '#core/collate';
import { foldName } from '#core/name';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { areas, producers } from './schema.ts';
import { seenBy } from './scope.ts';

/** What a role may be over: an area or a producer, by id and name. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

/** More names than this are no list to choose from. */
const MOST_OFFERED = 400;

function inside(scope: Scope): SQL {
  const areaIds = [...scope.areaIds];
  if (scope.all) return sql`1 = 1`;
  if (areaIds.length === 0) return sql`1 = 0`;
  return or(inArray(areas.id, areaIds), inArray(areas.parentId, areaIds)) ?? sql`1 = 0`;
}

/** Areas inside a scope, today's only, by id or by whole name however its accents are typed. */
export async function listAreasGiven(db: Db, scope: Scope, text: string): Promise<Place[]> {
  const named = or(eq(areas.id, text), eq(areas.nameKey, foldName(text)));
  return db.orm
    .select({ id: areas.id, name: areas.name })
    .from(areas)
    .where(and(named, sql`${areas.validTo} is null`, inside(scope)));
}

/** Producers inside a scope by id or by whole name. */
export async function listProducersGiven(db: Db, scope: Scope, text: string): Promise<Place[]> {
  const named = or(eq(producers.id, text), eq(producers.nameKey, foldName(text)));
  return db.orm
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(and(named, seenBy(scope)));
}

/** Areas to choose from: those inside a scope where producers are, and those above them; 400 at most, by name. */
export async function listAreasOffered(db: Db, scope: Scope): Promise<Place[]> {
  const used = sql`${areas.id} in (select ${producers.areaId} from ${producers})
    or ${areas.id} in (select a.parent_id from areas a join producers p on p.area_id = a.id)`;
  const rows = await db.orm
    .select({ id: areas.id, name: areas.name })
    .from(areas)
    .where(and(sql`(${used})`, sql`${areas.validTo} is null`, inside(scope)))
    .orderBy(asc(areas.name))
    .limit(MOST_OFFERED);
  return byName(rows);
}

/** Producers to choose from inside a scope, by name; 400 at most. */
export async function listProducersOffered(db: Db, scope: Scope): Promise<Place[]> {
  const rows = await db.orm
    .select({ id: producers.id, name: producers.name })
    .from(producers)
    .where(seenBy(scope))
    .orderBy(asc(producers.name))
    .limit(MOST_OFFERED);
  return byName(rows);
}

/** The name of the area or producer a role is over; null for the whole office. */
export async function nameOfPlace(
  db: Db,
  { areaId, producerId }: { readonly areaId: string | null; readonly producerId: string | null },
): Promise<string | null> {
  const [area] = areaId
    ? await db.orm.select({ name: areas.name }).from(areas).where(eq(areas.id, areaId))
    : [];
  const [producer] = producerId
    ? await db.orm.select({ name: producers.name }).from(producers).where(eq(producers.id, producerId))
    : [];
  return producer?.name ?? area?.name ?? null;
}
