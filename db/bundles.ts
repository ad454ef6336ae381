import { and, desc, eq, gt, gte, inArray, max, or } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import { bundles } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { stampSights } from './sightSchema.ts';
import { events } from './stampSchema.ts';

/** A published edition; its bytes lie in the data directory under their hash. */
export type StoredBundle = typeof bundles.$inferSelect;

/** The newest edition. */
export async function findNewestBundle(db: Db): Promise<StoredBundle | undefined> {
  const [row] = await db.orm.select().from(bundles).orderBy(desc(bundles.version)).limit(1);
  return row;
}

/** One edition by its version. */
export async function findBundle(db: Db, version: number): Promise<StoredBundle | undefined> {
  const [row] = await db.orm.select().from(bundles).where(eq(bundles.version, version));
  return row;
}

/** The editions made since an instant, newest first. */
export async function listBundlesSince(db: Db, since: Instant): Promise<StoredBundle[]> {
  return db.orm.select().from(bundles).where(gte(bundles.asOf, since)).orderBy(desc(bundles.version));
}

/** Stores an edition; a version already taken is a `conflict`. */
export function insertBundle(bundle: StoredBundle): Write {
  return write((tx) => tx.insert(bundles).values(bundle));
}

/** How far the register has come: the last event, and the last change of how a stamp's looks appear. */
export interface RegisterMark {
  readonly event: number;
  readonly sights: number;
}

/** Reads how far the register has come; where it has not moved, an edition is still what the register says. */
export async function readRegisterMark(db: Db): Promise<RegisterMark> {
  const [event] = await db.orm.select({ last: max(events.id) }).from(events);
  const [sights] = await db.orm.select({ last: max(stampSights.levelAt) }).from(stampSights);
  return { event: event?.last ?? 0, sights: sights?.last ?? 0 };
}

/** Verbs after which phones must not wait: they warn of stamps. */
const WARNING_VERBS = ['void', 'recall', 'withdraw', 'compromise'] as const;

/** Nouns a phone would answer wrongly about without them: our keys and our addresses. */
const WARNING_NOUNS = ['key', 'host'] as const;

/** True where the register has come to something that warns since an event, or stamps look copied. */
export async function isWarned(db: Db, { event, sights }: RegisterMark): Promise<boolean> {
  const [warned] = await db.orm
    .select({ id: events.id })
    .from(events)
    .where(
      and(
        gt(events.id, event),
        or(inArray(events.verb, [...WARNING_VERBS]), inArray(events.noun, [...WARNING_NOUNS])),
      ),
    )
    .limit(1);
  if (warned) return true;
  const [alarmed] = await db.orm
    .select({ serial: stampSights.serial })
    .from(stampSights)
    .where(and(gt(stampSights.levelAt, sights), eq(stampSights.level, 'alarm')))
    .limit(1);
  return alarmed !== undefined;
}
