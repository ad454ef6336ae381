import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import type { Db } from './open.ts';
import { refusalOf } from './sqliteErrors.ts';
import type { Tx, Way, Write } from './write.ts';

export type { Tx, Way, Write };

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
 * Writes all or nothing, in order, what was put alongside first, under the write lock; throws the code of the first guard that finds no
 * row, `conflict` on a broken uniqueness, `database-busy` after 5 s, `storage-full`.
 */
export async function commit(db: Db, writes: readonly Write[]): Promise<void> {
  try {
    const all = [...(db.alongside?.waiting() ?? []), ...writes];
    db.orm.transaction((tx) => runAll(tx, all, db.way), { behavior: 'immediate' });
    db.alongside?.written();
  } catch (error) {
    throw refusalOf(error);
  }
}

function runAll(tx: Tx, writes: readonly Write[], way: Way | undefined): void {
  for (const one of writes) run(tx, one, way);
}

function run(tx: Tx, { statement, guard }: Write, way: Way | undefined): void {
  const { changes } = statement(tx, way).run();
  if (guard && changes === 0) throw new Refusal(guard.code, guard.details);
}
