import { asc } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { origins } from './schema.ts';

/** Every address stamps of this register were ever printed with, oldest first: all of them stay ours. */
export async function listOrigins(db: Db): Promise<Origin[]> {
  const rows = await db.orm.select().from(origins).orderBy(asc(origins.addedAt), asc(origins.origin));
  return rows.map((row) => row.origin as Origin);
}

/** Adds an address; one already known stays as it is. */
export function addOrigin(origin: Origin, addedAt: Instant): Write {
  return write((tx) => tx.insert(origins).values({ origin, addedAt }).onConflictDoNothing());
}
