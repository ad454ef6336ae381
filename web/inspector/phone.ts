import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Instant } from '#core/day';
import { freshnessOf } from '#core/freshness';
import { inspectorText } from '../text/inspector.ts';
import type { Age, InspectorApp, PhoneTrust } from './app.ts';
import { leaveMark } from './mark.ts';
import { useSync, type World } from './phoneSync.ts';
import { type Round, useRound } from './round.ts';
import { deviceOf, type PhoneDevice, type PhoneStore, type PhoneWishes, wishesOf } from './store.ts';

/** All that the app's own screens are given. */
export interface PhoneApp extends InspectorApp, Round {
  readonly wishes: PhoneWishes;
  readonly wish: (change: Partial<PhoneWishes>) => void;
  /** Looks anew at all that the phone keeps. */
  readonly recall: () => Promise<void>;
}

interface Known {
  readonly device: PhoneDevice | null;
  readonly wishes: PhoneWishes;
  readonly trust: PhoneTrust | null;
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

async function recall(store: PhoneStore): Promise<Known> {
  const device = (await deviceOf(store)) ?? null;
  const { countUnsent } = await import('./outbox/parcels.ts');
  const [wishes, trust, unsent] = await Promise.all([
    wishesOf(store),
    trustIn(store, device),
    countUnsent(store),
  ]);
  if (device) leaveMark(device.id, unsent);
  return { device, wishes, trust, unsent };
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

/** What the phone knows, and a way to look anew. */
function useKnown(store: PhoneStore) {
  const [known, setKnown] = useState<Known | null>(null);
  const look = useCallback(async () => setKnown(await recall(store)), [store]);
  useEffect(() => void look(), [look]);
  const count = useCallback(async () => {
    const { countUnsent } = await import('./outbox/parcels.ts');
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
  const { device, wishes, trust, unsent } = known ?? NOTHING;
  const { syncing, sync } = useSync(world, Boolean(device?.token), look, count);
  const age = useAge(trust, now);
  const text = useMemo(() => inspectorText(wishes.lang), [wishes.lang]);
  const round = useRound({ store, device, trust, age, now, newId });
  if (!known) return null;
  return {
    store,
    device,
    trust,
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
