import { and, eq, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { CallerKind, Marks } from '#core/sighting';
import type { KeyNumber } from '#core/stampId';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { pinUses, scanAnswers } from './sightSchema.ts';
import { scans } from './stampSchema.ts';

/** One look at one stamp: when, which, what was answered, by what kind of caller, and marks of that day only. */
export interface Scan {
  readonly at: Instant;
  readonly keyNumber: KeyNumber;
  readonly serial: number;
  readonly origin: string;
  readonly headline: string;
  readonly kind: CallerKind;
  readonly network: string | null;
  readonly agent: string | null;
}

/** Rows of one INSERT: few enough for any database's limit on parameters. */
const CHUNK = 200;

/** Writes scans together. */
export function insertScans(rows: readonly Scan[]): Write[] {
  const parts = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) =>
    rows.slice(i * CHUNK, (i + 1) * CHUNK),
  );
  return parts.map((part) => write((tx) => tx.insert(scans).values(part)));
}

/** One asker, as the marks of several days hide them. */
function askedBy(marks: readonly Marks[]): SQL | undefined {
  return or(...marks.map(({ network, agent }) => and(eq(scans.network, network), eq(scans.agent, agent))));
}

/** The different stamps one asker looked at, by the marks of the days asked about; at most so many are told. */
export async function listStampsOfAsker(db: Db, marks: readonly Marks[], most: number): Promise<string[]> {
  const { keyNumber, serial } = scans;
  const rows = await db.orm
    .selectDistinct({ keyNumber, serial })
    .from(scans)
    .where(askedBy(marks))
    .limit(most);
  return rows.map((row) => `${row.keyNumber}/${row.serial}`);
}

/** Says of all an asker's looks that they were of staff. */
export function nameAsStaff(marks: readonly Marks[]): Write {
  return write((tx) =>
    tx
      .update(scans)
      .set({ kind: 'staff' })
      .where(and(askedBy(marks), eq(scans.kind, 'shopper'))),
  );
}

/** When an asker last looked at one proven stamp since an instant; undefined where they did not. */
export async function findLookOfAsker(
  db: Db,
  stamp: { readonly keyNumber: KeyNumber; readonly serial: number },
  marks: readonly Marks[],
  since: Instant,
): Promise<Instant | undefined> {
  const [row] = await db.orm
    .select({ at: sql<number | null>`max(${scans.at})` })
    .from(scans)
    .where(
      and(
        askedBy(marks),
        eq(scans.keyNumber, stamp.keyNumber),
        eq(scans.serial, stamp.serial),
        gte(scans.at, since),
        inArray(scans.origin, ['signed', 'mac']),
      ),
    );
  return row?.at ?? undefined;
}

/** What a shopper said of a stamp after its verdict. */
export interface StoredAnswer {
  readonly at: Instant;
  readonly keyNumber: KeyNumber;
  readonly serial: number;
  readonly answer: string | null;
  readonly communeId: string | null;
  readonly network: string | null;
  readonly agent: string | null;
}

/** True where the same asker said the same of the stamp before, that day. */
export async function wasSaid(db: Db, said: StoredAnswer): Promise<boolean> {
  const { keyNumber, serial, network, agent, answer, communeId } = said;
  if (network === null || agent === null) return false;
  const rows = await db.orm
    .select({ id: scanAnswers.id })
    .from(scanAnswers)
    .where(
      and(
        eq(scanAnswers.keyNumber, keyNumber),
        eq(scanAnswers.serial, serial),
        eq(scanAnswers.network, network),
        eq(scanAnswers.agent, agent),
        answer === null ? isNull(scanAnswers.answer) : eq(scanAnswers.answer, answer),
        communeId === null ? isNull(scanAnswers.communeId) : eq(scanAnswers.communeId, communeId),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Keeps what was said. */
export function insertAnswer(said: StoredAnswer): Write {
  return write((tx) => tx.insert(scanAnswers).values(said));
}

/** Ids of the oldest scans, or answers, from before an instant; some at a time. */
export async function listOldLooks(
  db: Db,
  of: 'scans' | 'answers',
  before: Instant,
  most: number,
): Promise<number[]> {
  const table = of === 'scans' ? scans : scanAnswers;
  const rows = await db.orm.select({ id: table.id }).from(table).where(lt(table.at, before)).limit(most);
  return rows.map(({ id }) => id);
}

/** Deletes scans, or answers, by their ids. */
export function forgetLooks(of: 'scans' | 'answers', ids: readonly number[]): Write {
  const table = of === 'scans' ? scans : scanAnswers;
  return write((tx) => tx.delete(table).where(inArray(table.id, [...ids])));
}

/** Takes the marks off uses of PINs from before an instant; that a PIN was used, and when, stays. */
export function forgetPinMarks(before: Instant): Write {
  const marked = or(isNotNull(pinUses.network), isNotNull(pinUses.agent));
  return write((tx) =>
    tx
      .update(pinUses)
      .set({ network: null, agent: null })
      .where(and(lt(pinUses.at, before), marked)),
  );
}
