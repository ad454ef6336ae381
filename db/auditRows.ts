import { asc } from 'drizzle-orm';
import type { Db } from './open.ts';
import { entries, imports, products, recognitions, withdrawals } from './schema.ts';
import { batches, events, keys, lots, stampActs, stampLimits } from './stampSchema.ts';
import { proposals } from './workSchema.ts';

/** An event as it stands; `before` and `after` are JSON as written. */
export type EventRow = typeof events.$inferSelect;
export type BatchRow = typeof batches.$inferSelect;
export type ActRow = typeof stampActs.$inferSelect;
export type LotRow = typeof lots.$inferSelect;
export type KeyRow = typeof keys.$inferSelect;
export type ProposalRow = typeof proposals.$inferSelect;
export type RecognitionRow = typeof recognitions.$inferSelect;
export type WithdrawalRow = typeof withdrawals.$inferSelect;
export type LimitSetRow = typeof stampLimits.$inferSelect;

/** Everything an audit compares, as of one instant. */
export interface AuditRows {
  readonly events: readonly EventRow[];
  readonly batches: readonly BatchRow[];
  readonly acts: readonly ActRow[];
  readonly lots: readonly LotRow[];
  readonly keys: readonly KeyRow[];
  readonly proposals: readonly ProposalRow[];
  readonly recognitions: readonly RecognitionRow[];
  readonly withdrawals: readonly WithdrawalRow[];
  readonly limits: readonly LimitSetRow[];
  /** The producer of each product. */
  readonly producerOf: ReadonlyMap<string, string>;
  /** Recognitions that rows of an imported sheet speak of. */
  readonly imported: ReadonlySet<string>;
  /** What each import said it added, JSON. */
  readonly importCounts: readonly string[];
}

/**
 * Reads all rows that an audit compares, in one transaction: a writer between two reads would look like a fault. Rows
 * are as stored, whatever they hold.
 */
export async function readAuditRows(db: Db): Promise<AuditRows> {
  return db.orm.transaction((tx) => {
    const owners = tx.select({ id: products.id, producerId: products.producerId }).from(products).all();
    const spoken = tx.selectDistinct({ id: entries.recognitionId }).from(entries).all();
    return {
      events: tx.select().from(events).orderBy(asc(events.id)).all(),
      batches: tx.select().from(batches).orderBy(asc(batches.keyNumber), asc(batches.first)).all(),
      acts: tx.select().from(stampActs).all(),
      lots: tx.select().from(lots).all(),
      keys: tx.select().from(keys).orderBy(asc(keys.number)).all(),
      proposals: tx.select().from(proposals).all(),
      recognitions: tx.select().from(recognitions).all(),
      withdrawals: tx.select().from(withdrawals).all(),
      limits: tx.select().from(stampLimits).all(),
      producerOf: new Map(owners.map(({ id, producerId }) => [id, producerId])),
      imported: new Set(spoken.flatMap(({ id }) => id ?? [])),
      importCounts: tx
        .select({ counts: imports.counts })
        .from(imports)
        .all()
        .map(({ counts }) => counts),
    };
  });
}
