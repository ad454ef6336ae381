import { and, asc, desc, eq, exists, gt, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import { guarded, type Write, write } from './commit.ts';
import { devices, provisionings } from './fieldSchema.ts';
import { grantedInside } from './grants.ts';
import type { Db } from './open.ts';
import { grants, users } from './peopleSchema.ts';

/** An inspector's phone as it is kept: of its token only the hash. */
export type StoredDevice = typeof devices.$inferSelect;

/** A phone's way in, shown once and good for one phone. */
export type Provisioning = typeof provisionings.$inferSelect;

/** A phone beside the person who carries it. */
export interface CarriedDevice {
  readonly device: StoredDevice;
  readonly inspector: { readonly id: string; readonly name: string; readonly suspendedAt: Instant | null };
}

/** The condition on `users` that holds for inspectors who hold the role now inside a scope. */
function inspectorsInside(db: Db, scope: Scope): SQL {
  const held = and(eq(grants.userId, users.id), eq(grants.role, 'inspector'), isNull(grants.endedAt));
  return exists(
    db.orm
      .select({ id: grants.id })
      .from(grants)
      .where(and(held, grantedInside(scope))),
  );
}

/** The condition on `users` that holds for those who ever were inspectors inside a scope. */
function everInside(db: Db, scope: Scope): SQL {
  if (scope.all) return sql`1 = 1`;
  const was = and(eq(grants.userId, users.id), eq(grants.role, 'inspector'), grantedInside(scope));
  return exists(db.orm.select({ id: grants.id }).from(grants).where(was));
}

function carried(db: Db) {
  const { id, name, suspendedAt } = users;
  return db.orm
    .select({ device: devices, inspector: { id, name, suspendedAt } })
    .from(devices)
    .innerJoin(users, eq(users.id, devices.userId));
}

/** The phone of a token's hash, revoked or not. */
export async function findDeviceByToken(db: Db, tokenHash: string): Promise<CarriedDevice | undefined> {
  const [row] = await carried(db).where(eq(devices.tokenHash, tokenHash));
  return row;
}

/** One phone, found only where the scope sees its inspector. */
export async function findDeviceSeen(db: Db, scope: Scope, id: string): Promise<CarriedDevice | undefined> {
  const [row] = await carried(db).where(and(eq(devices.id, id), everInside(db, scope)));
  return row;
}

/** The phones a scope sees: those in use first, then the revoked, the newest first. */
export async function listDevices(db: Db, scope: Scope): Promise<CarriedDevice[]> {
  return carried(db)
    .where(everInside(db, scope))
    .orderBy(sql`${devices.revokedAt} is not null`, desc(devices.createdAt), asc(devices.id));
}

/** Every phone one person carries or carried, the newest first. */
export async function listDevicesOf(db: Db, userId: string): Promise<StoredDevice[]> {
  return db.orm
    .select()
    .from(devices)
    .where(eq(devices.userId, userId))
    .orderBy(desc(devices.createdAt), asc(devices.id));
}

/** True where a public key is that of a phone of another person. */
export async function isKeyOfAnother(db: Db, publicKey: string, userId: string): Promise<boolean> {
  const [row] = await db.orm
    .select({ id: devices.id })
    .from(devices)
    .where(and(eq(devices.publicKey, publicKey), ne(devices.userId, userId)))
    .limit(1);
  return row !== undefined;
}

/** The people who hold the inspector's role inside a scope and are let in, by their ids. */
export async function listInspectors(db: Db, scope: Scope): Promise<{ id: string; name: string }[]> {
  return db.orm
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(isNull(users.suspendedAt), inspectorsInside(db, scope)))
    .orderBy(asc(users.name), asc(users.id));
}

/** Notes a phone's way in. */
export function insertProvisioning(row: Provisioning): Write {
  return write((tx) => tx.insert(provisionings).values(row));
}

/** Whatever other way in the same person was shown is gone: the newest alone is good. */
export function endOlderProvisionings(userId: string, at: Instant): Write {
  const open = and(
    eq(provisionings.userId, userId),
    isNull(provisionings.usedAt),
    gt(provisionings.until, at),
  );
  return write((tx) => tx.update(provisionings).set({ until: at }).where(open));
}

/** A way in that is good now: unused, and not over. */
export async function findOpenProvisioning(
  db: Db,
  tokenHash: string,
  now: Instant,
): Promise<Provisioning | undefined> {
  const good = and(
    eq(provisionings.tokenHash, tokenHash),
    isNull(provisionings.usedAt),
    gt(provisionings.until, now),
  );
  const [row] = await db.orm.select().from(provisionings).where(good);
  return row;
}

/** Uses a way in up for one phone; `provision-invalid` where another was first or its time is over. */
export function useProvisioning(tokenHash: string, deviceId: string, usedAt: Instant): Write {
  const good = and(
    eq(provisionings.tokenHash, tokenHash),
    isNull(provisionings.usedAt),
    gt(provisionings.until, usedAt),
  );
  return guarded((tx) => tx.update(provisionings).set({ usedAt, deviceId }).where(good), 'provision-invalid');
}

/** Enters a phone. */
export function insertDevice(device: StoredDevice): Write {
  return write((tx) => tx.insert(devices).values(device));
}

/** Cuts a phone off; `already-done` where it is. */
export function revokeDeviceOf(
  id: string,
  { at, by, reason }: { readonly at: Instant; readonly by: string; readonly reason: string },
): Write {
  const inUse = and(eq(devices.id, id), isNull(devices.revokedAt));
  const revoked = { revokedAt: at, revokedBy: by, revokedReason: reason };
  return guarded((tx) => tx.update(devices).set(revoked).where(inUse), 'already-done');
}

/** Notes when a phone was last heard of. */
export function touchDevice(id: string, lastSeenAt: Instant): Write {
  return write((tx) => tx.update(devices).set({ lastSeenAt }).where(eq(devices.id, id)));
}

/** Notes which edition of the trust bundle a phone was last given; an older one is not noted over a newer. */
export function noteDeviceBundle(id: string, bundleVersion: number): Write {
  const older = or(isNull(devices.bundleVersion), lt(devices.bundleVersion, bundleVersion));
  return write((tx) =>
    tx
      .update(devices)
      .set({ bundleVersion })
      .where(and(eq(devices.id, id), older)),
  );
}
