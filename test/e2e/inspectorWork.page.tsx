import '../../web/styles/inspector.css';
import { render } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { BundleTables } from '#core/bundleTables';
import type { InspectorApp } from '#web/inspector/app.ts';
import { noteStamp } from '#web/inspector/inspection/drafts.ts';
import { Inspection } from '#web/inspector/inspection/Inspection.tsx';
import { LookUp } from '#web/inspector/lookup/LookUp.tsx';
import { Outbox } from '#web/inspector/outbox/Outbox.tsx';
import { sendOutbox } from '#web/inspector/outbox/send.ts';
import { countUnsent } from '#web/inspector/outbox/unsent.ts';
import { useRetry } from '#web/inspector/outbox/useRetry.ts';
import { makeDeviceKey, publicJwk, sealReport } from '#web/inspector/sign.ts';
import {
  deviceOf,
  keysOf,
  type OutboxReport,
  openStore,
  type PhoneStore,
  STEPS,
} from '#web/inspector/store.ts';
import { inspectorText } from '#web/text/inspector.ts';

// A phone without its shell: the screens of an inspector's work, with a clock and dice that a test sets.

interface World {
  readonly lang: 'vi' | 'en';
  readonly tables: BundleTables | null;
  readonly asOf: number;
}

const store = await openStore();
const clock = { at: 1_790_000_000_000 };
const now = () => clock.at;
const newId = () => crypto.randomUUID();

async function tokenIn(memory: PhoneStore): Promise<string | null> {
  return (await deviceOf(memory))?.token ?? null;
}

function useApp({ lang, tables, asOf }: World): InspectorApp {
  const [, turn] = useReducer((times: number) => times + 1, 0);
  const [unsent, setUnsent] = useState(0);
  const [device, setDevice] = useState<InspectorApp['device']>(null);
  const [syncing, setSyncing] = useState<InspectorApp['syncing']>({ at: 'rest' });
  const changed = async () => {
    setUnsent(await countUnsent(store));
    setDevice((await deviceOf(store)) ?? null);
  };
  useEffect(() => {
    void changed();
    addEventListener('hashchange', turn);
  }, []);
  const edition = tables && { version: 3, asOf, until: asOf + 10 ** 9, tables };
  return {
    store,
    device,
    trust: edition && { version: 3, asOf, edition, size: 1, trust: {} as never },
    age: 'fresh',
    online: navigator.onLine,
    syncing,
    unsent,
    lang,
    text: inspectorText(lang),
    now,
    newId,
    sync: async () => {
      setSyncing({ at: 'work' });
      await sendOutbox({ store, now, newId, token: await tokenIn(store), changed }, true);
      await changed();
      setSyncing({ at: 'done', when: now() });
    },
    changed,
    go: (screen) => {
      location.hash = screen;
    },
  };
}

function Phone({ world }: { readonly world: World }) {
  const app = useApp(world);
  useRetry(app);
  const [screen = '', id = ''] = location.hash.slice(1).split('/');
  return (
    <main key={location.hash}>
      {screen === 'inspection' && <Inspection app={app} id={id} />}
      {screen === 'look-up' && <LookUp app={app} />}
      {['outbox', 'inspections'].includes(screen) && <Outbox app={app} />}
      {screen === 'scan' && <h1>Quét tem</h1>}
    </main>
  );
}

/** Fills the outbox with reports as finishing an inspection would. */
async function fill(reports: readonly { readonly id: string }[]): Promise<void> {
  const keys = (await keysOf(store)) as CryptoKeyPair;
  const parcels: OutboxReport[] = [];
  for (const [at, one] of reports.entries()) {
    const report = JSON.stringify(one);
    const sealed = await sealReport(keys.privateKey, one.id, report);
    const nothing = { state: 'waiting', refusal: null, acceptedAt: null, sentAt: null } as const;
    const photos = { photos: [], wanted: [], lost: [] };
    parcels.push({ id: one.id, report, ...sealed, madeAt: at, ...nothing, ...photos });
  }
  const tx = store.transaction('outbox', 'readwrite');
  for (const one of parcels) await tx.store.put(one);
  await tx.done;
}

/** Makes this phone's key; gives its public half. */
async function makeKey(): Promise<string> {
  const keys = await makeDeviceKey();
  await store.put('self', keys, 'keys');
  return publicJwk(keys);
}

async function setUp(id: string, token: string | null): Promise<void> {
  const root = { kid: 'k', x: 'x' };
  const revokedAt = token === null ? now() : null;
  await store.put('self', { id, token, inspector: 'Bảo', root, setUpAt: now(), revokedAt }, 'device');
}

/** As a later version of the app would: one more place; gives the names of all. */
async function openNext(): Promise<string[]> {
  const next = await openStore(undefined, [...STEPS, (db) => void db.createObjectStore('second' as 'self')]);
  const places = [...next.objectStoreNames];
  next.close();
  return places;
}

const bench = {
  openNext,
  store,
  clock,
  fill,
  makeKey,
  setUp,
  note: (met: Parameters<typeof noteStamp>[2]) => noteStamp(store, now(), met),
  send: async (isAsked = true) =>
    sendOutbox({ store, now, newId, token: await tokenIn(store), changed: () => {} }, isAsked),
  states: async () => (await store.getAll('outbox')).map(({ state }) => state),
  show: (world: World) => render(<Phone world={world} />, document.getElementById('app') ?? document.body),
};

export type Bench = typeof bench;
Object.assign(globalThis, { bench });
