import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { keyNumberOf, type StampId, serialOf } from '#core/stampId';
import type { Headline } from '#core/verdict';
import { guarded, type Write, write } from './commit.ts';
import { inspectedStamps, inspectionPhotos, inspections } from './fieldSchema.ts';
import type { Db } from './open.ts';
import { events } from './stampSchema.ts';

/** One inspection as it is kept: its report exactly as signed. */
export type StoredInspection = typeof inspections.$inferSelect;

/** A stamp an inspection looked at. */
export interface InspectedStamp {
  readonly stamp: StampId;
  readonly at: Instant;
  readonly headline: Headline;
}

/** A photo a report names, and when it came. */
export type InspectionPhoto = typeof inspectionPhotos.$inferSelect;

/** What is known of reports by their ids: whose they are, the hash of what they say, and when they came. */
export async function findReceived(
  db: Db,
  ids: readonly string[],
): Promise<
  ReadonlyMap<string, { readonly sha256: string; readonly userId: string; readonly receivedAt: Instant }>
> {
  if (ids.length === 0) return new Map();
  const { id, sha256, userId, receivedAt } = inspections;
  const rows = await db.orm
    .select({ id, sha256, userId, receivedAt })
    .from(inspections)
    .where(inArray(id, [...ids]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Keeps one inspection with its stamps and the photos it waits for; `conflict` where its id came in between. */
export function insertInspection(
  row: StoredInspection,
  stamps: readonly InspectedStamp[],
  photos: readonly string[],
): Write[] {
  const inspectionId = row.id;
  const looked = stamps.map(({ stamp, at, headline }) => ({
    ...{ inspectionId, at, headline },
    ...{ keyNumber: keyNumberOf(stamp), serial: serialOf(stamp) },
  }));
  return [
    guarded((tx) => tx.insert(inspections).values(row).onConflictDoNothing(), 'conflict'),
    ...looked.map((one) => write((tx) => tx.insert(inspectedStamps).values(one))),
    ...photos.map((hash) => write((tx) => tx.insert(inspectionPhotos).values({ inspectionId, hash }))),
  ];
}

/** True where it is on record already that other content came under this id. */
export async function isDifferenceNoted(db: Db, id: string, sha256: string): Promise<boolean> {
  const same = and(eq(events.noun, 'inspection'), eq(events.nounId, id), eq(events.verb, 'refuse'));
  const rows = await db.orm.select({ after: events.after }).from(events).where(same);
  return rows.some(({ after }) => after?.includes(sha256));
}

/** The photos of some reports (100 at most) that have not come, by hash. */
export async function listPhotosWanted(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const waiting = and(inArray(inspectionPhotos.inspectionId, [...ids]), isNull(inspectionPhotos.receivedAt));
  const rows = await db.orm
    .selectDistinct({ hash: inspectionPhotos.hash })
    .from(inspectionPhotos)
    .where(waiting)
    .orderBy(asc(inspectionPhotos.hash));
  return rows.map(({ hash }) => hash);
}

/** True where a report of this person names the photo. */
export async function isPhotoNamed(db: Db, userId: string, hash: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ hash: inspectionPhotos.hash })
    .from(inspectionPhotos)
    .innerJoin(inspections, eq(inspections.id, inspectionPhotos.inspectionId))
    .where(and(eq(inspections.userId, userId), eq(inspectionPhotos.hash, hash)))
    .limit(1);
  return row !== undefined;
}

/** Notes that a photo came, for every report of this person that names it; the first time counts. */
export function receivePhotoOf(userId: string, hash: string, receivedAt: Instant): Write {
  const theirs = sql`${inspectionPhotos.inspectionId} in (select ${inspections.id} from ${inspections}
    where ${inspections.userId} = ${userId})`;
  const waiting = and(eq(inspectionPhotos.hash, hash), isNull(inspectionPhotos.receivedAt), theirs);
  return write((tx) => tx.update(inspectionPhotos).set({ receivedAt }).where(waiting));
}

/** The photos of one inspection. */
export async function listInspectionPhotos(db: Db, inspectionId: string): Promise<InspectionPhoto[]> {
  return db.orm
    .select()
    .from(inspectionPhotos)
    .where(eq(inspectionPhotos.inspectionId, inspectionId))
    .orderBy(asc(inspectionPhotos.hash));
}
