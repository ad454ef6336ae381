import { useRef, useState } from 'preact/hooks';
import type { Judging } from './app.ts';
import type { Look } from './judge.ts';
import type { Sighted } from './scan/inView.ts';

/** A code of this round of scanning, and how often it came into view. */
export interface Entry {
  readonly look: Look;
  readonly times: number;
}

/** What was read since a round began. */
export interface Round {
  /** The newest first. */
  readonly entries: readonly Entry[];
  /** Answers what came into view; gives the looks that are new. */
  readonly read: (sighted: readonly Sighted[]) => Promise<readonly Look[]>;
  readonly beginRound: () => void;
}

/** This round of scanning. */
export function useRound(app: Judging): Round {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const kept = useRef<readonly Entry[]>([]);
  const put = (next: readonly Entry[]) => {
    kept.current = next;
    setEntries(next);
  };
  const note = (look: Look) => {
    const before = kept.current.find(({ look: { text } }) => text === look.text);
    const rest = kept.current.filter((entry) => entry !== before);
    const isTwice = look.isTwice || (before?.look.isTwice ?? false);
    put([{ look: { ...look, isTwice }, times: (before?.times ?? 0) + 1 }, ...rest]);
  };
  const read = async (sighted: readonly Sighted[]) => {
    const { judge } = await import('./judge.ts');
    const looks: Look[] = [];
    for (const { text, isTwice, isNew } of sighted) {
      const look = isNew ? await judge(app, text, isTwice) : undefined;
      if (look) {
        note(look);
        looks.push(look);
      } else if (!isNew) {
        put(
          kept.current.map((entry) =>
            entry.look.text === text ? { ...entry, look: { ...entry.look, isTwice: true } } : entry,
          ),
        );
      }
    }
    return looks;
  };
  return { entries, read, beginRound: () => put([]) };
}
