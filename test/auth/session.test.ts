import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { findOpenSession } from '#db/sessions';
import { findUser } from '#db/users';
import { changePassword } from '#server/actions/changePassword.ts';
import { endSessions } from '#server/actions/endSessions.ts';
import { grantRole } from '#server/actions/grantRole.ts';
import { proveAgain } from '#server/actions/proveAgain.ts';
import { signIn } from '#server/actions/signIn.ts';
import { suspendUser } from '#server/actions/suspendUser.ts';
import { hashToken } from '#server/auth/digest.ts';
import { EVERYTHING } from '#server/auth/rights.ts';
import { ABSOLUTE_MS, findSession, IDLE_MS, isFresh, planRotation } from '#server/auth/session.ts';
import type { Deps } from '#server/deps.ts';
import {
  addPerson,
  comerFrom,
  countingPasswords,
  enrolApp,
  openSession,
  PASSWORD,
  sessionBy,
} from '#test/support/people.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const MINUTE = 60_000;
const passwords = countingPasswords();
const folder = temporaryFolder();
let deps: Deps;
let people = 0;
let lan: string;

beforeAll(async () => {
  deps = await openOffice(folder.path);
});
beforeEach(async () => {
  lan = (await addPerson(deps, `lan-${++people}@van-phong.example`, 'clerk')).id;
});
afterAll(folder.remove);

const isDead = async (token: string) => (await findSession(deps, token)) === undefined;

describe('a session', () => {
  test('is found by its token, which the database does not hold', async () => {
    const { token, session } = await openSession(deps, lan);
    expect(session.user.id).toBe(lan);
    expect(session.grants.map(({ role }) => role)).toEqual(['clerk']);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(session.tokenHash).toBe(hashToken(token));
    expect(await findOpenSession(deps.db, token)).toBeUndefined();
  });

  test.each(['', 'x', undefined, 'a'.repeat(5_000)])('is not found by %j', async (token) => {
    expect(await findSession(deps, token)).toBeUndefined();
  });

  test('is over after 30 idle minutes, and not a moment sooner', async () => {
    const { token } = await openSession(deps, lan);
    expect(await findSession(at(deps, NOW + IDLE_MS), token)).toBeUndefined();
    expect(await findSession(at(deps, NOW + IDLE_MS - 1), token)).toBeDefined();
  });

  test('lives on while it is used, for 12 hours and no longer', async () => {
    const { token } = await openSession(deps, lan);
    for (let later = 0; later < ABSOLUTE_MS; later += 20 * MINUTE) {
      expect(await findSession(at(deps, NOW + later), token)).toBeDefined();
    }
    expect(await findSession(at(deps, NOW + ABSOLUTE_MS), token)).toBeUndefined();
  });

  test('is written as seen at most once a minute', async () => {
    const { token, session } = await openSession(deps, lan);
    const seen = async () => (await findOpenSession(deps.db, session.tokenHash))?.session.seenAt;
    await findSession(at(deps, NOW + MINUTE - 1), token);
    expect(await seen()).toBe(NOW);
    await findSession(at(deps, NOW + MINUTE), token);
    expect(await seen()).toBe(NOW + MINUTE);
  });

  test('keeps back the rights that need a second proof until it is given', async () => {
    const minh = await addPerson(deps, `minh-${people}@van-phong.example`, 'approver');
    const weak = await openSession(deps, minh.id, 'password');
    expect(weak.session).toMatchObject({ grants: [], waitsForSecond: true });
    const strong = await openSession(deps, minh.id, 'second');
    expect(strong.session).toMatchObject({ grants: [{ role: 'approver' }], waitsForSecond: false });
  });

  test('counts its proof as fresh for ten minutes', async () => {
    const { session } = await openSession(deps, lan);
    expect(isFresh(session, NOW + 10 * MINUTE - 1)).toBe(true);
    expect(isFresh(session, NOW + 10 * MINUTE)).toBe(false);
  });
});

describe('the old session is dead after', () => {
  test('signing in: a token from before is never taken over', async () => {
    const planted = 'a'.repeat(43);
    const user = await findUser(deps.db, lan);
    const input = { email: user?.email ?? '', password: PASSWORD };
    const outcome = await signIn(deps, passwords, input, comerFrom('192.0.2'));
    const token = 'in' in outcome ? outcome.in.token : '';
    expect(token).not.toBe(planted);
    expect(await isDead(planted)).toBe(true);
    expect(await isDead(token)).toBe(false);
  });

  test('a second proof, which gives this session a new token and ends the others', async () => {
    const other = await openSession(deps, lan);
    const { token } = await enrolApp(deps, lan);
    expect(await isDead(other.token)).toBe(true);
    expect(await sessionBy(deps, token)).toMatchObject({ strength: 'second' });
  });

  test('proving again who one is', async () => {
    const { token, session } = await openSession(deps, lan);
    const comer = comerFrom('192.0.2');
    const later = at(deps, NOW + 20 * MINUTE);
    const next = await proveAgain(later, passwords, session, { password: PASSWORD }, comer);
    expect(await isDead(token)).toBe(true);
    expect((await sessionBy(later, next)).provedAt).toBe(NOW + 20 * MINUTE);
  });

  test('a change of rights', async () => {
    const { token } = await openSession(deps, lan);
    await grantRole(deps, EVERYTHING, lan, { role: 'auditor' });
    expect(await isDead(token)).toBe(true);
  });

  test('a change of password, everywhere', async () => {
    const [here, there] = [await openSession(deps, lan), await openSession(deps, lan)];
    const change = { current: PASSWORD, password: 'một câu khác hẳn', again: 'một câu khác hẳn' };
    const next = await changePassword(deps, passwords, here.session, change, comerFrom('192.0.2'));
    expect(await isDead(here.token)).toBe(true);
    expect(await isDead(there.token)).toBe(true);
    expect(await isDead(next)).toBe(false);
  });

  test('signing out', async () => {
    const { token, session } = await openSession(deps, lan);
    await endSessions(deps, session, 'this');
    expect(await isDead(token)).toBe(true);
  });

  test('signing out everywhere else, at once, while this one goes on', async () => {
    const here = await openSession(deps, lan);
    const others = await Promise.all([1, 2, 3].map(() => openSession(deps, lan)));
    await endSessions(deps, here.session, 'others');
    expect(await Promise.all(others.map(({ token }) => isDead(token)))).toEqual([true, true, true]);
    expect(await isDead(here.token)).toBe(false);
  });

  test('a suspension', async () => {
    const { token } = await openSession(deps, lan);
    await suspendUser(deps, EVERYTHING, lan, 'suspend');
    expect(await isDead(token)).toBe(true);
    await suspendUser(deps, EVERYTHING, lan, 'resume');
    expect(await isDead(token)).toBe(true);
  });

  test('a rotation, once: the second of two at once finds it gone', async () => {
    const { token, session } = await openSession(deps, lan);
    const rotate = () => commit(deps.db, [planRotation(deps, session)[1]]);
    const both = await Promise.allSettled([rotate(), rotate()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await isDead(token)).toBe(true);
  });
});
