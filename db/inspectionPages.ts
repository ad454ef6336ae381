import { and, asc, count, desc, eq, exists, gte, inArray, lt, lte, not, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { keyNumberOf, type StampId, serialOf } from '#core/stampId';
import { devices, inspectedStamps, inspectionPhotos, inspections } from './fieldSchema.ts';
import type { StoredInspection } from './inspections.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { producers, products } from './schema.ts';
import { seenBy } from './scope.ts';
import { batches } from './stampSchema.ts';

/** What a list of inspections is narrowed to; instants by the phones' clocks, from (included) to (excluded). */
export interface InspectionFilter {
  readonly inspector?: string | undefined;
  readonly productId?: string | undefined;
  /** It looked at this stamp. */
  readonly stamp?: StampId | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** One inspection in a list. */
export interface InspectionLine {
  readonly id: string;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly shop: string;
  readonly place: string;
  readonly inspector: string;
  readonly stamps: number;
  readonly photos: number;
}

/** One inspection with who made it, on which phone. */
export interface SeenInspection {
  readonly inspection: StoredInspection;
  readonly inspector: string;
  readonly device: {
    readonly id: string;
    readonly name: string;
    readonly publicKey: string;
    readonly revokedAt: Instant | null;
  };
}

/** Stamps of this inspection that lie in a batch of which something holds. */
function stampsWhere(db: Db, holds: SQL | undefined) {
  const inBatch = and(
    eq(batches.keyNumber, inspectedStamps.keyNumber),
    lte(batches.first, inspectedStamps.serial),
    sql`${inspectedStamps.serial} < ${batches.first} + ${batches.quantity}`,
  );
  return db.orm
    .select({ serial: inspectedStamps.serial })
    .from(inspectedStamps)
    .innerJoin(batches, inBatch)
    .innerJoin(products, eq(products.id, batches.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(eq(inspectedStamps.inspectionId, inspections.id), holds));
}

/**
 * A report is one piece of evidence: it is seen by whom every producer of its stamps is within scope, and one about
 * no producer only by the whole office.
 */
function seenInspections(db: Db, scope: Scope): SQL | undefined {
  if (scope.all) return undefined;
  const seen = seenBy(scope);
  return and(exists(stampsWhere(db, seen)), not(exists(stampsWhere(db, sql`not coalesce(${seen}, 0)`))));
}

/** This inspection's look at a stamp. */
function lookAt(db: Db, stamp: StampId) {
  const { inspectionId, keyNumber, serial } = inspectedStamps;
  const isIt = and(eq(keyNumber, keyNumberOf(stamp)), eq(serial, serialOf(stamp)));
  return db.orm
    .select({ serial })
    .from(inspectedStamps)
    .where(and(eq(inspectionId, inspections.id), isIt));
}

function narrowed(db: Db, scope: Scope, filter: InspectionFilter): SQL | undefined {
  const { inspector, productId, stamp, from, to } = filter;
  return and(
    seenInspections(db, scope),
    inspector ? eq(inspections.userId, inspector) : undefined,
    productId ? exists(stampsWhere(db, eq(products.id, productId))) : undefined,
    stamp ? exists(lookAt(db, stamp)) : undefined,
    from === undefined ? undefined : gte(inspections.at, from),
    to === undefined ? undefined : lt(inspections.at, to),
  );
}

/** The most that is read for one list: what is older is asked for by its days. */
export const MOST_LISTED = 2_000;

/** The inspections a scope sees, the newest first. */
export async function listInspections(
  db: Db,
  scope: Scope,
  filter: InspectionFilter,
): Promise<InspectionLine[]> {
  const { id, at, receivedAt, shop, place, userId } = inspections;
  const rows = await db.orm
    .select({ id, at, receivedAt, shop, place, inspector: users.name })
    .from(inspections)
    .innerJoin(users, eq(users.id, userId))
    .where(narrowed(db, scope, filter))
    .orderBy(desc(at), asc(id))
    .limit(MOST_LISTED);
  return rows.map((row) => ({ ...row, stamps: 0, photos: 0 }));
}

/** How many stamps and photos some inspections (100 at most) have. */
export async function countOfInspections(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly stamps: number; readonly photos: number }>> {
  const ofStamps = await db.orm
    .select({ id: inspectedStamps.inspectionId, stamps: count() })
    .from(inspectedStamps)
    .where(inArray(inspectedStamps.inspectionId, [...ids]))
    .groupBy(inspectedStamps.inspectionId);
  const ofPhotos = await db.orm
    .select({ id: inspectionPhotos.inspectionId, photos: count() })
    .from(inspectionPhotos)
    .where(inArray(inspectionPhotos.inspectionId, [...ids]))
    .groupBy(inspectionPhotos.inspectionId);
  const stamps = new Map(ofStamps.map((row) => [row.id, row.stamps]));
  const photos = new Map(ofPhotos.map((row) => [row.id, row.photos]));
  return new Map(ids.map((id) => [id, { stamps: stamps.get(id) ?? 0, photos: photos.get(id) ?? 0 }]));
}

/** One inspection, found only where the scope sees it. */
export async function findSeenInspection(
  db: Db,
  scope: Scope,
  id: string,
): Promise<SeenInspection | undefined> {
  const [row] = await db.orm
    .select({ inspection: inspections, inspector: users.name, device: devices })
    .from(inspections)
    .innerJoin(users, eq(users.id, inspections.userId))
    .innerJoin(devices, eq(devices.id, inspections.deviceId))
    .where(and(eq(inspections.id, id), seenInspections(db, scope)));
  if (!row) return undefined;
  const { id: deviceId, name, publicKey, revokedAt } = row.device;
  const device = { id: deviceId, name, publicKey, revokedAt };
  return { inspection: row.inspection, inspector: row.inspector, device };
}

/** Everybody whose inspections a scope sees, by name. */
export async function listInspectedBy(
  db: Db,
  scope: Scope,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return db.orm
    .selectDistinct({ id: users.id, name: users.name })
    .from(inspections)
    .innerJoin(users, eq(users.id, inspections.userId))
    .where(seenInspections(db, scope))
    .orderBy(asc(users.name), asc(users.id));
}
