import { and, asc, eq } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { guarded, type Write } from './commit.ts';
import type { Db } from './open.ts';
import { entries, imports, producers, products } from './schema.ts';
import { seenBy } from './scope.ts';

/** What became of a row of a sheet: a recognition, none yet, or none ever, as a person said. */
export type EntryState = 'complete' | 'incomplete' | 'set-aside';

/** A row of a sheet as it was given, with what it is about and the file it came in. */
export interface EntryRow {
  readonly id: string;
  readonly rowNumber: number;
  readonly file: string;
  readonly importedAt: Instant;
  readonly state: EntryState;
  /** What it lacks, by the import's codes. */
  readonly missing: readonly string[];
  /** Heading → cell. */
  readonly raw: Readonly<Record<string, string>>;
  readonly fingerprint: string;
  readonly productId: string;
  readonly product: string;
  readonly producerId: string;
  readonly producer: string;
  readonly sample: boolean;
  readonly recognitionId: string | null;
}

function selection(db: Db) {
  return db.orm
    .select({
      entry: entries,
      file: imports.fileName,
      at: imports.at,
      product: products.name,
      producer: producers,
    })
    .from(entries)
    .innerJoin(imports, eq(imports.id, entries.importId))
    .innerJoin(products, eq(products.id, entries.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selection>>[number];

function toEntry({ entry, file, at, product, producer }: Row): EntryRow {
  const { id, rowNumber, fingerprint, productId, recognitionId } = entry;
  return {
    ...{ id, rowNumber, fingerprint, productId, recognitionId, file, product },
    importedAt: at,
    state: entry.state as EntryState,
    missing: JSON.parse(entry.missing) as string[],
    raw: JSON.parse(entry.raw) as Record<string, string>,
    producerId: producer.id,
    producer: producer.name,
    sample: producer.sample === 1,
  };
}

const ORDER = [asc(imports.at), asc(imports.id), asc(entries.rowNumber), asc(entries.id)];

/** Rows still incomplete within a scope, in the order of imports and rows. */
export async function listIncompleteSeen(db: Db, scope: Scope): Promise<EntryRow[]> {
  const rows = await selection(db)
    .where(and(eq(entries.state, 'incomplete'), seenBy(scope)))
    .orderBy(...ORDER);
  return rows.map(toEntry);
}

/** One row within a scope, whatever became of it; undefined outside it. */
export async function findEntrySeen(db: Db, scope: Scope, id: string): Promise<EntryRow | undefined> {
  const [row] = await selection(db).where(and(eq(entries.id, id), seenBy(scope)));
  return row && toEntry(row);
}

/** Every row of a product, in the order of imports and rows; asked only for a product that was found to be seen. */
export async function listEntriesOf(db: Db, productId: string): Promise<EntryRow[]> {
  const rows = await selection(db)
    .where(eq(entries.productId, productId))
    .orderBy(...ORDER);
  return rows.map(toEntry);
}

/** Ties an incomplete row to the recognition it became; `entry-not-open` where it was settled meanwhile. */
export function completeEntryWith(
  id: string,
  productId: string,
  recognitionId: string,
  completedById: string | null,
): Write {
  const set = { state: 'complete', recognitionId, completedById };
  // Of the product it was read for: a match decided meanwhile may have given it to another.
  const open = and(eq(entries.id, id), eq(entries.state, 'incomplete'), eq(entries.productId, productId));
  return guarded((tx) => tx.update(entries).set(set).where(open), 'entry-not-open');
}

/** Sets an incomplete row aside, as none that will be a recognition; `entry-not-open` where it was settled meanwhile. */
export function setAside(id: string): Write {
  const open = and(eq(entries.id, id), eq(entries.state, 'incomplete'));
  return guarded((tx) => tx.update(entries).set({ state: 'set-aside' }).where(open), 'entry-not-open');
}
