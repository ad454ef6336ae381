import { type Write, write } from './commit.ts';
import { events } from './stampSchema.ts';

/** What happened, to be kept for ever: who did what to which thing, from what to what. */
export interface Event {
  readonly at: number;
  readonly actor: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** The write that puts an event beside the change it tells of, in the same commit. */
export function writeEvent(event: Event): Write {
  const before = event.before === undefined ? null : JSON.stringify(event.before);
  const after = event.after === undefined ? null : JSON.stringify(event.after);
  const { at, actor, verb, noun, nounId } = event;
  return write((tx) => tx.insert(events).values({ at, actor, verb, noun, nounId, before, after }));
}
