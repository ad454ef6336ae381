import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Area, AreaLevel } from '#core/area';
import type { Day } from '#core/day';
import type { Scope } from '#core/permission';
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
