import { Secret, TOTP } from 'otpauth';
import type { Instant } from '#core/day';
import type { Role } from '#core/permission';
import { commit } from '#db/commit';
import { insertGrant } from '#db/grants';
import { insertUser, type User } from '#db/users';
import { enrolTotp } from '#server/actions/enrolTotp.ts';
import { offerTotp } from '#server/auth/offerTotp.ts';
import { makePasswords, type PasswordCost, type Passwords } from '#server/auth/password.ts';
import { findSession, type Session, type Strength, startSession } from '#server/auth/session.ts';
import type { Comer } from '#server/auth/tries.ts';
import { type Deps, newId } from '#server/deps.ts';

/** A password hash that costs next to nothing. */
export const CHEAP: PasswordCost = { memoryCost: 64, timeCost: 1, parallelism: 1 };

export const PASSWORD = 'đường lên bản Mai';

/** Cheap passwords that count how often a guess was evaluated. */
export function countingPasswords(): Passwords & { readonly evaluated: () => number } {
  const real = makePasswords(CHEAP);
  let evaluated = 0;
  return {
    hash: real.hash,
    check: (stored, password) => {
      evaluated += 1;
      return real.check(stored, password);
    },
    evaluated: () => evaluated,
  };
}

/** Somebody at the door, from a network of their own. */
export function comerFrom(network: string, device?: string): Comer {
  return { network, device, agent: 'Firefox · Linux' };
}

/** An account of the small world with one role over the whole office, or for a producer. */
export async function addPerson(
  deps: Deps,
  email: string,
  role: Role,
  over: { areaId?: string; producerId?: string } = {},
): Promise<User> {
  const passwordHash = await makePasswords(CHEAP).hash(deps, PASSWORD);
  const proofs = { passwordHash, totpSealed: null, totpLastStep: null };
  const id = newId(deps, 'usr');
  const at = deps.now();
  const user: User = { id, email, name: `Người ${role}`, ...proofs, createdAt: at, suspendedAt: null };
  const place = { areaId: over.areaId ?? null, producerId: over.producerId ?? null };
  const grant = { id: newId(deps, 'grt'), userId: id, role, ...place, grantedAt: at, grantedBy: 'thử' };
  await commit(deps.db, [insertUser(user), insertGrant({ ...grant, endedAt: null })]);
  return user;
}

/** A session of a person, and the token its cookie would hold. */
export async function openSession(
  deps: Deps,
  userId: string,
  strength: Strength = 'password',
): Promise<{ token: string; session: Session }> {
  const token = await startSession(deps, { userId, strength, agent: 'Firefox · Linux' });
  return { token, session: await sessionBy(deps, token) };
}

/** The session of a token; fails the test where there is none. */
export async function sessionBy(deps: Deps, token: string): Promise<Session> {
  const session = await findSession(deps, token);
  if (!session) throw new Error('no session');
  return session;
}

/** What the authenticator app shows at an instant. */
export function codeAt(secret: string, at: Instant): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
}

/** Enrols an authenticator app through its own door; the app's secret, the rotated token and the recovery codes. */
export async function enrolApp(deps: Deps, userId: string) {
  const { session } = await openSession(deps, userId);
  const { secret, step } = await offerTotp(deps, session);
  const enrolled = await enrolTotp(deps, session, { step, code: codeAt(secret, deps.now()) });
  return { secret, ...enrolled };
}

/** The code of the refusal something ends in; fails the test where it does not. */
export async function refusalCode(act: Promise<unknown>): Promise<string> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
  throw new Error('was not refused');
}
