import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failedProofs } from '#db/peopleSchema';
import { signIn } from '#server/actions/signIn.ts';
import { makePasswords, PASSWORD_COST } from '#server/auth/password.ts';
import type { Deps } from '#server/deps.ts';
import { addPerson, comerFrom, countingPasswords, PASSWORD, refusalCode } from '#test/support/people.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const MINUTE = 60_000;
const folder = temporaryFolder();
let deps: Deps;
let people = 0;

beforeAll(async () => {
  deps = await openOffice(folder.path);
});
afterAll(folder.remove);

const triesKept = async () => (await deps.db.orm.select().from(failedProofs)).length;

async function newcomer(): Promise<string> {
  const email = `hoa-${++people}@thanh-mai.example`;
  await addPerson(deps, email, 'clerk');
  return email;
}

describe('guessing a password', () => {
  test('1,000 tries at once from one network: ten are evaluated', async () => {
    const email = await newcomer();
    const passwords = countingPasswords();
    const tries = Array.from({ length: 1_000 }, (_, i) =>
      refusalCode(signIn(deps, passwords, { email, password: `sai-${i}` }, comerFrom('198.51.100'))),
    );
    const codes = await Promise.all(tries);
    expect(passwords.evaluated()).toBe(10);
    expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too-many-sign-ins')).toHaveLength(990);
  });

  test('from a hundred networks: thirty are evaluated, whatever the order', async () => {
    const email = await newcomer();
    const passwords = countingPasswords();
    for (let i = 0; i < 300; i++) {
      await refusalCode(
        signIn(deps, passwords, { email, password: `sai-${i}` }, comerFrom(`a${people}-${i % 100}`)),
      );
    }
    expect(passwords.evaluated()).toBe(30);
  });

  test('one network over 200 accounts: fifty are evaluated', async () => {
    const passwords = countingPasswords();
    for (let i = 0; i < 200; i++) {
      const email = `ai-do-${i}@thanh-mai.example`;
      await refusalCode(signIn(deps, passwords, { email, password: PASSWORD }, comerFrom('203.0.113')));
    }
    expect(passwords.evaluated()).toBe(50);
  });

  test('is possible again when the window has passed', async () => {
    const email = await newcomer();
    const passwords = countingPasswords();
    const wrong = { email, password: 'sai' };
    for (let i = 0; i < 11; i++) await refusalCode(signIn(deps, passwords, wrong, comerFrom('m1')));
    const later = at(deps, NOW + 15 * MINUTE);
    expect(await signIn(later, passwords, { email, password: PASSWORD }, comerFrom('m1'))).toHaveProperty(
      'in',
    );
  });

  test('leaves only keyed hashes, and nothing after a day', async () => {
    const email = await newcomer();
    const passwords = countingPasswords();
    await refusalCode(signIn(deps, passwords, { email, password: 'sai' }, comerFrom('192.0.2')));
    expect(await triesKept()).toBeGreaterThan(0);
    const later = at(deps, NOW + 25 * 60 * MINUTE);
    await signIn(later, passwords, { email, password: PASSWORD }, comerFrom('192.0.2'));
    expect(await triesKept()).toBe(0);
  });
});

