import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Area, AreaLevel } from '#core/area';
import type { Day } from '#core/day';
import type { Scope } from '#core/permission';
import { keepingEdition } from './edition.ts';
import type { Db } from './open.ts';
import { areas } from './schema.ts';

const parents = alias(areas, 'parents');

/** Communes that exist on a day, within a scope's areas, each with the province it lies in, by name. */
export async function listCommunesSeen(
  db: Db,
  scope: Scope,
  day: Day,
): Promise<{ area: Area; parent: string | null }[]> {
  const exists = and(lte(areas.validFrom, day), or(isNull(areas.validTo), gte(areas.validTo, day)));
  const areaIds = [...scope.areaIds];
  const seen = scope.all ? undefined : or(inArray(areas.id, areaIds), inArray(areas.parentId, areaIds));
  const rows = await db.orm
    .select({ area: areas, parent: parents.name })
    .from(areas)
    .leftJoin(parents, eq(parents.id, areas.parentId))
    .where(and(eq(areas.level, 'commune'), exists, seen))
    .orderBy(asc(areas.nameKey), asc(areas.id));
  return rows.map(({ area, parent }) => ({
    parent,
    area: {
      ...area,
      level: area.level as AreaLevel,
      validFrom: area.validFrom as Day,
      validTo: area.validTo as Day | null,
    },
  }));
}

const isCommuneToday = and(eq(areas.level, 'commune'), isNull(areas.validTo));

/** True where communes of today are on record; asked at every scan, and read once while the register holds the same. */
export const hasCommunes = keepingEdition(async (db) => {
  const rows = await db.orm
    .select({ id: areas.id })
    .from(areas)
    .innerJoin(parents, eq(parents.id, areas.parentId))
    .where(and(isCommuneToday, isNull(parents.validTo)))
    .limit(1);
  return rows.length > 0;
});

/** Today's provinces of which communes are on record, by name. */
export async function listProvincesToday(db: Db) {
  const { id, name, nameKey, code } = parents;
  return db.orm
    .selectDistinct({ id, name, nameKey, code })
    .from(areas)
    .innerJoin(parents, eq(parents.id, areas.parentId))
    .where(and(isCommuneToday, isNull(parents.validTo)))
    .orderBy(asc(nameKey), asc(id));
}

/** Today's communes of a province, by name. */
export async function listCommunesToday(db: Db, provinceId: string) {
  const { id, name, nameKey } = areas;
  return db.orm
    .select({ id, name })
    .from(areas)
    .where(and(isCommuneToday, eq(areas.parentId, provinceId)))
    .orderBy(asc(nameKey), asc(id));
}

/** A commune of today and its province's area code, or its id where it has no code; undefined for any other id. */
export async function findCommuneToday(
  db: Db,
  id: string,
): Promise<{ id: string; province: string } | undefined> {
  const [row] = await db.orm
    .select({ id: areas.id, code: parents.code, province: parents.id })
    .from(areas)
    .innerJoin(parents, eq(parents.id, areas.parentId))
    .where(and(eq(areas.id, id), isCommuneToday));
  return row && { id: row.id, province: row.code ?? row.province };
}
