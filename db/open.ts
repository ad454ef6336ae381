import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { Refusal } from '#core/refusal';
import { migrate } from './migrate.ts';
import { refusalOf } from './sqliteErrors.ts';
import type { Way, Write } from './write.ts';

/** The memory: one SQLite file. Queries take it as their first argument. */
export interface Db {
  readonly orm: BetterSQLite3Database & { readonly $client: Database.Database };
  readonly path: string;
  /** What the first commit must carry besides its own writes; asked again until one commit holds. */
  readonly alongside?: Alongside;
  /** By which door whoever acts came in; written into every event. */
  readonly way?: Way;
  close(): void;
}

/** The same memory, whose every event tells that the act came by a command on the server. */
export function byCommand(db: Db): Db {
  return { ...db, way: 'command' };
}

/** Writes that wait for a commit to go with. */
export interface Alongside {
  waiting(): readonly Write[];
  written(): void;
}

/** The same memory, whose first commit that holds writes this too, or is refused by it. */
export function writingAlongside(db: Db, writes: readonly Write[]): Db {
  let left = writes;
  const alongside: Alongside = {
    waiting: () => left,
    written: () => {
      left = [];
    },
  };
  return { ...db, alongside };
}

/** How long a writer waits for another process before `database-busy`, ms. */
const BUSY_TIMEOUT_MS = 5_000;

/** Durability: `full` for what promises something to a person, `normal` for scans, which may be lost. */
export interface OpenOptions {
  readonly create?: boolean;
  readonly synchronous?: 'full' | 'normal';
  readonly busyTimeoutMs?: number;
}

/**
 * Opens the database in WAL and brings its schema up to date; throws `database-missing` unless `create`,
 * `database-foreign`, `database-newer`, `database-corrupt`, `database-busy`, `storage-full`.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Db {
  if (!options.create && !existsSync(path)) throw new Refusal('database-missing', { path });
  try {
    if (options.create) makeForOwner(path);
    const sqlite = new Database(path, { timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS });
    prepare(sqlite, options.synchronous ?? 'full', path);
    return { orm: drizzle(sqlite), path, close: () => sqlite.close() };
  } catch (error) {
    throw refusalOf(error, { path });
  }
}

/** The file and its folder, where they are not there yet, for nobody but their owner; SQLite's own files follow. */
function makeForOwner(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}

function prepare(sqlite: Database.Database, synchronous: 'full' | 'normal', path: string): void {
  try {
    migrate(sqlite, path);
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma(`synchronous = ${synchronous}`);
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('trusted_schema = OFF');
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/**
 * Asks within one read transaction, as of one moment: SQLite takes its locks once for all questions. Only for what waits
 * for nothing but this database, which is written to after it.
 */
export async function askTogether<Answer>({ orm }: Db, ask: () => Promise<Answer>): Promise<Answer> {
  const { $client } = orm;
  if ($client.inTransaction) return ask();
  $client.exec('begin');
  try {
    return await ask();
  } finally {
    $client.exec('commit');
  }
}

/** Asks the database a trivial question: true while it answers. */
export function isReady(db: Db): boolean {
  try {
    db.orm.run('select 1');
    return true;
  } catch {
    return false;
  }
}
