import { eq } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { files } from './workSchema.ts';

/** A file on record: its SHA-256 (hex) is its name on the disk, its type was sniffed. */
export interface StoredFile {
  readonly hash: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** As whoever handed it in called it. */
  readonly name: string;
  readonly at: Instant;
  readonly actor: string;
}

/** One file by its SHA-256. */
export async function findFile(db: Db, hash: string): Promise<StoredFile | undefined> {
  const [row] = await db.orm.select().from(files).where(eq(files.hash, hash));
  return row;
}

/** Notes a file; the same content twice is one file, as it was first handed in. */
export function insertFile(file: StoredFile): Write {
  return write((tx) => tx.insert(files).values(file).onConflictDoNothing());
}
