import { and, asc, eq } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { Scope } from '#core/permission';
import type { PrinterLanguage } from '#core/printFormat';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { producers } from './schema.ts';
import { seenBy } from './scope.ts';
import { printerProfiles } from './stampSchema.ts';

/** How one printer misses: what is drawn at x mm comes out at `offsetX` mm + `scaleX` × x, and so downwards. */
export interface PrinterProfile {
  readonly id: string;
  readonly producerId: string;
  readonly name: string;
  readonly dpi: number;
  /** What the printer is fed with: pages, or commands of its own. */
  readonly language: PrinterLanguage;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly at: Instant;
}

function profileOf(row: typeof printerProfiles.$inferSelect): PrinterProfile {
  return { ...row, language: row.language as PrinterLanguage };
}

/** The printers of the producers a scope sees, by name. */
export async function listProfilesSeen(db: Db, scope: Scope): Promise<PrinterProfile[]> {
  const rows = await db.orm
    .select({ profile: printerProfiles })
    .from(printerProfiles)
    .innerJoin(producers, and(eq(producers.id, printerProfiles.producerId), seenBy(scope)))
    .orderBy(asc(printerProfiles.name), asc(printerProfiles.id))
    .limit(200);
  return rows.map(({ profile }) => profileOf(profile));
}

/** One printer by its id, if the scope sees its producer. */
export async function findProfileSeen(db: Db, scope: Scope, id: string): Promise<PrinterProfile | undefined> {
  const [row] = await db.orm
    .select({ profile: printerProfiles })
    .from(printerProfiles)
    .innerJoin(producers, and(eq(producers.id, printerProfiles.producerId), seenBy(scope)))
    .where(eq(printerProfiles.id, id));
  return row && profileOf(row.profile);
}

/** A producer's printer by its name. */
export async function findProfileNamed(
  db: Db,
  producerId: string,
  name: string,
): Promise<PrinterProfile | undefined> {
  const named = and(eq(printerProfiles.producerId, producerId), eq(printerProfiles.name, name));
  const [row] = await db.orm.select().from(printerProfiles).where(named);
  return row && profileOf(row);
}

/** Takes a printer off the list. */
export function removeProfile(id: string): Write {
  return write((tx) => tx.delete(printerProfiles).where(eq(printerProfiles.id, id)));
}

/** Keeps a printer's profile; one of the same producer and name is measured anew and keeps its id. */
export function keepProfile(profile: PrinterProfile): Write {
  const { dpi, language, offsetX, offsetY, scaleX, scaleY, at } = profile;
  return write((tx) =>
    tx
      .insert(printerProfiles)
      .values(profile)
      .onConflictDoUpdate({
        target: [printerProfiles.producerId, printerProfiles.name],
        set: { dpi, language, offsetX, offsetY, scaleX, scaleY, at },
      }),
  );
}
