import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Instant } from '#core/day';
import type { Role } from '#core/permission';
import { initOffice } from '#server/actions/initOffice.ts';
import { sessionCookie } from '#server/auth/cookie.ts';
import { startSession } from '#server/auth/session.ts';
import { readConfig } from '#server/config.ts';
import { loadDemo } from '#server/demo/load.ts';
import type { Deps } from '#server/deps.ts';
import type { RunningServer } from '#server/edge/http.ts';
import { serve } from '#server/main.ts';
import { openDeps } from '#server/openDeps.ts';
import { dice, NOW, temporaryFolder } from './register.ts';

/** Paths of doors that answer with a file to keep: a browser shows no page for them. */
export const FILE_DOORS = /\.(?:csv|xlsx|pdf)$|\/file$|\/photos?(?:\/|$)|\/(?:label|control-sheet|manifest)$/;

/** A port nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The demonstration, served as `npm start` serves it. */
export interface PortalServer {
  readonly origin: string;
  readonly deps: Deps;
  readonly server: RunningServer;
  /** Stands where it is set. */
  readonly clock: { now: Instant };
  /** The ids of things in it, by the name of their place in a path: `:product` → an id. */
  ids(): Record<string, string>;
  /** Signs the sample person of a role in; name and value of the cookie. */
  signIn(role: Role): Promise<{ name: string; value: string }>;
  close(): Promise<void>;
}

/** Tables whose newest row stands for a place in a path. */
const PLACES: Readonly<Record<string, string>> = {
  product: 'select id from products where id in (select product_id from batches) order by id limit 1',
  producer:
    'select producer_id from products where id in (select product_id from batches) order by id limit 1',
  decision: 'select id from decisions order by id limit 1',
  lot: 'select lot_id from batches order by issued_at desc limit 1',
  batch: 'select id from batches order by issued_at desc limit 1',
  proposal: "select id from proposals order by (state = 'draft') desc, id limit 1",
  notice: 'select id from notices order by id limit 1',
  job: 'select id from jobs order by id limit 1',
  user: 'select id from users order by id limit 1',
  area: "select id from areas where level = 'commune' order by id limit 1",
  entry: "select id from entries where state = 'incomplete' order by id limit 1",
  match: 'select id from possible_matches order by id limit 1',
  key: 'select number from keys limit 1',
  import: 'select id from imports limit 1',
  signal: 'select id from clone_signals order by level, id limit 1',
  tipOff: 'select id from tip_offs order by id limit 1',
  device: 'select id from devices limit 1',
  inspection: 'select id from inspections limit 1',
  photo: "select hash || '.webp' from inspection_photos limit 1",
  profile: 'select id from printer_profiles limit 1',
  print: 'select id from prints order by at limit 1',
  mark: "select id from marks where kind = 'ocop' limit 1",
};

/** The ids of things in a register, by the name of their place in a path: `:product` → an id. */
export function placesIn(databasePath: string): Record<string, string> {
  const sqlite = new Database(databasePath, { readonly: true });
  const found = Object.entries(PLACES).map(([name, query]) => [
    name,
    String(sqlite.prepare(query).pluck().get() ?? 'khong-co'),
  ]);
  sqlite.close();
  return Object.fromEntries(found);
}

/** The office behind a proxy of ours, with its table of networks: `prefix,kind,province` lines. */
export interface BehindProxy {
  readonly networks: readonly string[];
}

function proxyIn(folder: string, { networks }: BehindProxy): Record<string, string> {
  const path = join(folder, 'mang.csv');
  writeFileSync(path, ['prefix,kind,province', ...networks].join('\n'));
  return { TEMGOC_PROXY: '1', TEMGOC_NETWORKS: path };
}

/** The demonstration's register at an instant that stands where it is set, as `npm start` founds it. */
export async function demoOffice(port = 8080, proxy?: BehindProxy) {
  const folder = temporaryFolder();
  const secret = 'bi-mat-thu-nghiem-khong-dung-that';
  const env = {
    ...{ TEMGOC_DATA: folder.path, TEMGOC_SECRET: secret, PORT: String(port), TEMGOC_LOG: 'silent' },
    ...(proxy && proxyIn(folder.path, proxy)),
  };
  const clock = { now: NOW };
  const world = { now: () => clock.now, randomBytes: dice('cổng'), actor: 'cli' };
  const deps: Deps = await openDeps(world, readConfig(env), { create: true, port });
  await initOffice(deps, { trial: true });
  await loadDemo(deps);
  const close = () => {
    deps.db.close();
    folder.remove();
  };
  return { deps, clock, close };
}

function personWith(databasePath: string, role: Role): string {
  const sqlite = new Database(databasePath, { readonly: true });
  const query = 'select user_id from grants where role = ? and ended_at is null';
  const userId = sqlite.prepare(query).pluck().get(role);
  sqlite.close();
  return String(userId);
}

/** Starts the demonstration on a port of its own, at a fixed instant. */
export async function startPortalServer(proxy?: BehindProxy): Promise<PortalServer> {
  const port = await freePort();
  const { deps, clock, close } = await demoOffice(port, proxy);
  const server = await serve(deps, { port });
  return {
    origin: deps.origin,
    deps,
    server,
    clock,
    ids: () => placesIn(deps.db.path),
    signIn: async (role) => {
      const userId = personWith(deps.db.path, role);
      const token = await startSession(deps, { userId, strength: 'second', agent: 'Chromium' });
      const [name = '', value = ''] = (sessionCookie(deps.origin, token).split(';')[0] ?? '').split('=');
      return { name, value };
    },
    close: async () => {
      await server.close();
      close();
    },
  };
}
