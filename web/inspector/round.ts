import { useEffect, useRef, useState } from 'preact/hooks';
import type { Instant } from '#core/day';
import type { InspectorApp, Judging } from './app.ts';
import type { Look } from './judge.ts';
import { type Sighted, watchCodes } from './scan/inView.ts';

/** A code of this round of scanning, and how often it came into view. */
export interface Entry {
  readonly look: Look;
  readonly times: number;
  /** The answer to its ID, where that was typed last: it proves nothing, whatever the code itself did. */
  readonly typed?: Look;
}

/** What a picture brought that was not in view before. */
export interface Answered {
  readonly met: readonly Entry[];
  /** Two stamps of the picture carry one code. */
  readonly isTwice: boolean;
}

/** Where the phone keeps the round, and for how long after its last code it is still the same shelf, ms. */
const KEPT = 'round';
const SAME_SHELF_MS = 4 * 60 * 60_000;
/** A pause in reading after which the round is kept, ms. */
const REST_MS = 300;

const isTyped = ({ verdict }: Look) => verdict.presented?.form === 'record';

/** By what a code is the same as one read before: a stamp's ID however it was read, else the text itself. */
function sameAs({ text, verdict: { presented, origin } }: Look): string {
  return presented && origin !== 'forged' ? presented.id : text;
}

/** A code read again: once in the list; its ID typed is no further reading, and takes no better answer away. */
function metAgain(before: Entry, look: Look): Entry {
  const isTwice = look.isTwice || before.look.isTwice;
  if (!isTyped(look)) return { look: { ...look, isTwice }, times: before.times + 1 };
  return isTyped(before.look) ? { look, times: before.times } : { ...before, typed: look };
}

async function keptRound({ store, now }: Judging): Promise<readonly Entry[]> {
  const kept = ((await store.get('self', KEPT)) ?? []) as readonly Entry[];
  const last: Instant = kept[0]?.look.at ?? 0;
  return now() - last < SAME_SHELF_MS ? kept : [];
}

/** What was read since a round began. */
export interface Round {
  /** The newest first. */
  readonly entries: readonly Entry[];
  /**
   * Answers what a picture shows: of every code that came into view, and every second copy, once. By hand every code is
   * meant, however soon it comes again.
   */
  readonly read: (texts: readonly string[], isByHand?: boolean) => Promise<Answered>;
  readonly beginRound: () => void;
}

/** The codes of this round, kept by the phone so that a reload does not lose them. */
function useEntries(app: Judging) {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const kept = useRef<readonly Entry[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const put = (next: readonly Entry[]) => {
    kept.current = next;
    setEntries(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void app.store.put('self', next, KEPT).catch(() => {}), REST_MS);
  };
  useEffect(() => {
    void keptRound(app)
      .then((earlier) => {
        const here = kept.current.map(({ look }) => sameAs(look));
        const rest = earlier.filter(({ look }) => !here.includes(sameAs(look)));
        if (rest.length > 0) put([...kept.current, ...rest]);
      })
      .catch(() => {});
  }, []);
  const note = (look: Look) => {
    const before = kept.current.find((entry) => sameAs(entry.look) === sameAs(look));
    const rest = kept.current.filter((entry) => entry !== before);
    const entry = before ? metAgain(before, look) : { look, times: 1 };
    put([entry, ...rest]);
    return entry.times;
  };
  const markTwice = (text: string) => {
    put(
      kept.current.map((entry) =>
        entry.look.text === text ? { ...entry, look: { ...entry.look, isTwice: true } } : entry,
      ),
    );
  };
  return { entries, kept, put, note, markTwice };
}

/** This round of scanning. */
export function useRound(app: Judging & Pick<InspectorApp, 'device'>): Round {
  const { entries, kept, put, note, markTwice } = useEntries(app);
  // Not of a screen: what is in view stays in view when another screen opens.
  const watch = useRef(watchCodes());
  const answer = async ({ text, isTwice, isNew }: Sighted) => {
    if (!isNew) return markTwice(text);
    const { judge } = await import('./judge.ts');
    const look = await judge(app, text, isTwice);
    return look && { look, times: note(look) };
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
  const read = async (texts: readonly string[], isByHand = false) => {
    const sighted = isByHand
      ? texts.map((text): Sighted => ({ text, isTwice: false, isNew: true }))
      : watch.current(texts, app.now());
    const met: Entry[] = [];
    for (const one of sighted) {
      const entry = await answer(one);
      if (entry) met.push(entry);
    }
    if (met.length > 0) void tellOffice();
    return { met, isTwice: sighted.some(({ isTwice }) => isTwice) };
  };
  return { entries, read, beginRound: () => put([]) };
}
