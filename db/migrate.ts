import type Database from 'better-sqlite3';
import { Refusal } from '#core/refusal';

/** `TGOC`, in SQLite's application_id: this file is a Temgốc register and nothing else. */
const APPLICATION_ID = 0x54474f43;

const FILES = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The migrations in order; the schema's version is how many of them a database has seen. */
export const MIGRATIONS: readonly string[] = Object.keys(FILES)
  .sort()
  .map((name) => FILES[name] ?? '');

function numberPragma(sqlite: Database.Database, name: string): number {
  return Number(sqlite.pragma(name, { simple: true }));
}

function isEmpty(sqlite: Database.Database): boolean {
  return sqlite.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
}

/** What stands in a file: its schema version, or the refusal to touch it. */
function versionOf(sqlite: Database.Database, path: string): number {
  const application = numberPragma(sqlite, 'application_id');
  if (application === 0 && isEmpty(sqlite)) return 0;
  if (application !== APPLICATION_ID) throw new Refusal('database-foreign', { path });
  const version = numberPragma(sqlite, 'user_version');
  if (version > MIGRATIONS.length) {
    throw new Refusal('database-newer', { path, version, known: MIGRATIONS.length });
  }
  return version;
}

/**
 * Brings the schema up to date inside one write transaction, so that of two processes the second finds the
 * work done, and a crash leaves the old version or the new; throws `database-foreign`, `database-newer`.
 */
export function migrate(sqlite: Database.Database, path: string): void {
  if (versionOf(sqlite, path) === MIGRATIONS.length) return;
  const upgrade = sqlite.transaction(() => {
    for (const migration of MIGRATIONS.slice(versionOf(sqlite, path))) sqlite.exec(migration);
    sqlite.pragma(`application_id = ${APPLICATION_ID}`);
    sqlite.pragma(`user_version = ${MIGRATIONS.length}`);
  });
  upgrade.immediate();
}
