import { and, eq } from 'drizzle-orm';
import type { Instant } from '#core/day';
import { type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { events } from './stampSchema.ts';
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

/** A file as one person handed it in, under their own name for it; undefined where only others did. */
export async function findFileOf(db: Db, hash: string, actor: string): Promise<StoredFile | undefined> {
  const file = await findFile(db, hash);
  if (!file || file.actor === actor) return file;
  const theirs = and(eq(events.noun, 'file'), eq(events.nounId, hash), eq(events.actor, actor));
  const [stored] = await db.orm
    .select({ after: events.after })
    .from(events)
    .where(and(theirs, eq(events.verb, 'store')));
  return stored?.after ? (JSON.parse(stored.after) as StoredFile) : undefined;
}

/** Notes a file; the same content twice is one file, as it was first handed in. */
export function insertFile(file: StoredFile): Write {
  return write((tx) => tx.insert(files).values(file).onConflictDoNothing());
}
