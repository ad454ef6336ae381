import type { Db } from './open.ts';
import { preparing } from './prepared.ts';

// What is asked at every scan is asked of SQLite itself: putting a query together costs more than its answer.
const edition = preparing(({ $client }) =>
  $client
    .prepare<[], string>("select ifnull((select max(id) from events), 0) || ' ' || total_changes()")
    .pluck(),
);

/**
 * Names what the register holds, as this connection sees it now: another name after every act, since each writes its
 * event, and after any other write of this connection. Looks that others record change nothing of it.
 */
export function editionOf(db: Db): string {
  return edition(db).get() ?? '';
}

/** What was read of the register, kept while it holds the same; what could not be read is asked again. */
export function keepingEdition<Read>(read: (db: Db) => Promise<Read>): (db: Db) => Promise<Read> {
  const kept = preparing(() => ({ edition: '', read: undefined as Promise<Read> | undefined }));
  return (db) => {
    const own = kept(db);
    const now = editionOf(db);
    if (own.read !== undefined && own.edition === now) return own.read;
    own.edition = now;
    own.read = read(db);
    own.read.catch(() => {
      own.read = undefined;
    });
    return own.read;
  };
}
