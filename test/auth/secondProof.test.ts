import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countRecoveryCodes } from '#db/passkeys';
import { findUser } from '#db/users';
import { enrolTotp } from '#server/actions/enrolTotp.ts';
import { proveSecond } from '#server/actions/proveSecond.ts';
import { removeTotp } from '#server/actions/removeTotp.ts';
import { renewRecoveryCodes } from '#server/actions/renewRecoveryCodes.ts';
import { signIn } from '#server/actions/signIn.ts';
import { offerTotp } from '#server/auth/offerTotp.ts';
import type { Deps } from '#server/deps.ts';
import {
  addPerson,
  codeAt,
  comerFrom,
  countingPasswords,
  enrolApp,
  openSession,
  PASSWORD,
  refusalCode,
  sessionBy,
} from '#test/support/people.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const STEP = 30_000;
const passwords = countingPasswords();
const folder = temporaryFolder();
let deps: Deps;
let people = 0;
let id: string;
let email: string;
let secret: string;
let codes: readonly string[];

beforeAll(async () => {
  deps = await openOffice(folder.path);
});
beforeEach(async () => {
  email = `minh-${++people}@van-phong.example`;
  id = (await addPerson(deps, email, 'approver')).id;
  ({ secret, codes } = await enrolApp(deps, id));
});
afterAll(folder.remove);

const comer = () => comerFrom(`n-${people}`);

/** The password is given, at an instant: the token the second proof is given with. */
async function firstStep(world: Deps): Promise<string> {
  const outcome = await signIn(world, passwords, { email, password: PASSWORD }, comer());
  if (!('step' in outcome)) throw new Error('no second proof was asked for');
  return outcome.step;
}

describe('an authenticator app', () => {
  test('is asked for after the password, and gives the rights that wait for it', async () => {
    const later = at(deps, NOW + 2 * STEP);
    const step = await firstStep(later);
    const { token } = await proveSecond(later, { step, code: codeAt(secret, later.now()) }, comer());
    expect(await sessionBy(later, token)).toMatchObject({
      strength: 'second',
      grants: [{ role: 'approver' }],
    });
  });

  test('its secret rests sealed', async () => {
    const user = await findUser(deps.db, id);
    expect(user?.totpSealed).toMatch(/^eyJ/);
    expect(user?.totpSealed).not.toContain(secret);
  });

  test('the code it was enrolled with is used up', async () => {
    const step = await firstStep(deps);
    expect(await refusalCode(proveSecond(deps, { step, code: codeAt(secret, NOW) }, comer()))).toBe(
      'code-wrong',
    );
  });

  test('no code is taken twice: 100 of 100 are refused', async () => {
    let refused = 0;
    for (let i = 1; i <= 100; i++) {
      const now = NOW + i * 20 * 60_000;
      const world = at(deps, now);
      const code = codeAt(secret, now);
      await proveSecond(world, { step: await firstStep(world), code }, comer());
      const again = await refusalCode(proveSecond(world, { step: await firstStep(world), code }, comer()));
      if (again === 'code-wrong') refused += 1;
    }
    expect(refused).toBe(100);
  });

  test('a code may be one step early or late, and no more', async () => {
    for (const [steps, right] of [
      [-2, false],
      [2, false],
      [1, true],
    ] as const) {
      const world = at(deps, NOW + 60 * STEP);
      const given = { step: await firstStep(world), code: codeAt(secret, world.now() + steps * STEP) };
      const answer = await proveSecond(world, given, comer()).then(
        () => true,
        () => false,
      );
      expect(answer).toBe(right);
    }
  });

  test('an older code is no good after a newer one', async () => {
    const world = at(deps, NOW + 100 * STEP);
    await proveSecond(
      world,
      { step: await firstStep(world), code: codeAt(secret, world.now() + STEP) },
      comer(),
    );
    const older = { step: await firstStep(world), code: codeAt(secret, world.now()) };
    expect(await refusalCode(proveSecond(world, older, comer()))).toBe('code-wrong');
  });

  test('a step is used once, and for five minutes', async () => {
    const world = at(deps, NOW + 10 * STEP);
    const step = await firstStep(world);
    const late = at(deps, world.now() + 5 * 60_000);
    const code = codeAt(secret, late.now());
    expect(await refusalCode(proveSecond(late, { step, code }, comer()))).toBe('step-expired');
    await proveSecond(world, { step, code: codeAt(secret, world.now()) }, comer());
    const next = { step, code: codeAt(secret, world.now() + STEP) };
    expect(await refusalCode(proveSecond(world, next, comer()))).toBe('step-expired');
  });

  test('is guessed at ten times, and giving the password again buys no more', async () => {
    const world = at(deps, NOW + 200 * STEP);
    const said: string[] = [];
    for (let i = 0; i < 12; i++) {
      const given = { step: await firstStep(world), code: String(100_000 + i) };
      said.push(await refusalCode(proveSecond(world, given, comer())));
    }
    expect(said.filter((code) => code === 'code-wrong')).toHaveLength(10);
    expect(said.slice(10)).toEqual(['too-many-sign-ins', 'too-many-sign-ins']);
  });

  test('another person’s offer cannot be confirmed', async () => {
    const other = await addPerson(deps, `khac-${people}@van-phong.example`, 'clerk');
    const [mine, theirs] = [await openSession(deps, id, 'second'), await openSession(deps, other.id)];
    const offered = await offerTotp(deps, mine.session);
    const given = { step: offered.step, code: codeAt(offered.secret, NOW) };
    expect(await refusalCode(enrolTotp(deps, theirs.session, given))).toBe('step-expired');
  });

  test('stays while a role needs it', async () => {
    const { session } = await openSession(deps, id, 'second');
    expect(await refusalCode(removeTotp(deps, session))).toBe('last-second-proof');
  });
});

describe('recovery codes', () => {
  test('are ten, shown once, stored as hashes, each good once', async () => {
    expect(new Set(codes).size).toBe(10);
    const world = at(deps, NOW + 5 * STEP);
    for (const code of codes) {
      const { token } = await proveSecond(world, { step: await firstStep(world), code }, comer());
      expect(await sessionBy(world, token)).toMatchObject({ strength: 'second' });
    }
    expect(await countRecoveryCodes(deps.db, id)).toBe(0);
    const again = { step: await firstStep(world), code: codes[0] ?? '' };
    expect(await refusalCode(proveSecond(world, again, comer()))).toBe('code-wrong');
  });

  test('two at once with one code: one comes in', async () => {
    const world = at(deps, NOW + 5 * STEP);
    const steps = [await firstStep(world), await firstStep(world)];
    const code = ` ${codes[3]?.toUpperCase().replace('-', ' ')} `;
    const both = await Promise.allSettled(steps.map((step) => proveSecond(world, { step, code }, comer())));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('new ones end the old ones', async () => {
    const { session } = await openSession(deps, id, 'second');
    const fresh = await renewRecoveryCodes(deps, session);
    const world = at(deps, NOW + 5 * STEP);
    const old = { step: await firstStep(world), code: codes[5] ?? '' };
    expect(await refusalCode(proveSecond(world, old, comer()))).toBe('code-wrong');
    expect(
      await proveSecond(world, { step: await firstStep(world), code: fresh[5] ?? '' }, comer()),
    ).toBeDefined();
  });
});
