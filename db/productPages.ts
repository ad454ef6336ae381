import { and, asc, desc, eq, inArray, like, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { ProductPage } from '#core/page';
import type { Scope } from '#core/permission';
import type { ProducerKind } from '#core/producer';
import type { Proposal } from '#core/proposal';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { listProposalsAbout } from './proposals.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { productPages, proposals } from './workSchema.ts';

/** A product with what of its producer a page may rest on. */
export interface SeenProduct {
  readonly id: string;
  readonly name: string;
  readonly producer: { readonly id: string; readonly name: string; readonly kind: ProducerKind };
  readonly sample: boolean;
}

function seenProducts(db: Db) {
  return db.orm
    .select({ product: products, producer: producers })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId));
}

function toSeen({ product, producer }: Awaited<ReturnType<typeof seenProducts>>[number]): SeenProduct {
  const { id, name } = product;
  const kind = producer.kind as ProducerKind;
  return {
    id,
    name,
    producer: { id: producer.id, name: producer.name, kind },
    sample: producer.sample === 1,
  };
}

/** One product by its id, where the scope sees its producer. */
export async function findSeenProduct(db: Db, scope: Scope, id: string): Promise<SeenProduct | undefined> {
  const [row] = await seenProducts(db).where(and(eq(products.id, id), seenBy(scope)));
  return row && toSeen(row);
}

/** The products of the producers a scope sees, by name. */
export async function listSeenProducts(db: Db, scope: Scope): Promise<SeenProduct[]> {
  const rows = await seenProducts(db).where(seenBy(scope)).orderBy(asc(products.nameKey), asc(products.id));
  return rows.map(toSeen);
}

/** A page as approved: shoppers see it from `at` on. */
export interface PublishedPage {
  readonly page: ProductPage;
  readonly at: Instant;
  readonly proposalId: string;
}

/** Size of the photo and pack sizes stand in the proposal that was approved: they are part of what was seen then. */
type Approved = Pick<ProductPage, 'photo' | 'variants'>;

/** The approved page of a product; undefined before there is one. */
export async function findPublishedPage(db: Db, productId: string): Promise<PublishedPage | undefined> {
  const [row] = await db.orm
    .select({ page: productPages, input: proposals.input })
    .from(productPages)
    .innerJoin(proposals, eq(proposals.id, productPages.proposalId))
    .where(eq(productPages.productId, productId));
  if (!row) return undefined;
  const { story, standards, contactName, phone, website, at, proposalId } = row.page;
  const { photo, variants } = JSON.parse(row.input) as Approved;
  return { page: { photo, story, standards, variants, contactName, phone, website }, at, proposalId };
}

/** Makes a page the approved one, in place of the former. */
export function putPage(productId: string, page: ProductPage, proposalId: string, at: Instant): Write {
  const { story, standards, contactName, phone, website } = page;
  const photo = page.photo?.hash ?? null;
  const set = { story, standards, photo, contactName, phone, website, proposalId, at };
  return write((tx) =>
    tx
      .insert(productPages)
      .values({ productId, ...set })
      .onConflictDoUpdate({ target: productPages.productId, set }),
  );
}

/** True when a photo stands on an approved page: anybody may see it then. */
export async function isPhotoPublic(db: Db, hash: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ photo: productPages.photo })
    .from(productPages)
    .where(eq(productPages.photo, hash))
    .limit(1);
  return row !== undefined;
}

/** True when a photo stands in a page proposed for a producer the scope sees; `hash` is hex, and so no pattern. */
export async function isPhotoSeen(db: Db, scope: Scope, hash: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(producers, eq(producers.id, proposals.producerId))
    .where(
      and(eq(proposals.kind, 'product-page'), like(proposals.input, `%"hash":"${hash}"%`), seenBy(scope)),
    )
    .limit(1);
  return row !== undefined;
}

/** Proposals of a product's page, the latest first; asked only for a product the person was found to see. */
export async function listPageProposals(db: Db, productId: string): Promise<Proposal[]> {
  const about = await listProposalsAbout(db, 'product', productId);
  return about.filter(({ kind }) => kind === 'product-page');
}

/** Where the pages of products stand: when approved, and the state of the latest proposal. */
export async function listPageStates(db: Db, productIds: readonly string[]) {
  const published = await db.orm
    .select({ productId: productPages.productId, at: productPages.at })
    .from(productPages)
    .where(inArray(productPages.productId, [...productIds]));
  const proposed = await db.orm
    .select({ productId: sql<string>`${proposals.nounId}`, state: proposals.state })
    .from(proposals)
    .where(and(eq(proposals.kind, 'product-page'), inArray(proposals.nounId, [...productIds])))
    .orderBy(desc(proposals.preparedAt), asc(proposals.id));
  return { published, proposed };
}
