import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { grantDevice } from '#server/actions/grantDevice.ts';
import { readConfig } from '#server/config.ts';
import type { Deps } from '#server/deps.ts';
import { openDeps } from '#server/openDeps.ts';
import { cli, ended } from './cli.ts';
import { addPerson } from './people.ts';
import { WHOLE } from './phone.ts';
import { temporaryFolder } from './register.ts';

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The demonstration as a program of its own, to be stopped and started, and a way in for phones. */
export interface InspectorOffice {
  readonly origin: string;
  /** The demonstration's sheet of stamps. */
  readonly sheet: string;
  readonly deps: Deps;
  /** Starts the program; of another build where one is named. */
  start(program?: string): Promise<void>;
  stop(): Promise<void>;
  /** A link that sets one phone up, for an inspector of its own. */
  link(): Promise<string>;
  /** Runs one command of the office. */
  run(...args: string[]): Promise<void>;
  close(): Promise<void>;
}

const BUILT = join(import.meta.dirname, '..', '..', 'dist', 'temgoc.js');

/** Founds the demonstration in a folder of its own and serves it, by the clock of this machine as a phone's is. */
export async function openInspectorOffice(): Promise<InspectorOffice> {
  const folder = temporaryFolder();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { TEMGOC_DATA: folder.path, TEMGOC_ORIGIN: origin, PORT: String(port), TEMGOC_LOG: 'silent' };
  const founded = await cli(['init', '--demo'], env);
  if (founded.status !== 0) throw new Error(founded.stderr);
  const secret = readFileSync(join(folder.path, 'trial-secret'), 'utf8').trim();
  const world = { now: () => Date.now(), randomBytes: (length: number) => randomBytes(length), actor: 'cli' };
  const deps = await openDeps(world, readConfig({ ...env, TEMGOC_SECRET: secret }), { create: false, port });
  let running: { child: ChildProcess; closed: Promise<unknown> } | undefined;
  let people = 0;

  const stop = async () => {
    running?.child.kill('SIGTERM');
    await running?.closed;
    running = undefined;
  };
  const start = async (program = BUILT) => {
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [program, 'serve', '--json'], {
      env: { PATH, ...env },
      stdio: 'pipe',
    });
    running = { child, closed: ended(child) };
    await new Promise((resolve) => child.stdout?.once('data', resolve));
  };
  await start();
  return {
    origin,
    sheet: join(folder.path, 'tem-mau.pdf'),
    deps,
    start,
    stop,
    link: async () => {
      people += 1;
      const { id } = await addPerson(deps, `kiem-tra-${people}@quan-ly.example`, 'inspector');
      return (await grantDevice(deps, WHOLE, { inspector: id, name: `Máy ${people}` })).link;
    },
    run: async (...args) => {
      const { status, stderr } = await cli(args, env);
      if (status !== 0) throw new Error(`temgoc ${args.join(' ')}: ${stderr}`);
    },
    close: async () => {
      await stop();
      deps.db.close();
      folder.remove();
    },
  };
}

interface Moments {
  on?: number;
  told?: number;
}

/** In the page: notes when the camera was on and when an answer stood there, each the first time. */
function noteMoments(): void {
  const moments: Moments = {};
  Reflect.set(globalThis, 'moments', moments);
  const look = () => {
    if (document.querySelector('.viewfinder.on')) moments.on ??= performance.now();
    if (document.querySelector('.banner')) moments.told ??= performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** How long it took from the camera's first picture to the answer, ms. */
export async function readingTime(page: Page): Promise<number> {
  const { on = 0, told = Number.NaN } = (await page.evaluate('moments')) as Moments;
  return told - on;
}

/** A phone of 360 × 640 whose camera may be used; what goes wrong in its pages is gathered. */
export async function openPhone(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'vi-VN',
    // What fades in has its contrast only when it stands.
    reducedMotion: 'reduce',
    permissions: ['camera'],
    ...options,
  });
  await context.addInitScript(noteMoments);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  return { context, page, faults };
}

/** Opens the link as the phone's camera would, and waits until the phone has its data and its worker. */
export async function setPhoneUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByText('Dữ liệu lúc').first().waitFor();
}

/** Waits until the app would open without a network: its worker takes over only once all of it is kept. */
export async function waitUntilKept(page: Page): Promise<void> {
  // Not asked with a promise, which is true before it is answered.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** What the app keeps in one place of the phone's memory. */
export function keptIn(page: Page, place: string): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('temgoc-inspector');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction(name).objectStore(name).getAll();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result);
          };
        };
      }),
    place,
  );
}

/** Puts something into one place of the phone's memory, as if it had been made there. */
export function putInto(page: Page, place: string, value: object): Promise<void> {
  return page.evaluate(
    ([name, kept]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('temgoc-inspector');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const putting = opening.result.transaction(name, 'readwrite');
          putting.objectStore(name).put(kept);
          putting.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    [place, value] as const,
  );
}

const NAMED: Readonly<Record<string, readonly [code: string, shiftKey: boolean]>> = {
  ...{ '/': ['Slash', false], '.': ['Period', false], '-': ['Minus', false], '=': ['Equal', false] },
  ...{ ';': ['Semicolon', false], ',': ['Comma', false], ' ': ['Space', false], '?': ['Slash', true] },
  ...{ ':': ['Semicolon', true], '+': ['Equal', true], _: ['Minus', true] },
  ...Object.fromEntries([...')!@#$%^&*('].map((written, digit) => [written, [`Digit${digit}`, true]])),
};

/** The key on a plain keyboard that writes a character, and whether it is held with Shift. */
function keyFor(character: string): readonly [code: string, shiftKey: boolean] {
  if (/[0-9]/.test(character)) return [`Digit${character}`, false];
  if (/[a-z]/i.test(character)) return [`Key${character.toUpperCase()}`, /[A-Z]/.test(character)];
  return NAMED[character] ?? ['', false];
}

/** A scanner on the phone's keyboard socket: its keys come quicker than any person's, and end with Enter. */
export async function scanByHand(page: Page, text: string): Promise<void> {
  const keys = [...[...text].map(keyFor), ['Enter', false] as const];
  await page.evaluate((all) => {
    for (const [code, shiftKey] of all) {
      const made = { code, shiftKey, key: 'Process', bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', made));
    }
  }, keys);
}
