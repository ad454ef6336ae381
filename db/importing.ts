import { eq, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Area } from '#core/area';
import { insertAreas } from './areas.ts';
import { guarded, type Tx, type Write, write } from './commit.ts';
import type { Mark } from './importSnapshot.ts';
import {
  authorities,
  decisionLines,
  decisions,
  entries,
  imports,
  possibleMatches,
  producers,
  products,
  recognitions,
  variants,
} from './schema.ts';
import { producerSearchKey, productSearchKey } from './searchKeys.ts';

/** Every row an import adds, by table, and what it changes in rows that were there. */
export interface ImportRows {
  /** Communes of today that the sheet states and nobody had on record. */
  readonly areas: readonly Area[];
  readonly authorities: (typeof authorities.$inferInsert)[];
  readonly producers: (typeof producers.$inferInsert)[];
  readonly products: (typeof products.$inferInsert)[];
  readonly variants: (typeof variants.$inferInsert)[];
  readonly decisions: (typeof decisions.$inferInsert)[];
  readonly lines: (typeof decisionLines.$inferInsert)[];
  readonly recognitions: (typeof recognitions.$inferInsert)[];
  readonly entries: (typeof entries.$inferInsert)[];
  readonly matches: (typeof possibleMatches.$inferInsert)[];
  readonly completed: { readonly entryId: string; readonly byId: string; readonly recognitionId: string }[];
  readonly taxCodes: { readonly producerId: string; readonly taxCode: string }[];
  /** Products on record whose group became known, in its catalogue. */
  readonly groups: { readonly productId: string; readonly group: string; readonly groupVersion: string }[];
  /** Producers on record whose kind became known. */
  readonly kinds: { readonly producerId: string; readonly kind: string }[];
  /** Producers on record whose commune of today became known. */
  readonly moved: { readonly producerId: string; readonly areaId: string }[];
}

/** Rows of one INSERT: few enough for any database's limit on parameters. */
const CHUNK = 200;

function inserts<Table extends SQLiteTable>(table: Table, rows: readonly Table['$inferInsert'][]): Write[] {
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
    rows.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  return chunks.map((chunk) => write((tx) => tx.insert(table).values(chunk)));
}

/** The import itself, only while the register still holds what it held when it was read. */
function insertImport(row: typeof imports.$inferInsert, mark: Mark): Write {
  const statement = (tx: Tx) =>
    tx.insert(imports).select(sql`select ${row.id}, ${row.fileName}, ${row.fileHash}, ${row.at}, ${row.counts}
      where (select count(*) from ${products}) = ${mark.products}
        and (select count(*) from ${decisionLines}) = ${mark.lines}
        and (select count(*) from ${entries}) = ${mark.entries}`);
  return guarded(statement, 'conflict');
}

/**
 * The writes of one whole import, for one commit; `conflict` when the register grew since it was read, so that
 * two imports at once never make one product twice.
 */
export function writeImport(row: typeof imports.$inferInsert, rows: ImportRows, mark: Mark): Write[] {
  const completions = rows.completed.map(({ entryId, byId, recognitionId }) => {
    const set = { state: 'complete', completedById: byId, recognitionId };
    return guarded((tx) => tx.update(entries).set(set).where(eq(entries.id, entryId)), 'conflict');
  });
  const taxCodes = rows.taxCodes.map(({ producerId, taxCode }) =>
    guarded((tx) => tx.update(producers).set({ taxCode }).where(eq(producers.id, producerId)), 'conflict'),
  );
  const moved = rows.moved.map(({ producerId, areaId }) =>
    guarded((tx) => tx.update(producers).set({ areaId }).where(eq(producers.id, producerId)), 'conflict'),
  );
  const groups = rows.groups.map(({ productId, ...set }) =>
    guarded((tx) => tx.update(products).set(set).where(eq(products.id, productId)), 'conflict'),
  );
  const kinds = rows.kinds.map(({ producerId, kind }) =>
    guarded((tx) => tx.update(producers).set({ kind }).where(eq(producers.id, producerId)), 'conflict'),
  );
  return [
    insertImport(row, mark),
    ...insertAreas(rows.areas, []),
    ...inserts(authorities, rows.authorities),
    ...inserts(
      producers,
      rows.producers.map((row) => ({ ...row, searchKey: producerSearchKey(row.name) })),
    ),
    ...taxCodes,
    ...moved,
    ...groups,
    ...kinds,
    ...inserts(
      products,
      rows.products.map((row) => ({ ...row, searchKey: productSearchKey(row.name) })),
    ),
    ...inserts(variants, rows.variants),
    ...inserts(decisions, rows.decisions),
    ...inserts(decisionLines, rows.lines),
    ...inserts(recognitions, rows.recognitions),
    ...inserts(entries, rows.entries),
    ...completions,
    ...inserts(possibleMatches, rows.matches),
  ];
}

/** The writes of one row completed by hand: authority, decision, line and recognition, each where it is new. */
export function writeCompletion(
  rows: Pick<ImportRows, 'authorities' | 'decisions' | 'lines' | 'recognitions'>,
): Write[] {
  return [
    ...inserts(authorities, rows.authorities),
    ...inserts(decisions, rows.decisions),
    ...inserts(decisionLines, rows.lines),
    ...inserts(recognitions, rows.recognitions),
  ];
}
