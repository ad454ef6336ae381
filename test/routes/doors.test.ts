import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#core/permission';
import { ROLE_PERMISSIONS } from '#core/permission';
import { commit } from '#db/commit';
import { producers } from '#db/schema';
import { DOORS } from '#server/portal/doors.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';
import { DOOR_TABLE, type Let } from './doors.table.ts';

const LETTERS: Readonly<Record<string, Role>> = {
  C: 'clerk',
  A: 'approver',
  M: 'administrator',
  U: 'auditor',
  I: 'inspector',
  P: 'producer',
  D: 'delegate',
};
const ROLE_NAMES = Object.values(LETTERS);

function rolesOf(who: Let): readonly Role[] {
  if (who === 'anyone' || who === 'signed-in') return ROLE_NAMES;
  return who.split('').map((letter) => LETTERS[letter] as Role);
}

/** A path with ids that nobody has. */
const filled = (path: string) => path.replace(/:\w+/g, 'khong-co');

describe('the table of doors', () => {
  test('names every door of the program, and no other', () => {
    const written = DOOR_TABLE.map(([method, path]) => `${method} ${path}`).sort();
    const built = DOORS.map(({ method, path }) => `${method} ${path}`).sort();
    expect(built).toEqual(written);
    expect(new Set(built).size).toBe(built.length);
  });

  test.each(DOOR_TABLE)('%s %s is for %s', (method, path, who) => {
    const door = DOORS.find((one) => one.method === method && one.path === path);
    const needs = door?.needs ?? 'nobody';
    if (who === 'anyone' || who === 'signed-in') return expect(needs).toBe(who);
    const may = ROLE_NAMES.filter((role) => (ROLE_PERMISSIONS[role] as readonly string[]).includes(needs));
    expect([...may].sort()).toEqual([...rolesOf(who)].sort());
  });
});

describe('every door, tried by everybody', () => {
  const folder = temporaryFolder();
  let site: Awaited<ReturnType<typeof portalSite>>;
  const browsers = new Map<Role, Browsing>();

  beforeAll(async () => {
    const deps = await openOffice(folder.path);
    const row = {
      id: 'p-mau',
      name: 'HTX Mật ong Thanh Mai',
      nameKey: 'htx',
      kind: 'cooperative',
      sample: 1,
    };
    await commit(deps.db, [{ statement: (tx) => tx.insert(producers).values(row) }]);
    site = await portalSite(deps);
    for (const role of ROLE_NAMES) {
      const producerId = role === 'producer' || role === 'delegate' ? 'p-mau' : null;
      browsers.set(role, await site.signIn({ name: `Người ${role}`, role, producerId }));
    }
  });
  afterAll(folder.remove);

  const tryDoor = (browsing: Browsing, method: string, path: string) =>
    method === 'GET' ? browsing.open(filled(path)) : browsing.send(filled(path), {});

  test.each(DOOR_TABLE)('%s %s lets in %s and nobody else', async (method, path, who) => {
    for (const role of ROLE_NAMES) {
      // What ends this very session would make strangers of all who come after.
      if (path === '/sign-out' || path === '/account/sessions/ending') continue;
      const answer = await tryDoor(browsers.get(role) as Browsing, method, path);
      const refused = answer.status === 403;
      expect(`${role}: ${refused ? 'refused' : 'let in'}`).toBe(
        `${role}: ${rolesOf(who).includes(role) ? 'let in' : 'refused'}`,
      );
      expect(answer.status).toBeLessThan(500);
    }
  });

  test.each(
    DOOR_TABLE.filter(([, , who]) => who !== 'anyone'),
  )('%s %s leads a stranger to sign in', async (method, path) => {
    const answer = await tryDoor(site.stranger, method, path);
    const led = [303, 401].includes(answer.status);
    expect(led).toBe(true);
    if (answer.status === 303) expect(answer.headers.get('location')).toMatch(/^\/sign-in\?/);
  });

  test.each(
    DOOR_TABLE.filter(([method]) => method === 'POST'),
  )('%s %s takes no form of another site', async (_method, path) => {
    const clerk = browsers.get('clerk') as Browsing;
    const answer = await clerk.send(
      filled(path),
      {},
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    );
    expect(answer.status).toBe(403);
  });
});
