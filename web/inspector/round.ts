import { useRef, useState } from 'preact/hooks';
import type { InspectorApp, Judging } from './app.ts';
import type { Look } from './judge.ts';
import { type Sighted, watchCodes } from './scan/inView.ts';

/** A code of this round of scanning, and how often it came into view. */
export interface Entry {
  readonly look: Look;
  readonly times: number;
}

/** What a picture brought that was not in view before. */
export interface Answered {
  readonly looks: readonly Look[];
  /** Two stamps of the picture carry one code. */
  readonly isTwice: boolean;
}

/** What was read since a round began. */
export interface Round {
  /** The newest first. */
  readonly entries: readonly Entry[];
  /** Answers what a picture shows: of every code that came into view, and every second copy, once. */
  readonly read: (texts: readonly string[]) => Promise<Answered>;
  readonly beginRound: () => void;
}

/** This round of scanning. */
export function useRound(app: Judging & Pick<InspectorApp, 'device'>): Round {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const kept = useRef<readonly Entry[]>([]);
  // Not of a screen: what is in view stays in view when another screen opens.
  const watch = useRef(watchCodes());
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
  const markTwice = (text: string) => {
    put(
      kept.current.map((entry) =>
        entry.look.text === text ? { ...entry, look: { ...entry.look, isTwice: true } } : entry,
      ),
    );
  };
  const answer = async ({ text, isTwice, isNew }: Sighted) => {
    if (!isNew) return markTwice(text);
    const { judge } = await import('./judge.ts');
    const look = await judge(app, text, isTwice);
    if (look) note(look);
    return look;
  };
  /** With a network the office is told at once, and answers whether another phone read the same. */
  const tellOffice = async () => {
    const token = app.device?.token;
    if (!token || !navigator.onLine) return;
    const { elsewhereOf, sendSights } = await import('./sights.ts');
    await sendSights(app.store, token).catch(() => {});
    const told = kept.current.map(async (entry) => {
      const stamp = entry.look.verdict.presented?.id;
      const elsewhere = (stamp && (await elsewhereOf(app.store, stamp))) || null;
      return { ...entry, look: { ...entry.look, elsewhere } };
    });
    const before = kept.current;
    const after = await Promise.all(told);
    if (kept.current === before && after.some(({ look }) => look.elsewhere)) put(after);
  };
  const read = async (texts: readonly string[]) => {
    const sighted = watch.current(texts, app.now());
    const looks: Look[] = [];
    for (const one of sighted) {
      const look = await answer(one);
      if (look) looks.push(look);
    }
    if (looks.length > 0) void tellOffice();
    return { looks, isTwice: sighted.some(({ isTwice }) => isTwice) };
  };
  return { entries, read, beginRound: () => put([]) };
}
