import { Refusal } from '#core/refusal';

/** Work waiting beyond this is refused: each holds a whole upload in memory. */
const MOST_WAITING = 8;

/**
 * Makes a turnstile: work goes through one at a time, in the order it came, so that memory is bounded by one piece of
 * work whatever the number of senders. Throws `too-busy` when too many wait.
 */
export function makeTurnstile(mostWaiting = MOST_WAITING) {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting > mostWaiting) throw new Refusal('too-busy');
    waiting += 1;
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };
}
