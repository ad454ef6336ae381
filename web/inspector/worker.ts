// The service worker is registered through the one policy of this house that makes addresses of scripts.

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface ScriptPolicyFactory {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

const ADDRESS = '/inspector/sw.js';
const factory: ScriptPolicyFactory | undefined = Reflect.get(globalThis, 'trustedTypes');
const policy = factory?.createPolicy('temgoc', {
  createScriptURL: (address) => {
    if (address !== ADDRESS) throw new TypeError('no script of ours');
    return address;
  },
});

/** What the worker keeps of the app. */
export interface Kept {
  readonly version: string;
  /** Files it could not get. */
  readonly lacking: number;
}

/** The worker of this page. */
export interface AppWorker {
  /** Puts the waiting version in place; the page is loaded anew. */
  readonly useNew: () => void;
  /** Looks for a newer version. */
  readonly look: () => void;
  /** Makes sure that everything is kept; undefined where no worker answers. */
  readonly check: () => Promise<Kept | undefined>;
}

const PATIENCE_MS = 20_000;

function askWorker(worker: ServiceWorker | null): Promise<Kept | undefined> {
  if (!worker) return Promise.resolve(undefined);
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data as Kept);
    setTimeout(() => done(undefined), PATIENCE_MS);
    worker.postMessage('check', [port2]);
  });
}

/** Registers the worker; `waiting` is called when a newer version stands ready. */
export async function startWorker(waiting: () => void): Promise<AppWorker | undefined> {
  const { serviceWorker } = navigator as { readonly serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker) return undefined;
  const address = policy ? policy.createScriptURL(ADDRESS) : ADDRESS;
  const registration = await serviceWorker.register(address, { scope: '/inspector/' });
  let isAsked = false;
  const tell = () => {
    // The first version of all takes over by itself, and there is nothing to be told of.
    if (registration.waiting && registration.active) waiting();
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
  });
  tell();
  return {
    useNew: () => {
      isAsked = true;
      registration.waiting?.postMessage('use-now');
    },
    look: () => void registration.update().catch(() => {}),
    check: async () => askWorker((await serviceWorker.ready).active),
  };
}
