import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listPasskeys } from '#db/passkeys';
import { challenges } from '#db/peopleSchema';
import { findUser } from '#db/users';
import { addPasskey } from '#server/actions/addPasskey.ts';
import { proveAgain } from '#server/actions/proveAgain.ts';
import { removePasskey } from '#server/actions/removePasskey.ts';
import { removeTotp } from '#server/actions/removeTotp.ts';
import { signIn } from '#server/actions/signIn.ts';
import { signInByPasskey } from '#server/actions/signInByPasskey.ts';
import { suspendUser } from '#server/actions/suspendUser.ts';
import { askForNewPasskey, askForPasskey } from '#server/auth/passkey.ts';
import { EVERYTHING } from '#server/auth/rights.ts';
import type { Deps } from '#server/deps.ts';
import { Authenticator, type Lies } from '#test/support/authenticator.ts';
import {
  addPerson,
  comerFrom,
  countingPasswords,
  enrolApp,
  openSession,
  PASSWORD,
  refusalCode,
  sessionBy,
} from '#test/support/people.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const AGENT = 'Safari · iPhone';
const folder = temporaryFolder();
let deps: Deps;
let people = 0;
let id: string;
let email: string;
let phone: Authenticator;

beforeAll(async () => {
  deps = await openOffice(folder.path);
});
beforeEach(async () => {
  email = `thu-${++people}@van-phong.example`;
  id = (await addPerson(deps, email, 'administrator')).id;
  phone = new Authenticator('https://ocop.vn', 'ocop.vn');
});
afterAll(folder.remove);

async function addPhone(): Promise<string> {
  const { session } = await openSession(deps, id);
  const { challenge } = await askForNewPasskey(deps, session);
  const { token } = await addPasskey(deps, session, { answer: phone.make(challenge), name: 'điện thoại' });
  return token;
}

const comeIn = async (lies: Lies = {}) =>
  signInByPasskey(deps, phone.use((await askForPasskey(deps)).challenge, lies), AGENT);

