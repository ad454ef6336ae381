import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import { numberKey } from '#core/decision';
import type { Scope } from '#core/permission';
import type { ProducerKind } from '#core/producer';
import type { RecognitionStatus } from '#core/recognition';
import { type RegisterQuery, readCode } from '#core/registerQuery';
import { keyNumberOf, serialOf } from '#core/stampId';
import { findBatchOfSerial } from './batches.ts';
import type { Db } from './open.ts';
import { areas, decisionLines, decisions, producers, products, variants } from './schema.ts';
import { seenBy } from './scope.ts';
import { fillSearchKeys } from './searchKeys.ts';
import { type Spelling, wordsMatch, wordsOf } from './searchWords.ts';
import { endsFirst, shown, shownOn, standsAs, statusColumn } from './standing.ts';
import { listWithdrawn, type Withdrawn } from './withdrawn.ts';

/** One product's line in the register on a day. */
export interface RegisterLine {
  readonly id: string;
  readonly name: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly producerKind: ProducerKind;
  readonly sample: boolean;
  readonly group: string | null;
  readonly groupVersion: string;
  readonly areaName: string | null;
  readonly status: RecognitionStatus | 'incomplete';
  readonly star: Star | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly decisionNumber: string | null;
  /** Of one that is withdrawn on that day: since when, and by which decision. */
  readonly withdrawn: Withdrawn | null;
}

/** What a search found, before any page of it is read. */
export interface Found {
  readonly total: number;
  /** `exact` spelling, accents and all; `forgiving` where nothing is spelt so and accents were left aside. */
  readonly spelling: Spelling;
  /** The conditions that hold for exactly what was found. */
  readonly where: SQL | undefined;
  readonly query: RegisterQuery;
}

