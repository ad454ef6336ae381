import { and, asc, eq } from 'drizzle-orm';
import type { Gtin14 } from '#core/gtin';
import type { GroupVersion, Product, Variant } from '#core/product';
import type { Db } from './open.ts';
import { entries, producers, products, variants } from './schema.ts';

/** A product with its producer's name: what a list and a refusal show. */
export interface ProductRow extends Product {
  readonly producerName: string;
  /** Sample data, to be marked wherever it is shown. */
  readonly sample: boolean;
}

function toProduct(row: {
  product: typeof products.$inferSelect;
  producerName: string;
  sample: number;
}): ProductRow {
  const { id, producerId, name, group } = row.product;
  const groupVersion = row.product.groupVersion as GroupVersion;
  const { producerName, sample } = row;
  return { id, producerId, name, groupVersion, group, producerName, sample: sample === 1 };
}

function selection(db: Db) {
  return db.orm
    .select({ product: products, producerName: producers.name, sample: producers.sample })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId));
}

/** Every product, by name and producer. */
export async function listProducts(db: Db): Promise<ProductRow[]> {
  const rows = await selection(db).orderBy(asc(products.nameKey), asc(producers.nameKey), asc(products.id));
  return rows.map(toProduct);
}

/** One product by its id. */
export async function findProduct(db: Db, id: string): Promise<ProductRow | undefined> {
  const [row] = await selection(db).where(eq(products.id, id));
  return row && toProduct(row);
}

/** Products of exactly this folded name; several producers may share it. */
export async function listProductsNamed(db: Db, nameKey: string): Promise<ProductRow[]> {
  return (await selection(db).where(eq(products.nameKey, nameKey))).map(toProduct);
}

/** The product one of whose variants carries a GTIN. */
export async function findProductByGtin(db: Db, gtin: Gtin14): Promise<ProductRow | undefined> {
  const [variant] = await db.orm.select().from(variants).where(eq(variants.gtin, gtin));
  return variant && findProduct(db, variant.productId);
}

/** The variants of a product. */
export async function listVariants(db: Db, productId: string): Promise<Variant[]> {
  const rows = await db.orm.select().from(variants).where(eq(variants.productId, productId));
  return rows.map((row) => ({ ...row, gtin: row.gtin as Gtin14 | null }));
}

/** What imported rows of a product still lack, one list an incomplete row. */
export async function listMissing(db: Db, productId: string): Promise<string[][]> {
  const rows = await db.orm
    .select({ missing: entries.missing })
    .from(entries)
    .where(and(eq(entries.productId, productId), eq(entries.state, 'incomplete')));
  return rows.map((row) => JSON.parse(row.missing) as string[]);
}