describe('a passkey', () => {
  test('is asked to know its user, for this host and no other', async () => {
    const options = await askForPasskey(deps);
    expect(options).toMatchObject({ rpId: 'ocop.vn', userVerification: 'required' });
    const { session } = await openSession(deps, id);
    const offer = await askForNewPasskey(deps, session);
    expect(offer).toMatchObject({ rp: { id: 'ocop.vn' }, attestation: 'none', user: { name: email } });
  });

  test('once kept, is both proofs at once', async () => {
    const kept = await sessionBy(deps, await addPhone());
    expect(kept).toMatchObject({ strength: 'second', grants: [{ role: 'administrator' }] });
    const { token, user } = await comeIn();
    expect(user.id).toBe(id);
    expect(await sessionBy(deps, token)).toMatchObject({ strength: 'second', waitsForSecond: false });
  });

  test('makes the password alone too little', async () => {
    await addPhone();
    const outcome = await signIn(deps, countingPasswords(), { email, password: PASSWORD }, comerFrom('a'));
    expect(outcome).toHaveProperty('step');
  });

  test('proves again who one is', async () => {
    await addPhone();
    const { session } = await openSession(deps, id);
    const answer = phone.use((await askForPasskey(deps)).challenge);
    const token = await proveAgain(deps, countingPasswords(), session, { answer }, comerFrom('a'));
    expect(await sessionBy(deps, token)).toMatchObject({ strength: 'second', provedAt: NOW });
  });

  test('no question is answered twice: 100 of 100 are refused', async () => {
    await addPhone();
    let refused = 0;
    for (let i = 0; i < 100; i++) {
      const { challenge } = await askForPasskey(deps);
      await signInByPasskey(deps, phone.use(challenge), AGENT);
      if ((await refusalCode(signInByPasskey(deps, phone.use(challenge), AGENT))) === 'step-expired')
        refused++;
    }
    expect(refused).toBe(100);
  });

  test('no answer is taken twice, and of two at once one comes in', async () => {
    await addPhone();
    const answer = phone.use((await askForPasskey(deps)).challenge);
    const both = await Promise.allSettled([
      signInByPasskey(deps, answer, AGENT),
      signInByPasskey(deps, answer, AGENT),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a question is only asked: nothing is kept until it is answered, and then not for long', async () => {
    await addPhone();
    const kept = async () => (await deps.db.orm.select().from(challenges)).length;
    const before = await kept();
    for (let i = 0; i < 200; i++) await askForPasskey(deps);
    expect(await kept()).toBe(before);
    await comeIn();
    const later = at(deps, NOW + 10 * 60_000);
    const answer = phone.use((await askForPasskey(later)).challenge);
    await signInByPasskey(later, answer, AGENT);
    expect(await kept()).toBe(1);
  });

  test('answers no question but ours: changed, made up, or put with another expiry', async () => {
    await addPhone();
    const { challenge } = await askForPasskey(deps);
    const bytes = Buffer.from(challenge, 'base64url');
    const changed = [0, 16, 23, 24, 55].map((place) => {
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ 1;
      return copy.toString('base64url');
    });
    for (const other of [...changed, 'A'.repeat(43), bytes.subarray(0, 24).toString('base64url'), '']) {
      expect(await refusalCode(signInByPasskey(deps, phone.use(other), AGENT))).toMatch(
        /^(step-expired|sign-in-failed)$/,
      );
    }
    await signInByPasskey(deps, phone.use(challenge), AGENT);
  });

  test('answers within five minutes', async () => {
    await addPhone();
    const answer = phone.use((await askForPasskey(deps)).challenge);
    const late = at(deps, NOW + 5 * 60_000);
    expect(await refusalCode(signInByPasskey(late, answer, AGENT))).toBe('step-expired');
  });

  test.each([
    ['for another site', { origin: 'https://ocop-vn.example' }],
    ['for another host', { host: 'ocop-vn.example' }],
    ['without knowing its user', { verified: false }],
    ['with a counter that went back, as a copy’s would', { counter: 0 }],
  ] as const)('answers nothing %s', async (_, lies) => {
    await addPhone();
    await comeIn();
    expect(await refusalCode(comeIn(lies))).toBe('sign-in-failed');
    await comeIn();
  });

  test('that nobody knows comes in nowhere', async () => {
    expect(await refusalCode(comeIn())).toBe('sign-in-failed');
  });

  test('cannot be kept by an offer made to another person', async () => {
    const other = await addPerson(deps, `khac-${people}@van-phong.example`, 'clerk');
    const [mine, theirs] = [await openSession(deps, id), await openSession(deps, other.id)];
    const answer = phone.make((await askForNewPasskey(deps, mine.session)).challenge);
    expect(await refusalCode(addPasskey(deps, theirs.session, { answer, name: 'x' }))).toBe('sign-in-failed');
  });

  test('an offer to keep one is no way in', async () => {
    await addPhone();
    const { session } = await openSession(deps, id);
    const { challenge } = await askForNewPasskey(deps, session);
    expect(await refusalCode(signInByPasskey(deps, phone.use(challenge), AGENT))).toBe('step-expired');
  });

  test('of a suspended person comes in nowhere', async () => {
    await addPhone();
    await addPerson(deps, `con-${people}@van-phong.example`, 'administrator');
    await suspendUser(deps, EVERYTHING, id, 'suspend');
    expect(await refusalCode(comeIn())).toBe('sign-in-failed');
  });

  test('is not taken away while it is the last second proof a role needs', async () => {
    const session = await sessionBy(deps, await addPhone());
    const key = phone.id.toString('base64url');
    expect(await refusalCode(removePasskey(deps, session, key))).toBe('last-second-proof');
  });

  test('and an app beside it are not both taken away by two at once', async () => {
    await addPhone();
    await enrolApp(deps, id);
    const { session } = await openSession(deps, id, 'second');
    const other = await openSession(deps, id, 'second');
    const both = await Promise.allSettled([
      removeTotp(deps, session),
      removePasskey(deps, other.session, phone.id.toString('base64url')),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const left =
      (await listPasskeys(deps.db, id)).length + ((await findUser(deps.db, id))?.totpSealed ? 1 : 0);
    expect(left).toBe(1);
  });

  test.each([
    '',
    '{}',
    'null',
    '[]',
    '{"id":1}',
    '{"id":"a","response":{"clientDataJSON":"%%"}}',
    'x'.repeat(30_000),
  ])('is not what %s is', async (answer) => {
    expect(await refusalCode(signInByPasskey(deps, answer, AGENT))).toBe('sign-in-failed');
  });
});
