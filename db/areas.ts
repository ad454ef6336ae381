import type { Area, AreaLevel, AreaLink } from '#core/area';
import type { Day } from '#core/day';
import { foldName } from '#core/name';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { areaLinks, areas } from './schema.ts';

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

/** Stores areas and what became of which; those already on record stay as they are. */
export function insertAreas(found: readonly Area[], links: readonly AreaLink[]): Write[] {
  const rows = found.map((area) => ({ ...area, nameKey: foldName(area.name) }));
  return [
    ...rows.map((row) => write((tx) => tx.insert(areas).values(row).onConflictDoNothing())),
    ...links.map((link) => write((tx) => tx.insert(areaLinks).values(link).onConflictDoNothing())),
  ];
}
