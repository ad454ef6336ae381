import type { Db } from './open.ts';
import { preparing } from './prepared.ts';

// What is asked at every scan is asked of SQLite itself: putting a query together costs more than its answer.
const lastEvent = preparing(({ $client }) =>
  $client.prepare<[], number | null>('select max(id) from events').pluck(),
);

/**
 * Names what the register holds, as this connection sees it now: another name after every act of any process, since
 * each change of consequence writes its event. Looks, sessions and tries of PINs change nothing of it.
 */
export function editionOf(db: Db): number {
  return lastEvent(db).get() ?? 0;
}

/** What was read of the register, kept while it holds the same; what could not be read is asked again. */
export function keepingEdition<Read>(read: (db: Db) => Promise<Read>): (db: Db) => Promise<Read> {
  const kept = preparing(() => ({ edition: -1, read: undefined as Promise<Read> | undefined }));
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
