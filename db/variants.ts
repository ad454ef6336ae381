import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import type { Variant } from '#core/product';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { variants } from './schema.ts';
import { events } from './stampSchema.ts';

/** The variant that carries a GTIN, of whatever product: a GTIN names one thing in the world. */
export async function findVariantByGtin(db: Db, gtin: Gtin14): Promise<Variant | undefined> {
  const [row] = await db.orm.select().from(variants).where(eq(variants.gtin, gtin));
  return row && { ...row, gtin: row.gtin as Gtin14 | null };
}

/** A pack size as it was at a moment. */
export interface VariantThen extends Variant {
  /** False where nobody told when it came on record: then it is as it is now. */
  readonly dated: boolean;
}

interface Told {
  readonly at: Instant;
  readonly verb: string;
  readonly before: string | null;
}

/** A variant before the first change after a moment; none where it was added after it. */
function asThen(now: Variant, told: readonly Told[], instant: Instant): VariantThen[] {
  const next = told.find(({ at }) => at > instant);
  const dated = told.some(({ verb }) => verb === 'add');
  if (next?.verb === 'add') return [];
  const was = next?.before ? (JSON.parse(next.before) as Partial<Variant>) : {};
  const { name = now.name, gtin = now.gtin } = was;
  return [{ ...now, name, gtin, dated }];
}

/** The variants of a product as they were at a moment, by the events of their own. */
export async function listVariantsAt(db: Db, productId: string, instant: Instant): Promise<VariantThen[]> {
  const rows = await db.orm.select().from(variants).where(eq(variants.productId, productId));
  const ids = rows.map(({ id }) => id);
  const { nounId, at, verb, before } = events;
  const told = await db.orm
    .select({ nounId, at, verb, before })
    .from(events)
    .where(and(eq(events.noun, 'variant'), inArray(nounId, ids)))
    .orderBy(asc(at), asc(events.id));
  return rows.flatMap((row) => {
    const own = told.filter((one) => one.nounId === row.id);
    return asThen({ ...row, gtin: row.gtin as Gtin14 | null }, own, instant);
  });
}

/** Adds a variant; a GTIN on record already is a `conflict`. */
export function insertVariant({ id, productId, name, gtin }: Variant): Write {
  return write((tx) => tx.insert(variants).values({ id, productId, name, gtin }));
}

/** Renames a variant or sets its GTIN; `variant-not-found` where the product has none of this id. */
export function updateVariant({ id, productId, name, gtin }: Variant): Write {
  const own = and(eq(variants.id, id), eq(variants.productId, productId));
  return guarded((tx) => tx.update(variants).set({ name, gtin }).where(own), 'variant-not-found');
}
