import Database from 'better-sqlite3';

/** How many rows a table has, asked of the file itself. */
export function countRows(databasePath: string, table: string): number {
  const sqlite = new Database(databasePath, { readonly: true });
  const count = sqlite.prepare(`select count(*) from "${table}"`).pluck().get();
  sqlite.close();
  return Number(count);
}
