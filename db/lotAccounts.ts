import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { SeenLot } from '#core/accountBook';
import type { Day, Instant } from '#core/day';
import type { Gtin14 } from '#core/gtin';
import type { Scope } from '#core/permission';
import type { PinContent } from '#core/pin';
import type { PrintFormatName } from '#core/printFormat';
import type { KeyNumber } from '#core/stampId';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import type { Act, StampAct, VoidCause } from './stampActs.ts';
import { batches, lots, prints, stampActs } from './stampSchema.ts';

function seenLots(db: Db) {
  return db.orm
    .select({ lot: lots, product: products, producer: producers })
    .from(lots)
    .innerJoin(products, eq(products.id, lots.productId))
    .innerJoin(producers, eq(producers.id, products.producerId));
}

function toSeen({ lot, product, producer }: Awaited<ReturnType<typeof seenLots>>[number]): SeenLot {
  const { unit, openedAt, closedAt } = lot;
  const known = {
    producedOn: lot.producedOn as Day | null,
    expiresOn: lot.expiresOn as Day | null,
    gtin: lot.gtin as Gtin14 | null,
  };
  return {
    lot: { ...lot, ...known },
    unit,
    openedAt,
    closedAt,
    product: { id: product.id, name: product.name },
    producer: { id: producer.id, name: producer.name },
    sample: producer.sample === 1,
  };
}

/** One lot by its id, where the scope sees its producer. */
export async function findSeenLot(db: Db, scope: Scope, id: string): Promise<SeenLot | undefined> {
  const [row] = await seenLots(db).where(and(eq(lots.id, id), seenBy(scope)));
  return row && toSeen(row);
}

/** The lot of a batch by the batch's id, where the scope sees its producer. */
export async function findLotOfSeenBatch(
  db: Db,
  scope: Scope,
  batchId: string,
): Promise<SeenLot | undefined> {
  const [row] = await seenLots(db)
    .innerJoin(batches, eq(batches.lotId, lots.id))
    .where(and(eq(batches.id, batchId), seenBy(scope)));
  return row && toSeen(row);
}

/** The lots that had stamps issued of the producers a scope sees, the newest first. */
export async function listSeenLots(db: Db, scope: Scope): Promise<SeenLot[]> {
  const stamped = sql`exists (select 1 from ${batches} where ${batches.lotId} = ${lots.id})`;
  const rows = await seenLots(db)
    .where(and(stamped, seenBy(scope)))
    .orderBy(desc(lots.openedAt), asc(lots.id));
  return rows.map(toSeen);
}

/** The ids of a lot's batches in the order of issue, with who issued each. */
export async function listIssues(db: Db, lotIds: readonly string[]) {
  return db.orm
    .select({
      id: batches.id,
      lotId: batches.lotId,
      by: sql<string>`coalesce(${users.name}, ${batches.issuedBy})`,
    })
    .from(batches)
    .leftJoin(users, eq(users.id, batches.issuedBy))
    .where(inArray(batches.lotId, [...lotIds]))
    .orderBy(asc(batches.issuedAt), asc(batches.first));
}

/** One PDF that was made of a batch, and by whom. */
export interface ToldPrint {
  readonly id: string;
  readonly format: PrintFormatName;
  readonly batchId: string;
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  readonly pages: number;
  readonly sha256: string;
  readonly at: Instant;
  readonly by: string;
  /** Its first stamp, counted from 1 within the batch, and how many; null of prints made before that was kept. */
  readonly from: number | null;
  readonly count: number | null;
  readonly content: PinContent | null;
}

/** The prints of batches, the first one first. */
export async function listToldPrints(db: Db, batchIds: readonly string[]): Promise<ToldPrint[]> {
  const rows = await db.orm
    .select({ print: prints, by: sql<string>`coalesce(${users.name}, ${prints.actor})` })
    .from(prints)
    .leftJoin(users, eq(users.id, prints.actor))
    .where(inArray(prints.batchId, [...batchIds]))
    .orderBy(asc(prints.at), asc(sql`${prints}.rowid`));
  return rows.map(({ print, by }) => ({
    ...print,
    format: print.format as PrintFormatName,
    content: print.content as PinContent | null,
    by,
  }));
}

/** An act on stamps, and by whom. */
export interface ToldAct extends StampAct {
  readonly by: string;
}

/** The acts on batches' stamps in the order of serials; what shoppers' PINs did is counted elsewhere. */
export async function listToldActs(db: Db, batchIds: readonly string[]): Promise<ToldAct[]> {
  const rows = await db.orm
    .select({ act: stampActs, by: sql<string>`coalesce(${users.name}, ${stampActs.actor})` })
    .from(stampActs)
    .leftJoin(users, eq(users.id, stampActs.actor))
    .where(and(inArray(stampActs.batchId, [...batchIds]), ne(stampActs.act, 'spend')))
    .orderBy(asc(stampActs.first), asc(stampActs.at));
  return rows.map(({ act, by }) => ({
    ...act,
    keyNumber: act.keyNumber as KeyNumber,
    act: act.act as Act,
    cause: act.cause as VoidCause | null,
    by,
  }));
}
