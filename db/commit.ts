import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import type { Db } from './open.ts';
import { refusalOf } from './sqliteErrors.ts';

/** The handle inside a transaction. */
export type Tx = Parameters<Parameters<Db['orm']['transaction']>[0]>[0];

/** One statement of a commit; with `guard`, no row changed means somebody else was here. */
export interface Write {
  readonly statement: (tx: Tx) => { run(): { changes: number } };
  readonly guard?: { readonly code: RefusalCode; readonly details: RefusalDetails };
}

/** A write that may change any number of rows. */
export function write(statement: Write['statement']): Write {
  return { statement };
}

/** A write that must change at least one row, else the whole commit is refused by this code. */
export function guarded(
  statement: Write['statement'],
  code: RefusalCode,
  details: RefusalDetails = {},
): Write {
  return { statement, guard: { code, details } };
}

/**
 * Writes all or nothing, in order, under the write lock; throws the code of the first guard that finds no
 * row, `conflict` on a broken uniqueness, `database-busy` after 5 s, `storage-full`.
 */
export async function commit(db: Db, writes: readonly Write[]): Promise<void> {
  try {
    db.orm.transaction((tx) => runAll(tx, writes), { behavior: 'immediate' });
  } catch (error) {
    throw refusalOf(error);
  }
}

function runAll(tx: Tx, writes: readonly Write[]): void {
  for (const one of writes) run(tx, one);
}

function run(tx: Tx, { statement, guard }: Write): void {
  const { changes } = statement(tx).run();
  if (guard && changes === 0) throw new Refusal(guard.code, guard.details);
}
