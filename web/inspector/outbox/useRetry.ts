import { useEffect } from 'preact/hooks';
import type { InspectorApp } from '../app.ts';

/** Another window that is sending is looked after this long, ms. */
const LOOK_AGAIN_MS = 20_000;

/** While reports wait and there is a network, sends them again when the rest after a failure is over. */
export function useRetry(
  app: Pick<InspectorApp, 'store' | 'now' | 'sync' | 'unsent' | 'online' | 'syncing' | 'device'>,
) {
  const { store, now, sync, syncing, online } = app;
  const waits = app.unsent > 0 && online && syncing.at !== 'work' && Boolean(app.device?.token);
  useEffect(() => {
    if (!waits) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isHere = true;
    void import('./send.ts').then(async ({ restOf }) => {
      const rest = await restOf(store);
      const wait = rest ? Math.max(rest.until - now(), 0) : LOOK_AGAIN_MS;
      if (isHere) timer = setTimeout(() => void sync(), wait);
    });
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
    // A sync that ended is another value of `syncing`: then the wait begins anew.
  }, [waits, syncing]);
}
