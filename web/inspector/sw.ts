// The app without a network: whatever the app is made of is kept by its content and answered from here first. Calls to
// the office always go to the office. What the phone knows and has to send is in IndexedDB and never looked at here.

/** What this version of the app is made of; the server writes it before this script. */
interface Shell {
  readonly version: string;
  readonly page: string;
  readonly files: readonly string[];
}

interface WaitingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskingEvent extends WaitingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface ToldEvent extends WaitingEvent {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

interface WorkerScope {
  readonly SHELL: Shell;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly active: unknown };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', act: (event: WaitingEvent) => void): void;
  addEventListener(name: 'fetch', act: (event: AskingEvent) => void): void;
  addEventListener(name: 'message', act: (event: ToldEvent) => void): void;
}

const scope = self as unknown as WorkerScope;
const PREFIX = 'temgoc-inspector-';
const { version, page, files } = scope.SHELL;
const own = PREFIX + version;
const ANY = { ignoreVary: true } as const;

/** Fetches what this version lacks; what an older version already has is copied, not fetched. Answers how many lack still. */
async function fill(): Promise<number> {
  const cache = await caches.open(own);
  const take = async (file: string) => {
    if (await cache.match(file, ANY)) return 0;
    // A page has the same address in every version; all else is named by its content.
    const known = file === page ? undefined : await caches.match(file, ANY);
    const answer = known ?? (await fetch(file, { cache: file === page ? 'reload' : 'default' }));
    if (!answer.ok || answer.redirected) return 1;
    await cache.put(file, answer);
    return 0;
  };
  const lacking = await Promise.all([page, ...files].map((file) => take(file).catch(() => 1)));
  return lacking.reduce<number>((sum, one) => sum + one, 0);
}

/** The version before this one stays, for tabs that still run it. */
async function forgetOld(): Promise<void> {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const older = kept.slice(0, Math.max(0, kept.indexOf(own) - 1));
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function install(): Promise<void> {
  if ((await fill()) > 0) throw new Error('the app is not whole');
  // The first takes over at once; a newer one waits until the app says so.
  if (!scope.registration.active) await scope.skipWaiting();
}

async function answerPage(): Promise<Response> {
  const cache = await caches.open(own);
  return (await cache.match(page, ANY)) ?? fetch(page);
}

async function answerFile(request: Request): Promise<Response> {
  const cache = await caches.open(own);
  return (await cache.match(request, ANY)) ?? (await caches.match(request, ANY)) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(install()));

scope.addEventListener('activate', (event) => event.waitUntil(forgetOld().then(() => scope.clients.claim())));

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && pathname === page) event.respondWith(answerPage());
  else if (files.includes(pathname) || pathname.startsWith('/assets/'))
    event.respondWith(answerFile(request));
});

scope.addEventListener('message', (event) => {
  if (event.data === 'use-now') event.waitUntil(scope.skipWaiting());
  if (event.data === 'check') {
    event.waitUntil(fill().then((lacking) => event.ports[0]?.postMessage({ version, lacking })));
  }
});