async function codeCondition(db: Db, q: string): Promise<SQL[]> {
  const { stamp, gtin } = readCode(q);
  const batch = stamp && (await findBatchOfSerial(db, keyNumberOf(stamp), serialOf(stamp)));
  const ofGtin =
    gtin && db.orm.select({ id: variants.productId }).from(variants).where(eq(variants.gtin, gtin));
  return [
    ...(batch ? [eq(products.id, batch.productId)] : []),
    ...(ofGtin ? [inArray(products.id, ofGtin)] : []),
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** Decisions of exactly this number, or whose number begins so: `120` finds `120/QĐ-UBND`, and not `1201/QĐ-UBND`. */
function decisionCondition(db: Db, q: string): SQL[] {
  const key = numberKey(q).replace(/^(?:quyết định|qđ)?\s*số\s*[:.]?\s*/, '');
  if (!/\d/.test(key)) return [];
  const beginsSo = sql`${decisions.numberKey} like ${`${escaped(key)}${key.includes('/') ? '' : '/'}%`} escape '\\'`;
  const ofDecision = db.orm
    .select({ id: decisionLines.productId })
    .from(decisionLines)
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .where(or(eq(decisions.numberKey, key), beginsSo));
  return [inArray(products.id, ofDecision)];
}

function identityCondition(q: string): SQL[] {
  return [eq(products.id, q), eq(producers.id, q), eq(producers.taxCode, q)];
}

/** What was typed, on one line: controls say nothing, and NUL would end a pattern early. */
function clean(q: string): string {
  return q.replace(/\p{Cc}/gu, ' ').trim();
}

async function asked(db: Db, q: string, spelling: Spelling): Promise<SQL | undefined> {
  if (q === '') return undefined;
  const codes = await codeCondition(db, q);
  const words = wordsMatch(wordsOf(q), spelling, q);
  return or(...codes, ...decisionCondition(db, q), ...identityCondition(q), words);
}

function filters({ star, group, status, areaId, kind, asOf }: RegisterQuery): (SQL | undefined)[] {
  const inside =
    areaId === null
      ? undefined
      : or(
          eq(producers.areaId, areaId),
          sql`${producers.areaId} in (select ${areas.id} from ${areas} where ${areas.parentId} = ${areaId})`,
        );
  return [
    star === null ? undefined : eq(shown.star, star),
    group === null ? undefined : group === '' ? isNull(products.group) : eq(products.group, group),
    status === null ? undefined : standsAs(status, asOf),
    inside,
    kind === null ? undefined : eq(producers.kind, kind),
  ];
}

/** True when a condition or an order asks where products stand: only then is that worked out for all of them. */
function asksStanding({ star, status, sort }: RegisterQuery): boolean {
  return star !== null || status !== null || sort === 'ends' || sort === 'star';
}

async function count(db: Db, query: RegisterQuery, where: SQL | undefined): Promise<number> {
  const from = db.orm
    .select({ total: sql<number>`count(*)` })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .$dynamic();
  const joined = asksStanding(query) ? from.leftJoin(shown, shownOn(query.asOf)) : from;
  const [row] = await joined.where(where);
  return row?.total ?? 0;
}

/**
 * Finds what a query asks for within a scope: by words (accents as typed first, left aside where nothing is spelt
 * so), decision number, stamp ID or address, GTIN, tax code, and every filter.
 */
export async function searchRegister(db: Db, scope: Scope, query: RegisterQuery): Promise<Found> {
  const q = clean(query.q);
  if (q !== '') await fillSearchKeys(db);
  const narrow = [seenBy(scope), ...filters(query)];
  const { accented } = wordsOf(q);
  const exact = and(...narrow, await asked(db, q, accented ? 'exact' : 'forgiving'));
  const total = await count(db, query, exact);
  if (total > 0 || !accented) return { total, spelling: 'exact', where: exact, query };
  const forgiving = and(...narrow, await asked(db, q, 'forgiving'));
  return { total: await count(db, query, forgiving), spelling: 'forgiving', where: forgiving, query };
}

function ordered({ sort }: RegisterQuery): SQL[] {
  const byName = [asc(products.nameKey), asc(producers.nameKey), asc(products.id)];
  switch (sort) {
    case 'name':
      return byName;
    case 'producer':
      return [asc(producers.nameKey), ...byName];
    case 'ends':
      return [asc(endsFirst()), ...byName];
    case 'star':
      return [desc(sql`coalesce(${shown.star}, 0)`), ...byName];
  }
}

/** Ids of what was found, in its order: a page of them, or all. */
export async function listFoundIds(db: Db, found: Found, limit = -1, offset = 0): Promise<string[]> {
  const { query, where } = found;
  const from = db.orm
    .select({ id: products.id })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .$dynamic();
  const joined = asksStanding(query) ? from.leftJoin(shown, shownOn(query.asOf)) : from;
  const rows = await joined
    .where(where)
    .orderBy(...ordered(query))
    .limit(limit)
    .offset(offset);
  return rows.map(({ id }) => id);
}

/** The lines of these products on a day, in the order of the ids. */
export async function listLines(db: Db, ids: readonly string[], asOf: Day): Promise<RegisterLine[]> {
  const rows = await db.orm
    .select({
      id: products.id,
      name: products.name,
      producerId: producers.id,
      producerName: producers.name,
      producerKind: producers.kind,
      sample: producers.sample,
      group: products.group,
      groupVersion: products.groupVersion,
      areaName: areas.name,
      status: statusColumn(asOf),
      recognitionId: shown.id,
      star: shown.star,
      validFrom: shown.validFrom,
      validTo: shown.validTo,
      decisionNumber: decisions.numberText,
    })
    .from(products)
    .innerJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(areas, eq(areas.id, producers.areaId))
    .leftJoin(shown, shownOn(asOf))
    .leftJoin(decisionLines, eq(decisionLines.id, shown.decisionLineId))
    .leftJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .where(inArray(products.id, [...ids]));
  const gone = rows.flatMap((row) => (row.status === 'withdrawn' ? (row.recognitionId ?? []) : []));
  const withdrawn = await listWithdrawn(db, gone, asOf);
  const byId = new Map(
    rows.map((row) => [row.id, toLine(row, withdrawn.get(row.recognitionId ?? '') ?? null)]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Row = Omit<
  RegisterLine,
  'withdrawn' | 'producerKind' | 'sample' | 'status' | 'star' | 'validFrom' | 'validTo'
> & {
  producerKind: string;
  sample: number;
  status: string;
  star: number | null;
  validFrom: string | null;
  validTo: string | null;
  recognitionId: string | null;
};

function toLine({ recognitionId: _, ...row }: Row, withdrawn: Withdrawn | null): RegisterLine {
  return {
    ...row,
    withdrawn,
    producerKind: row.producerKind as ProducerKind,
    sample: row.sample === 1,
    status: row.status as RegisterLine['status'],
    star: row.star as Star | null,
    validFrom: row.validFrom as Day | null,
    validTo: row.validTo as Day | null,
  };
}
