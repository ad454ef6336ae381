import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { Db } from './open.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { batches, events, lots, stampActs } from './stampSchema.ts';
import { proposals } from './workSchema.ts';

/** What the office did that a producer should know: what it asked for was decided, or its stamps were recalled. */
export interface ProducerNews {
  /** Of the proposal, or of the first act of a recall. */
  readonly id: string;
  readonly kind: 'page-done' | 'page-refused' | 'order-done' | 'order-refused' | 'recalled';
  readonly at: Instant;
  /** Who it is about: a page's product, an order's lot, recalled stamps' batch. */
  readonly nounId: string;
  /** Of an order that was approved: its batch. */
  readonly resultId: string | null;
  /** What was asked for, or which lot of which product. */
  readonly about: string;
  readonly reason: string | null;
  /** Recalled stamps. */
  readonly stamps: number | null;
  readonly producerName: string;
  readonly sample: boolean;
  readonly readAt: Instant | null;
}

const MOST = 50;

/** Reading is on record like every act; what was read is not marked anywhere else. */
async function listRead(db: Db, ids: readonly string[]): Promise<Map<string, Instant>> {
  const ofThese = and(eq(events.noun, 'notice'), eq(events.verb, 'read'), inArray(events.nounId, [...ids]));
  const rows = await db.orm
    .select({ id: events.nounId, at: sql<number>`min(${events.at})` })
    .from(events)
    .where(ofThese)
    .groupBy(events.nounId);
  return new Map(rows.map(({ id, at }) => [id, at]));
}

type Unread = Omit<ProducerNews, 'readAt'>;

async function listRulings(db: Db, scope: Scope): Promise<Unread[]> {
  const told = and(
    inArray(proposals.kind, ['product-page', 'issue-batch']),
    inArray(proposals.state, ['done', 'refused']),
  );
  const rows = await db.orm
    .select({ proposal: proposals, producerName: producers.name, sample: producers.sample })
    .from(proposals)
    .innerJoin(producers, and(eq(producers.id, proposals.producerId), seenBy(scope)))
    .where(told)
    .orderBy(desc(proposals.decidedAt), desc(proposals.id))
    .limit(MOST);
  return rows.map(({ proposal, producerName, sample }) => {
    const what = proposal.kind === 'product-page' ? 'page' : 'order';
    const { id, nounId, resultId, title, decidedReason } = proposal;
    return {
      ...{ id, producerName, resultId, about: title, reason: decidedReason, stamps: null },
      kind: proposal.state === 'done' ? `${what}-done` : `${what}-refused`,
      at: proposal.decidedAt ?? 0,
      nounId: nounId ?? '',
      sample: sample === 1,
    };
  });
}

async function listRecalls(db: Db, scope: Scope): Promise<Unread[]> {
  const rows = await db.orm
    .select({
      id: sql<string>`min(${stampActs.id})`,
      at: stampActs.at,
      reason: stampActs.reason,
      batchId: stampActs.batchId,
      stamps: sql<number>`sum(${stampActs.last} - ${stampActs.first} + 1)`,
      product: products.name,
      lot: lots.number,
      producerName: producers.name,
      sample: producers.sample,
    })
    .from(stampActs)
    .innerJoin(batches, eq(batches.id, stampActs.batchId))
    .innerJoin(lots, eq(lots.id, batches.lotId))
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, and(eq(producers.id, products.producerId), seenBy(scope)))
    .where(eq(stampActs.act, 'recall'))
    .groupBy(stampActs.batchId, stampActs.at, stampActs.reason)
    .orderBy(desc(stampActs.at))
    .limit(MOST);
  return rows.map(({ id, at, reason, batchId, stamps, product, lot, producerName, sample }) => ({
    ...{ id, kind: 'recalled', at, reason, stamps, producerName, nounId: batchId, resultId: null },
    about: `${product} · ${lot}`,
    sample: sample === 1,
  }));
}

/** What the office decided of what producers of a scope asked for, and the recalls of their stamps: the latest first, 50 at most. */
export async function listNewsSeen(db: Db, scope: Scope): Promise<ProducerNews[]> {
  const found = [...(await listRulings(db, scope)), ...(await listRecalls(db, scope))]
    .sort((a, b) => b.at - a.at || a.id.localeCompare(b.id))
    .slice(0, MOST);
  const read = await listRead(
    db,
    found.map(({ id }) => id),
  );
  return found.map((one) => ({ ...one, readAt: read.get(one.id) ?? null }));
}

/** An order beyond a limit that waits for the office, or came back. */
export interface AskedOrder {
  readonly id: string;
  readonly lotId: string;
  readonly state: 'waiting' | 'refused';
  readonly stamps: number;
  readonly about: string;
  readonly reason: string | null;
  readonly at: Instant;
}

/** The orders of a scope that wait for the office or came back from it, the newest first, 50 at most; of one lot where it is named. */
export async function listAskedOrders(db: Db, scope: Scope, lotId?: string): Promise<AskedOrder[]> {
  const open = and(
    eq(proposals.kind, 'issue-batch'),
    inArray(proposals.state, ['waiting', 'refused']),
    lotId === undefined ? undefined : eq(proposals.nounId, lotId),
  );
  const rows = await db.orm
    .select({ proposal: proposals })
    .from(proposals)
    .innerJoin(producers, and(eq(producers.id, proposals.producerId), seenBy(scope)))
    .where(open)
    .orderBy(desc(proposals.preparedAt), desc(proposals.id))
    .limit(MOST);
  return rows.map(({ proposal }) => {
    const { quantity } = JSON.parse(proposal.input) as { readonly quantity: number };
    const { id, title, decidedReason, decidedAt, preparedAt } = proposal;
    return {
      ...{ id, about: title, reason: decidedReason, stamps: Number(quantity), lotId: proposal.nounId ?? '' },
      state: proposal.state === 'waiting' ? 'waiting' : 'refused',
      at: decidedAt ?? preparedAt,
    };
  });
}
