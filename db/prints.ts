import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { printerProfiles, prints } from './stampSchema.ts';

/** What a batch was printed on: the same paper gives the same bytes. */
export interface Paper {
  readonly batchId: string;
  readonly stock: string;
  readonly dpi: number;
  readonly start: number;
  readonly profileId: string | null;
}

/** One PDF made of a batch. */
export interface Print extends Paper {
  readonly id: string;
  readonly pages: number;
  readonly sha256: string;
  readonly at: Instant;
  readonly actor: string;
}

/** Records a finished PDF. */
export function insertPrint(print: Print): Write {
  return write((tx) => tx.insert(prints).values(print));
}

/** The prints of some batches, newest first, 200 at most. */
export async function listPrints(db: Db, batchIds: readonly string[]): Promise<Print[]> {
  return db.orm
    .select()
    .from(prints)
    .where(inArray(prints.batchId, [...batchIds]))
    .orderBy(desc(prints.at))
    .limit(200);
}

/** How a producer's printer misses, by its profile's id; undefined where the producer has no such profile. */
export async function findCalibration(db: Db, producerId: string, profileId: string) {
  const [row] = await db.orm
    .select({
      dpi: printerProfiles.dpi,
      offsetX: printerProfiles.offsetX,
      offsetY: printerProfiles.offsetY,
      scaleX: printerProfiles.scaleX,
      scaleY: printerProfiles.scaleY,
    })
    .from(printerProfiles)
    .where(and(eq(printerProfiles.id, profileId), eq(printerProfiles.producerId, producerId)));
  return row;
}
