import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Instant } from '#core/day';
import { freshnessOf } from '#core/freshness';
import { inspectorText } from '../text/inspector.ts';
import type { Age, InspectorApp, PhoneTrust } from './app.ts';
import { leaveMark } from './mark.ts';
import { countUnsent } from './outbox/unsent.ts';
import { useSync, type World } from './phoneSync.ts';
import { type Round, useRound } from './round.ts';
import { deviceOf, type PhoneDevice, type PhoneStore, type PhoneWishes, wishesOf } from './store.ts';

/** All that the app's own screens are given. */
export interface PhoneApp extends InspectorApp, Round {
  /** What the phone keeps is being verified: until then it answers nothing, and says so. */
  readonly isOpening: boolean;
  readonly wishes: PhoneWishes;
  readonly wish: (change: Partial<PhoneWishes>) => void;
  /** Looks anew at all that the phone keeps. */
  readonly recall: () => Promise<void>;
}

interface Known {
  readonly device: PhoneDevice | null;
  readonly wishes: PhoneWishes;
  /** Undefined until it was opened the first time. */
  readonly trust: PhoneTrust | null | undefined;
  readonly unsent: number;
}

const NOTHING: Known = { device: null, wishes: { lang: 'vi', sound: true }, trust: null, unsent: 0 };

/** How often the app looks whether its data grew old, ms. */
const TICK_MS = 30_000;

async function trustIn(store: PhoneStore, device: PhoneDevice | null): Promise<PhoneTrust | null> {
  if (!device?.token) return null;
  const { openTrust } = await import('./trust.ts');
  // What cannot be verified any more is as if it were not there: the next sync takes it anew.
  return openTrust(store, device).catch(() => null);
}

/** All but the trust, which takes more to be opened. */
async function recall(store: PhoneStore): Promise<Omit<Known, 'trust'>> {
  const device = (await deviceOf(store)) ?? null;
  const [wishes, unsent] = await Promise.all([wishesOf(store), countUnsent(store)]);
  if (device) leaveMark(device.id, unsent);
  return { device, wishes, unsent };
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** The first screen stands before anything more is fetched for it. */
function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    // A page nobody looks at is not painted.
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

/** What the phone knows, and a way to look anew. */
function useKnown(store: PhoneStore) {
  const [known, setKnown] = useState<Known | null>(null);
  const look = useCallback(async () => {
    const recalled = await recall(store);
    // What was open stays open until the newer is: a phone that may trust nothing any more loses it at once.
    setKnown((before) => ({ ...recalled, trust: recalled.device?.token ? before?.trust : null }));
    await afterPaint();
    const trust = await trustIn(store, recalled.device);
    setKnown((before) => before && { ...before, trust });
  }, [store]);
  useEffect(() => void look(), [look]);
  const count = useCallback(async () => {
    const unsent = await countUnsent(store);
    setKnown((before) => {
      if (before?.device) leaveMark(before.device.id, unsent);
      return before && { ...before, unsent };
    });
  }, [store]);
  const wish = useCallback(
    (change: Partial<PhoneWishes>) => {
      setKnown((before) => {
        if (!before) return before;
        const wishes = { ...before.wishes, ...change };
        void store.put('self', wishes, 'wishes');
        return { ...before, wishes };
      });
    },
    [store],
  );
  return { known, look, count, wish };
}

/** How old the data is by this phone's clock, looked at again and again while the app stands open. */
function useAge(trust: PhoneTrust | null, now: () => Instant): Age {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((times) => times + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return trust ? freshnessOf(trust.edition, now()) : 'none';
}

/** The phone as the screens see it; null until its memory was read. */
export function usePhone(world: World): PhoneApp | null {
  const { store, now, newId } = world;
  const { known, look, count, wish } = useKnown(store);
  const online = useOnline();
  const { device, wishes, unsent, trust: opened } = known ?? NOTHING;
  const trust = opened ?? null;
  const isOpening = opened === undefined;
  const { syncing, sync } = useSync(world, Boolean(device?.token) && !isOpening, look, count);
  const age = useAge(trust, now);
  const text = useMemo(() => inspectorText(wishes.lang), [wishes.lang]);
  const round = useRound({ store, device, trust, age, now, newId });
  if (!known) return null;
  return {
    store,
    device,
    trust,
    isOpening,
    age,
    online,
    syncing,
    unsent,
    lang: wishes.lang,
    text,
    now,
    newId,
    sync: () => sync(true),
    changed: () => {
      void count();
      if (online) void sync(false);
    },
    recall: look,
    go: (screen) => {
      location.hash = screen;
    },
    wishes,
    wish,
    ...round,
  };
}
