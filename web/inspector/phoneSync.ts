import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Instant } from '#core/day';
import type { SyncState } from './app.ts';
import type { PhoneStore } from './store.ts';

/** The world as it is given to the app. */
export interface World {
  readonly store: PhoneStore;
  readonly now: () => Instant;
  readonly newId: () => string;
}

const TICK_MS = 30_000;
const SYNC_EVERY_MS = 15 * 60_000;

/** Syncs at the start, when the network returns, every 15 minutes while looked at, and when asked to. */
export function useSync(
  world: World,
  isSetUp: boolean,
  look: () => Promise<void>,
  count: () => Promise<void>,
) {
  const [syncing, setSyncing] = useState<SyncState>({ at: 'rest' });
  const running = useRef<Promise<void> | undefined>(undefined);
  const last = useRef(0);
  const { store, now, newId } = world;
  const run = useCallback(
    async (isAsked: boolean) => {
      setSyncing({ at: 'work' });
      last.current = now();
      const { syncPhone } = await import('./sync.ts');
      const code = await syncPhone({ store, now, newId, changed: () => void count() }, isAsked);
      await look();
      setSyncing(code ? { at: 'failed', when: now(), code } : { at: 'done', when: now() });
    },
    [store, now, newId, look, count],
  );
  const sync = useCallback(
    (isAsked = true) => {
      running.current ??= run(isAsked)
        .catch(() => setSyncing({ at: 'failed', when: now(), code: 'refused' }))
        .finally(() => {
          running.current = undefined;
        });
      return running.current;
    },
    [run, now],
  );
  useEffect(() => {
    if (!isSetUp) return;
    const again = () => void sync(true);
    const mayBe = () => {
      if (!document.hidden && now() - last.current >= SYNC_EVERY_MS) void sync(false);
    };
    void sync(false);
    const timer = setInterval(mayBe, TICK_MS);
    addEventListener('online', again);
    document.addEventListener('visibilitychange', mayBe);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
      document.removeEventListener('visibilitychange', mayBe);
    };
  }, [isSetUp, sync, now]);
  return { syncing, sync };
}
