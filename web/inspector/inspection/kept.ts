import { useCallback, useEffect, useState } from 'preact/hooks';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { InspectorApp } from '../app.ts';
import type { Change, Draft } from './draft.ts';
import { changeDraft, findDraft } from './drafts.ts';

/** Why something was not kept, for the person who entered it. */
export type Trouble = 'full' | 'not-kept';

/** What a failure to keep something means; a full phone is the one a person can mend. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'not-kept';
}

/** The words for it. */
export function sayTrouble(text: InspectorWorkText, trouble: Trouble): { title: string; detail: string } {
  return trouble === 'full'
    ? { title: text.full, detail: text.fullDetail }
    : { title: text.notKept, detail: text.notKeptDetail };
}

/** A value the phone keeps: undefined until it was read, and read again by `again()`. */
export function useKept<T>(read: () => Promise<T>, by: readonly unknown[]): [T | undefined, () => void] {
  const [value, setValue] = useState<T>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isHere = true;
    void read().then((found) => isHere && setValue(() => found));
    return () => {
      isHere = false;
    };
  }, [...by, turn]);
  return [value, useCallback(() => setTurn((last) => last + 1), [])];
}

/** A draft on its page: shown as it is changed, kept at every change. */
export interface Editing {
  /** Undefined until it was read, null where the phone has none of this id. */
  readonly draft: Draft | null | undefined;
  readonly trouble: Trouble | null;
  readonly change: (change: Change) => void;
  /** Does something else to what is kept, and shows what is kept then. */
  readonly act: (act: () => Promise<unknown>) => Promise<void>;
}

/** Opens a draft for editing. What could not be kept is not shown as if it were. */
export function useEditing({ store, now }: InspectorApp, id: string): Editing {
  const [draft, setDraft] = useState<Draft | null>();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const reload = useCallback(async () => setDraft((await findDraft(store, id)) ?? null), [store, id]);
  useEffect(() => void reload(), [reload]);
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setTrouble(null);
    } catch (error) {
      setTrouble(troubleOf(error));
    }
    await reload();
  };
  const change = (one: Change) => {
    setDraft((shown) => shown && one(shown));
    changeDraft(store, id, now(), one).then(
      () => setTrouble(null),
      (error: unknown) => {
        setTrouble(troubleOf(error));
        return reload();
      },
    );
  };
  return { draft, trouble, change, act };
}