describe('an honest person', () => {
  test('comes in on their own browser while strangers guess from everywhere, even next door', async () => {
    const email = await newcomer();
    const passwords = countingPasswords();
    const first = await signIn(deps, passwords, { email, password: PASSWORD }, comerFrom('nhà'));
    const device = 'in' in first ? first.in.device : '';
    for (let i = 0; i < 100; i++) {
      const network = i % 2 === 0 ? 'nhà' : `lạ-${i}`;
      await refusalCode(signIn(deps, passwords, { email, password: 'sai' }, comerFrom(network)));
    }
    const right = { email, password: PASSWORD };
    expect(await refusalCode(signIn(deps, passwords, right, comerFrom('nhà')))).toBe('too-many-sign-ins');
    expect(await signIn(deps, passwords, right, comerFrom('nhà', device))).toHaveProperty('in');
    expect(await signIn(deps, passwords, right, comerFrom('đường', device))).toHaveProperty('in');
  });

  test('whose browser was taken is still guessed at ten times only', async () => {
    const email = await newcomer();
    const passwords = countingPasswords();
    const first = await signIn(deps, passwords, { email, password: PASSWORD }, comerFrom('nhà-2'));
    const device = 'in' in first ? first.in.device : '';
    const before = passwords.evaluated();
    for (let i = 0; i < 40; i++) {
      await refusalCode(signIn(deps, passwords, { email, password: 'sai' }, comerFrom(`x${i}`, device)));
    }
    expect(passwords.evaluated() - before).toBe(10);
  });

  test('behind the same address as somebody who guesses at a few accounts still comes in', async () => {
    const [email, ...others] = await Promise.all(Array.from({ length: 8 }, newcomer));
    const passwords = countingPasswords();
    for (const other of others) {
      for (let i = 0; i < 12; i++) {
        await refusalCode(signIn(deps, passwords, { email: other, password: 'sai' }, comerFrom('chung')));
      }
    }
    expect(passwords.evaluated()).toBe(70);
    const right = { email: email ?? '', password: PASSWORD };
    expect(await signIn(deps, passwords, right, comerFrom('chung'))).toHaveProperty('in');
  });

  test('is not helped by another account’s mark, nor by a forged one', async () => {
    const [email, other] = [await newcomer(), await newcomer()];
    const passwords = countingPasswords();
    const theirs = await signIn(deps, passwords, { email: other, password: PASSWORD }, comerFrom('nhà-3'));
    const device = 'in' in theirs ? theirs.in.device : '';
    const before = passwords.evaluated();
    for (const mark of [device, `${'a'.repeat(43)}.${'0'.repeat(64)}`]) {
      for (let i = 0; i < 15; i++) {
        await refusalCode(signIn(deps, passwords, { email, password: 'sai' }, comerFrom('z', mark)));
      }
    }
    expect(passwords.evaluated() - before).toBe(10);
  });
});

describe('whether an account exists', () => {
  test('an unknown, a suspended and a known account are answered alike, at the same work', async () => {
    const email = await newcomer();
    for (const [i, typed] of [email, 'khong-co@thanh-mai.example', 'không phải địa chỉ'].entries()) {
      const passwords = countingPasswords();
      const act = signIn(deps, passwords, { email: typed, password: 'sai' }, comerFrom(`k${i}`));
      expect([await refusalCode(act), passwords.evaluated()]).toEqual(['sign-in-failed', 1]);
    }
  });
});

describe('argon2id', () => {
  test('is evaluated at 64 MiB and three passes, and hashes say so', async () => {
    const passwords = makePasswords();
    const stored = await passwords.hash(deps, PASSWORD);
    expect(PASSWORD_COST).toEqual({ memoryCost: 65_536, timeCost: 3, parallelism: 1 });
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(await passwords.check(stored, PASSWORD.normalize('NFD'))).toBe(true);
    expect(await passwords.check(stored, `${PASSWORD}.`)).toBe(false);
    expect(await passwords.check(null, 'nobody has this password')).toBe(false);
  });

  test.each([
    ['of letters that are two when taken apart', 'Đường lên bản Mai mùa nước đổ '.repeat(6)],
    ['of signs that are two units each', `${'🌾🐝🍯'.repeat(50)} ong`],
  ])('knows a long password again, %s', async (_, long) => {
    const passwords = countingPasswords();
    const stored = await passwords.hash(deps, long.normalize('NFC'));
    expect(await passwords.check(stored, long.normalize('NFD'))).toBe(true);
    expect(await passwords.check(stored, `${long}.`)).toBe(false);
  });

  test.each([
    '123456',
    '1234567890',
    'matkhau123',
    'Password123',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'x'.repeat(201),
  ])('is not asked to keep %s', async (weak) => {
    expect(await refusalCode(countingPasswords().hash(deps, weak))).toBe('password-weak');
  });
});
