import { and, asc, desc, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm';
import type { Star } from '#core/authority';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { markStars, marks } from './paperSchema.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';

/** Whose mark: the OCOP mark of some stars, the office's own, a producer's own. */
export type MarkKind = 'ocop' | 'office' | 'producer';

/** A mark on record: what it is, and where its safe form lies among the files. */
export interface StoredMark {
  readonly id: string;
  readonly kind: MarkKind;
  /** Of a producer's own mark. */
  readonly producerId: string | null;
  readonly name: string;
  /** SHA-256 (hex) of the safe form. */
  readonly hash: string;
  readonly type: 'svg' | 'png';
  /** In the mark's own units, or pixels. */
  readonly width: number;
  readonly height: number;
  /** When it was taken in, or last taken up again. */
  readonly at: Instant;
  readonly actor: string;
  /** Null while it is in use. */
  readonly retiredAt: Instant | null;
}

function toMark({ kind, type, ...rest }: typeof marks.$inferSelect): StoredMark {
  return { ...rest, kind: kind as MarkKind, type: type as StoredMark['type'] };
}

async function select(db: Db, where: SQL | undefined): Promise<StoredMark[]> {
  const rows = await db.orm
    .select()
    .from(marks)
    .where(where)
    .orderBy(desc(marks.at), asc(marks.id))
    .limit(500);
  return rows.map(toMark);
}

const inUse = isNull(marks.retiredAt);
const ofOffice = or(eq(marks.kind, 'ocop'), eq(marks.kind, 'office'));

/** The OCOP marks and the office's own, in use, newest first. */
export async function listOfficeMarks(db: Db): Promise<StoredMark[]> {
  return select(db, and(ofOffice, inUse));
}

/** The OCOP marks and the office's own that were put out of use, newest first. */
export async function listRetiredOfficeMarks(db: Db): Promise<StoredMark[]> {
  return select(db, and(ofOffice, isNotNull(marks.retiredAt)));
}

/** A mark of a producer, and the producer's name. */
export interface ProducerMark extends StoredMark {
  readonly producerName: string;
}

/** The marks in use of the producers a scope sees, newest first; 200 at most. */
export async function listProducerMarksSeen(db: Db, scope: Scope): Promise<ProducerMark[]> {
  const rows = await db.orm
    .select({ mark: marks, producerName: producers.name })
    .from(marks)
    .innerJoin(producers, and(eq(producers.id, marks.producerId), seenBy(scope)))
    .where(and(eq(marks.kind, 'producer'), inUse))
    .orderBy(desc(marks.at), asc(marks.id))
    .limit(200);
  return rows.map(({ mark, producerName }) => ({ ...toMark(mark), producerName }));
}

/** One mark by its id, in use or not. */
export async function findMark(db: Db, id: string): Promise<StoredMark | undefined> {
  const [row] = await select(db, eq(marks.id, id));
  return row;
}

/** The mark in use of that kind and owner whose safe form this is. */
export async function findMarkInUse(
  db: Db,
  { kind, producerId, hash }: Pick<StoredMark, 'kind' | 'producerId' | 'hash'>,
): Promise<StoredMark | undefined> {
  const owner = producerId === null ? isNull(marks.producerId) : eq(marks.producerId, producerId);
  const [row] = await select(db, and(eq(marks.kind, kind), owner, eq(marks.hash, hash), inUse));
  return row;
}

/** Every mark that ever had this safe form, in use or not. */
export async function listMarksOfHash(db: Db, hash: string): Promise<StoredMark[]> {
  return select(db, eq(marks.hash, hash));
}

/** True where the scope sees the producer of a mark in use with this safe form. */
export async function isProducerMarkSeen(db: Db, scope: Scope, hash: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ id: marks.id })
    .from(marks)
    .innerJoin(producers, and(eq(producers.id, marks.producerId), seenBy(scope)))
    .where(and(eq(marks.kind, 'producer'), eq(marks.hash, hash)))
    .limit(1);
  return row !== undefined;
}

/** The office's own mark that stands: the newest in use. */
export async function findOfficeMark(db: Db): Promise<StoredMark | undefined> {
  const [row] = await select(db, and(eq(marks.kind, 'office'), inUse));
  return row;
}

/** Which OCOP mark stands on stamps of how many stars, where it is still in use. */
export async function listStarMarks(db: Db): Promise<{ readonly star: Star; readonly mark: StoredMark }[]> {
  const rows = await db.orm
    .select({ star: markStars.star, mark: marks })
    .from(markStars)
    .innerJoin(marks, and(eq(marks.id, markStars.markId), inUse))
    .orderBy(asc(markStars.star));
  return rows.map(({ star, mark }) => ({ star: star as Star, mark: toMark(mark) }));
}

/** Puts a mark on record. */
export function insertMark(mark: StoredMark): Write {
  return write((tx) => tx.insert(marks).values(mark));
}

/** Puts a mark out of use; one that is so already is refused by `mark-not-found`. */
export function retireMark(id: string, at: Instant): Write {
  return guarded(
    (tx) =>
      tx
        .update(marks)
        .set({ retiredAt: at })
        .where(and(eq(marks.id, id), inUse)),
    'mark-not-found',
    { mark: id },
  );
}

/** Puts a mark in use again, as the newest. */
export function takeUpMark(id: string, at: Instant): Write {
  return write((tx) => tx.update(marks).set({ retiredAt: null, at }).where(eq(marks.id, id)));
}

/** Chooses the OCOP mark of a star. */
export function setStarMark(row: typeof markStars.$inferInsert): Write {
  const { markId, at, actor } = row;
  return write((tx) =>
    tx
      .insert(markStars)
      .values(row)
      .onConflictDoUpdate({ target: markStars.star, set: { markId, at, actor } }),
  );
}

/** Stamps of that star have no OCOP mark from now on. */
export function clearStarMark(star: Star): Write {
  return write((tx) => tx.delete(markStars).where(eq(markStars.star, star)));
}
