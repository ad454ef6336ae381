import { and, eq, isNotNull, max, sql } from 'drizzle-orm';
import type { Area, AreaLink } from '#core/area';
import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import type { ProducerKind } from '#core/producer';
import { listAreas } from './areas.ts';
import type { Db } from './open.ts';
import { listPendingPairs, type PendingPair } from './openProblems.ts';
import {
  areaLinks,
  authorities,
  decisionLines,
  decisions,
  entries,
  possibleMatches,
  producers,
  products,
  recognitions,
  variants,
} from './schema.ts';
import { producerNames } from './workSchema.ts';

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
export interface Mark {
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
    /** Names it bore before: older papers call it so. */
    readonly formerNames: readonly string[];
    /** The producer that carries it on. */
    readonly successorId: string | null;
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
  /** Every pair a person was ever asked about, `id LF id` in either order: nobody is asked twice. */
  readonly asked: ReadonlySet<string>;
  /** Rows of products that were found to be others, and went: what they name is now the product given. */
  readonly joined: readonly OpenEntry[];
  /** Whose each GTIN on record is. */
  readonly gtins: ReadonlyMap<string, string>;
}

/** How much the register holds now. */
export async function readMark(db: Db): Promise<Mark> {
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
  return rows.map(toOpenEntry);
}

async function listProducers(db: Db): Promise<ImportSnapshot['producers']> {
  const { id, name, kind, taxCode, provinceKey, areaId, successorId } = producers;
  const own = { id, name, kind, taxCode, provinceKey, areaId, successorId };
  const rows = await db.orm.select(own).from(producers);
  const former = new Map<string, string[]>();
  for (const { producerId, name } of await db.orm.select().from(producerNames))
    former.set(producerId, [...(former.get(producerId) ?? []), name]);
  return rows.map((row) => ({
    ...row,
    kind: row.kind as ProducerKind,
    formerNames: former.get(row.id) ?? [],
  }));
}

async function listAsked(db: Db): Promise<Set<string>> {
  const { productId: later, candidateId: earlier } = possibleMatches;
  const rows = await db.orm.select({ later, earlier }).from(possibleMatches);
  return new Set(rows.flatMap((row) => [`${row.later}\n${row.earlier}`, `${row.earlier}\n${row.later}`]));
}

async function listJoined(db: Db): Promise<OpenEntry[]> {
  const gone = sql`not exists (select 1 from ${products} where ${products.id} = ${possibleMatches.productId})`;
  const { id, productId, rowNumber, fingerprint, missing, raw } = entries;
  const rows = await db.orm
    .selectDistinct({ id, productId, rowNumber, fingerprint, missing, raw })
    .from(entries)
    .innerJoin(possibleMatches, eq(possibleMatches.candidateId, productId))
    .where(and(eq(possibleMatches.outcome, 'same'), gone));
  return rows.map(toOpenEntry);
}

function toOpenEntry(row: Omit<OpenEntry, 'missing' | 'raw'> & { missing: string; raw: string }): OpenEntry {
  const missing = JSON.parse(row.missing) as string[];
  return { ...row, missing, raw: JSON.parse(row.raw) as Record<string, string> };
}

/** True while no recognition was ever recorded: the register is being founded. */
export async function holdsNoRecognition(db: Db): Promise<boolean> {
  const found = await db.orm.select({ id: recognitions.id }).from(recognitions).limit(1);
  return found.length === 0;
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
    asked: await listAsked(db),
    joined: await listJoined(db),
    gtins: new Map(coded.map((variant) => [variant.gtin ?? '', variant.productId])),
  };
}
