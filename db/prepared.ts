import type { Db } from './open.ts';

/**
 * Prepares a statement once for each connection: what is asked at every look is not put together anew. A write made
 * of one belongs in a commit of the same connection.
 */
export function preparing<Statement>(prepare: (orm: Db['orm']) => Statement): (db: Db) => Statement {
  const known = new WeakMap<Db['orm'], Statement>();
  return ({ orm }) => {
    const statement = known.get(orm) ?? prepare(orm);
    known.set(orm, statement);
    return statement;
  };
}

/** The same for statements that differ by how many values they take. */
export function preparingByCount<Statement>(
  prepare: (orm: Db['orm'], count: number) => Statement,
): (db: Db, count: number) => Statement {
  const byCount = preparing((orm) => ({ orm, statements: new Map<number, Statement>() }));
  return (db, count) => {
    const { orm, statements } = byCount(db);
    const statement = statements.get(count) ?? prepare(orm, count);
    statements.set(count, statement);
    return statement;
  };
}
