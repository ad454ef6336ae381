import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, offence, packageOf, ROOT, roomOf, rooms, sources } from './source.ts';

const imports = rooms.flatMap(importsOf);

/** Imports only look down: each room, and the rooms it may know besides itself. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
  core: [],
  db: ['core'],
  labels: ['core'],
  web: ['core'],
  server: ['core', 'db', 'labels', 'web'],
};

/** Where a package may be named, and nowhere else. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  'drizzle-orm': /^db\//,
  'drizzle-kit': /^db\//,
  'better-sqlite3': /^db\//,
  pdfkit: /^labels\//,
  qrcode: /^labels\//,
  hono: /^server\/(?!core\/|actions\/|forms\/|import\/)/,
  commander: /^server\/cli\//,
};

/** The core is isomorphic: what it names must run in a browser as in Node. */
const CORE_PACKAGES = ['jose', '@noble/ed25519'];

function report(found: readonly Import[], why: string): string[] {
  return found.map(({ from, specifier, at }) => offence(from, at, `imports ${specifier}: ${why}`));
}

const packages = imports.filter(({ target }) => target === null);
const inside = imports.filter((one): one is Import & { target: string } => one.target !== null);

describe('imports between rooms', () => {
  test('only look down: server → web, labels, db → core → nothing', () => {
    const upward = inside.filter(({ from, target }) => {
      const [room, other] = [roomOf(from.path), roomOf(target)];
      return room !== other && !MAY_KNOW[room]?.includes(other);
    });
    expect(report(upward, 'imports only look down')).toEqual([]);
  });

  test('are written with #, and inside a room with a dot', () => {
    const crossing = inside.filter(
      ({ from, specifier, target }) => specifier.startsWith('.') === (roomOf(from.path) !== roomOf(target)),
    );
    const ownAlias = crossing.filter(({ specifier, from, target }) => {
      return specifier.startsWith('.') || roomOf(from.path) !== roomOf(target);
    });
    expect(report(ownAlias, 'another room is named by #')).toEqual([]);
  });

  test('lead to files that exist', () => {
    const lost = sources
      .flatMap(importsOf)
      .filter(({ target }) => target !== null && !existsSync(join(ROOT, target)));
    expect(report(lost, 'no such file')).toEqual([]);
  });
});

describe('packages', () => {
  test('the core names jose and noble only, and nothing of Node', () => {
    const strange = packages.filter(
      ({ from, specifier }) => roomOf(from.path) === 'core' && !CORE_PACKAGES.includes(packageOf(specifier)),
    );
    expect(report(strange, 'the core names jose and noble only')).toEqual([]);
  });

  test('the screen names nothing of Node', () => {
    const strange = packages.filter(
      ({ from, specifier }) => roomOf(from.path) === 'web' && specifier.startsWith('node:'),
    );
    expect(report(strange, 'web runs in a browser too')).toEqual([]);
  });

  test.each(Object.entries(ONLY_IN))('%s is named only where it belongs', (name, place) => {
    const strange = packages.filter(
      ({ from, specifier }) => packageOf(specifier) === name && !place.test(from.path),
    );
    expect(report(strange, `${name} belongs in ${place.source}`)).toEqual([]);
  });
});

describe('the shell', () => {
  test('an action knows no HTTP, no page and no other action', () => {
    const acts = inside.filter(({ from }) => from.path.startsWith('server/actions/'));
    const strange = acts.filter(({ target }) =>
      /^(server\/(actions|routes)\/|web\/(pages|parts)\/)/.test(target),
    );
    expect(report(strange, 'an action stands alone')).toEqual([]);
  });

  test('a route knows no table', () => {
    const routes = inside.filter(({ from }) => from.path.startsWith('server/routes/'));
    const strange = routes.filter(({ target }) => /^db\/\w*schema\.ts$/i.test(target));
    expect(report(strange, 'SQL is the memory’s')).toEqual([]);
  });
});

test('no imports run in a circle', () => {
  const next = new Map(rooms.map(({ path }) => [path, [] as string[]]));
  for (const { from, target } of inside) next.get(from.path)?.push(target);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  expect(circles).toEqual([]);
});
