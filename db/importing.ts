import { eq, isNotNull, max, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Area, AreaLink } from '#core/area';
import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import type { ProducerKind } from '#core/producer';
import { insertAreas, listAreas } from './areas.ts';
import { guarded, type Tx, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { listPendingPairs, type PendingPair } from './openProblems.ts';
import {
  areaLinks,
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

/** A row of an earlier import that is still incomplete, as it was given. */
export interface OpenEntry {
  readonly id: string;
  readonly productId: string;
  readonly rowNumber: number;
  readonly fingerprint: string;
  /** What it lacks, by the import's codes. */
  readonly missing: readonly string[];
  readonly raw: Readonly<Record<string, string>>;
}

/** How much the register held when it was read: an import is written on exactly that, or not at all. */
interface Mark {
  readonly products: number;
  readonly lines: number;
  readonly entries: number;
}

/** What an import must know of the register to tell new from known. */
export interface ImportSnapshot {
  readonly mark: Mark;
  readonly areas: readonly Area[];
  readonly areaLinks: readonly AreaLink[];
  readonly authorities: readonly { readonly id: string; readonly name: string }[];
  readonly producers: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: ProducerKind;
    readonly taxCode: string | null;
    readonly provinceKey: string | null;
    readonly areaId: string | null;
  }[];
  readonly products: readonly {
    readonly id: string;
    readonly producerId: string;
    readonly name: string;
    readonly group: string | null;
    readonly groupVersion: string;
  }[];
  readonly decisions: readonly {
    readonly id: string;
    readonly authorityId: string;
    readonly numberKey: string;
    readonly signedOn: Day;
    readonly lastLine: number;
  }[];
  readonly recognitions: readonly {
    readonly id: string;
    readonly productId: string;
    readonly decisionId: string;
    readonly star: Star;
    readonly score: number | null;
    readonly validFrom: Day;
    readonly validTo: Day;
  }[];
  readonly fingerprints: ReadonlySet<string>;
  readonly open: readonly OpenEntry[];
  /** Every row on record as it was given: JSON, heading → cell. */
  readonly given: readonly { readonly productId: string; readonly raw: string }[];
  /** Possible matches that nobody has decided. */
  readonly pending: readonly PendingPair[];
  /** Whose each GTIN on record is. */
  readonly gtins: ReadonlyMap<string, string>;
}

async function readMark(db: Db): Promise<Mark> {
  const [counts] = await db.orm
    .select({
      products: sql<number>`(select count(*) from ${products})`,
      lines: sql<number>`(select count(*) from ${decisionLines})`,
      entries: sql<number>`(select count(*) from ${entries})`,
    })
    .from(sql`(select 1)`);
  return counts ?? { products: 0, lines: 0, entries: 0 };
}

async function listDecisions(db: Db): Promise<ImportSnapshot['decisions']> {
  const rows = await db.orm
    .select({
      id: decisions.id,
      authorityId: decisions.authorityId,
      numberKey: decisions.numberKey,
      signedOn: decisions.signedOn,
      lastLine: max(decisionLines.lineNumber),
    })
    .from(decisions)
    .leftJoin(decisionLines, eq(decisionLines.decisionId, decisions.id))
    .groupBy(decisions.id);
  return rows.map((row) => ({ ...row, signedOn: row.signedOn as Day, lastLine: row.lastLine ?? 0 }));
}

async function listRecognised(db: Db): Promise<ImportSnapshot['recognitions']> {
  const rows = await db.orm
    .select({
      id: recognitions.id,
      productId: recognitions.productId,
      decisionId: decisionLines.decisionId,
      star: recognitions.star,
      score: recognitions.score,
      validFrom: recognitions.validFrom,
      validTo: recognitions.validTo,
    })
    .from(recognitions)
    .innerJoin(decisionLines, eq(decisionLines.id, recognitions.decisionLineId));
  return rows.map((row) => ({
    ...row,
    star: row.star as Star,
    validFrom: row.validFrom as Day,
    validTo: row.validTo as Day,
  }));
}

async function listOpen(db: Db): Promise<OpenEntry[]> {
  const { id, productId, rowNumber, fingerprint, missing, raw, state } = entries;
  const rows = await db.orm
    .select({ id, productId, rowNumber, fingerprint, missing, raw })
    .from(entries)
    .where(eq(state, 'incomplete'));
  return rows.map((row) => ({
    ...row,
    missing: JSON.parse(row.missing) as string[],
    raw: JSON.parse(row.raw) as Record<string, string>,
  }));
}

async function listProducers(db: Db): Promise<ImportSnapshot['producers']> {
  const { id, name, kind, taxCode, provinceKey, areaId } = producers;
  const rows = await db.orm.select({ id, name, kind, taxCode, provinceKey, areaId }).from(producers);
  return rows.map((row) => ({ ...row, kind: row.kind as ProducerKind }));
}

/** Reads all an import is planned on; `writeImport` refuses to write on anything else. */
export async function findImportSnapshot(db: Db): Promise<ImportSnapshot> {
  const mark = await readMark(db);
  const seen = await db.orm
    .select({ fingerprint: entries.fingerprint, productId: entries.productId, raw: entries.raw })
    .from(entries);
  const coded = await db.orm.select().from(variants).where(isNotNull(variants.gtin));
  const linked = await db.orm.select().from(areaLinks);
  return {
    mark,
    areas: await listAreas(db),
    areaLinks: linked.map((link) => ({ ...link, extent: link.extent as AreaLink['extent'] })),
    authorities: await db.orm.select({ id: authorities.id, name: authorities.name }).from(authorities),
    producers: await listProducers(db),
    products: await db.orm.select().from(products),
    decisions: await listDecisions(db),
    recognitions: await listRecognised(db),
    fingerprints: new Set(seen.map(({ fingerprint }) => fingerprint)),
    open: await listOpen(db),
    given: seen,
    pending: await listPendingPairs(db),
    gtins: new Map(coded.map((variant) => [variant.gtin ?? '', variant.productId])),
  };
}

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
    ...inserts(producers, rows.producers),
    ...taxCodes,
    ...moved,
    ...groups,
    ...kinds,
    ...inserts(products, rows.products),
    ...inserts(variants, rows.variants),
    ...inserts(decisions, rows.decisions),
    ...inserts(decisionLines, rows.lines),
    ...inserts(recognitions, rows.recognitions),
    ...inserts(entries, rows.entries),
    ...completions,
    ...inserts(possibleMatches, rows.matches),
  ];
}
