import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { RefusalCode, RefusalDetails } from '#core/refusal';

/** The handle inside a transaction. */
export type Tx = Parameters<Parameters<BetterSQLite3Database['transaction']>[0]>[0];

/** By which door an act came, where it was not a page: told in its events. */
export type Way = 'command';

/** One statement of a commit; with `guard`, no row changed means somebody else was here. */
export interface Write {
  readonly statement: (tx: Tx, way?: Way) => { run(): { changes: number } };
  readonly guard?: { readonly code: RefusalCode; readonly details: RefusalDetails };
}
