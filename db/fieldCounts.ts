import { and, eq, sql } from 'drizzle-orm';
import type { KeyNumber } from '#core/stampId';
import { inspectedStamps, tipOffs } from './fieldSchema.ts';
import type { Db } from './open.ts';

/** What else came in about one stamp: shoppers' tip-offs, and inspections that read it. */
export async function countFieldReports(
  db: Db,
  key: KeyNumber,
  serial: number,
): Promise<{ tipOffs: number; inspections: number }> {
  const counted = { count: sql<number>`count(*)` };
  const [told] = await db.orm
    .select(counted)
    .from(tipOffs)
    .where(and(eq(tipOffs.keyNumber, key), eq(tipOffs.serial, serial)));
  const [read] = await db.orm
    .select(counted)
    .from(inspectedStamps)
    .where(and(eq(inspectedStamps.keyNumber, key), eq(inspectedStamps.serial, serial)));
  return { tipOffs: told?.count ?? 0, inspections: read?.count ?? 0 };
}
