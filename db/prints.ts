import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Instant } from '#core/day';
import type { PinContent } from '#core/pin';
import type { PrintFormatName } from '#core/printFormat';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { users } from './peopleSchema.ts';
import { printerProfiles, prints } from './stampSchema.ts';

/** What a batch was printed on: the same paper gives the same bytes. */
export interface Paper {
  readonly batchId: string;
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  readonly profileId: string | null;
}

/** One print made of a batch. */
export interface Print extends Paper {
  readonly id: string;
  readonly pages: number;
  readonly sha256: string;
  readonly at: Instant;
  readonly actor: string;
  readonly format: PrintFormatName;
  /** Its first stamp, counted from 1 within the batch, and how many; null of prints made before that was kept. */
  readonly from: number | null;
  readonly count: number | null;
  /** All that was asked for and how it looked, as JSON; null of prints made before that was kept. */
  readonly input: string | null;
  /** Of a batch with hidden PINs, what of it is printed. */
  readonly content: PinContent | null;
}

/** A print to record; a PDF of unknown stamps where it does not say. */
export type NewPrint = Omit<Print, 'format' | 'from' | 'count' | 'input' | 'content'> &
  Partial<Pick<Print, 'format' | 'from' | 'count' | 'input' | 'content'>>;

/** Records a finished print. */
export function insertPrint(print: NewPrint): Write {
  return write((tx) => tx.insert(prints).values(print));
}

function toPrint(row: typeof prints.$inferSelect): Print {
  return { ...row, format: row.format as PrintFormatName, content: row.content as PinContent | null };
}

/** One print of a batch by its id, and the name of who made it. */
export async function findPrint(db: Db, id: string): Promise<(Print & { readonly by: string }) | undefined> {
  const [row] = await db.orm
    .select({ print: prints, by: sql<string>`coalesce(${users.name}, ${prints.actor})` })
    .from(prints)
    .leftJoin(users, eq(users.id, prints.actor))
    .where(eq(prints.id, id));
  return row && { ...toPrint(row.print), by: row.by };
}

/** The prints of some batches, newest first, 200 at most. */
export async function listPrints(db: Db, batchIds: readonly string[]): Promise<Print[]> {
  const rows = await db.orm
    .select()
    .from(prints)
    .where(inArray(prints.batchId, [...batchIds]))
    .orderBy(desc(prints.at))
    .limit(200);
  return rows.map(toPrint);
}

/** Prints of a batch that begin at a stamp, counted from 1, newest first, 50 at most. */
export async function listPrintsFrom(db: Db, batchId: string, from: number): Promise<Print[]> {
  const rows = await db.orm
    .select()
    .from(prints)
    .where(and(eq(prints.batchId, batchId), eq(prints.from, from)))
    .orderBy(desc(prints.at))
    .limit(50);
  return rows.map(toPrint);
}

/** How a producer's printer misses, by its profile's id; undefined where the producer has no such profile. */
export async function findCalibration(db: Db, producerId: string, profileId: string) {
  const [row] = await db.orm
    .select({
      dpi: printerProfiles.dpi,
      language: printerProfiles.language,
      offsetX: printerProfiles.offsetX,
      offsetY: printerProfiles.offsetY,
      scaleX: printerProfiles.scaleX,
      scaleY: printerProfiles.scaleY,
    })
    .from(printerProfiles)
    .where(and(eq(printerProfiles.id, profileId), eq(printerProfiles.producerId, producerId)));
  return row;
}
