import { and, eq } from 'drizzle-orm';
import type { Gtin14 } from '#core/gtin';
import type { Variant } from '#core/product';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { variants } from './schema.ts';

/** The variant that carries a GTIN, of whatever product: a GTIN names one thing in the world. */
export async function findVariantByGtin(db: Db, gtin: Gtin14): Promise<Variant | undefined> {
  const [row] = await db.orm.select().from(variants).where(eq(variants.gtin, gtin));
  return row && { ...row, gtin: row.gtin as Gtin14 | null };
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
