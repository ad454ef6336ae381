import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { base64url } from 'jose';
import { hostOf, type Origin } from '#core/origin';
import { Refusal } from '#core/refusal';
import { findOpenChallenge, insertChallenge, useChallenge } from '#db/challenges';
import { commit, type Write } from '#db/commit';
import { findPasskey, insertPasskey, listPasskeys, type Passkey, usePasskey } from '#db/passkeys';
import type { Deps } from '../deps.ts';
import { hashToken, newToken } from './digest.ts';
import type { Session } from './session.ts';
import { ANSWER_MS, planAnswered, signChallenge } from './signedChallenge.ts';

const LONGEST_ANSWER = 20_000;
const LONGEST_NAME = 60;

/** A passkey belongs to a host, whatever its port. */
function relyingParty(origin: Origin): string {
  return hostOf(origin).replace(/:\d+$/, '');
}

/** What a browser is asked to come in with: any passkey of this host that knows its user. */
export async function askForPasskey(deps: Deps) {
  return generateAuthenticationOptions({
    rpID: relyingParty(deps.origin),
    challenge: await signChallenge(deps),
    userVerification: 'required',
    timeout: ANSWER_MS,
  });
}

/** The question is found again by what the answer quotes of it, so that it need not travel twice. */
async function askToKeep(deps: Deps, userId: string): Promise<string> {
  const challenge = newToken(deps);
  const now = deps.now();
  const row = { id: hashToken(challenge), userId, purpose: 'passkey-new' as const, challenge, usedAt: null };
  await commit(deps.db, insertChallenge({ ...row, expiresAt: now + ANSWER_MS }, now));
  return challenge;
}

/** What a browser is asked to make: a passkey for this person, none of those that are there already. */
export async function askForNewPasskey(deps: Deps, { user }: Session) {
  const challenge = await askToKeep(deps, user.id);
  const known = await listPasskeys(deps.db, user.id);
  return generateRegistrationOptions({
    rpName: 'Temgốc',
    rpID: relyingParty(deps.origin),
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(user.id),
    challenge: base64url.decode(challenge) as Uint8Array<ArrayBuffer>,
    attestationType: 'none',
    timeout: ANSWER_MS,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transportsOf(transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

function transportsOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

interface Quoted {
  readonly id: string;
  readonly response: { readonly clientDataJSON: string };
}

/** An answer as it was typed into its hidden field; throws `sign-in-failed` for what is none. */
function readAnswer(text: string): Quoted {
  try {
    if (text.length > LONGEST_ANSWER) throw new Error('too long');
    const given = JSON.parse(text) as Partial<Quoted> | null;
    if (typeof given?.id !== 'string' || typeof given.response?.clientDataJSON !== 'string')
      throw new Error('no');
    return given as Quoted;
  } catch {
    throw new Refusal('sign-in-failed', { field: 'answer' });
  }
}

/** The challenge an answer says it answers. */
function challengeIn({ response }: Quoted): string {
  try {
    const told: unknown = JSON.parse(new TextDecoder().decode(base64url.decode(response.clientDataJSON)));
    const challenge = typeof told === 'object' && told !== null ? Reflect.get(told, 'challenge') : undefined;
    if (typeof challenge === 'string') return challenge;
  } catch {
    // Falls through: an answer that quotes nothing answers nothing.
  }
  throw new Refusal('sign-in-failed', { field: 'answer' });
}

async function openOffer(deps: Deps, answer: Quoted) {
  const question = await findOpenChallenge(
    deps.db,
    'passkey-new',
    hashToken(challengeIn(answer)),
    deps.now(),
  );
  if (!question) throw new Refusal('step-expired');
  return question;
}

/** Whatever the library finds wrong with an answer, the person is told one thing. */
async function orFailed<T>(verified: Promise<T>): Promise<T> {
  return verified.catch(() => {
    throw new Refusal('sign-in-failed', { field: 'answer' });
  });
}

/**
 * Whose passkey answered, and the writes that use up the question and move the key's counter on; throws
 * `sign-in-failed` for an unknown key, another host, a user not verified, `step-expired` for a question answered before
 * or too long ago.
 */
export async function checkPasskey(deps: Deps, text: string): Promise<{ userId: string; writes: Write[] }> {
  const answer = readAnswer(text);
  const challenge = challengeIn(answer);
  const answered = await planAnswered(deps, challenge);
  const passkey = await findPasskey(deps.db, answer.id);
  if (!passkey) throw new Refusal('sign-in-failed', { field: 'answer' });
  const { verified, authenticationInfo } = await orFailed(
    verifyAuthenticationResponse({
      response: answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: deps.origin,
      expectedRPID: relyingParty(deps.origin),
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: Uint8Array.from(base64url.decode(passkey.publicKey)),
        counter: passkey.counter,
      },
    }),
  );
  if (!verified) throw new Refusal('sign-in-failed', { field: 'answer' });
  const used = usePasskey(passkey.id, authenticationInfo.newCounter, deps.now());
  return { userId: passkey.userId, writes: [...answered, used] };
}

/** The passkey a browser made for this person, and the writes that keep it; throws `sign-in-failed`. */
export async function checkNewPasskey(
  deps: Deps,
  { user }: Session,
  text: string,
  name: string,
): Promise<{ passkey: Passkey; writes: Write[] }> {
  const answer = readAnswer(text);
  const question = await openOffer(deps, answer);
  if (question.userId !== user.id) throw new Refusal('sign-in-failed', { field: 'answer' });
  const response = answer as unknown as RegistrationResponseJSON;
  const { verified, registrationInfo } = await orFailed(
    verifyRegistrationResponse({
      response,
      expectedChallenge: question.challenge,
      expectedOrigin: deps.origin,
      expectedRPID: relyingParty(deps.origin),
      requireUserVerification: true,
    }),
  );
  if (!verified) throw new Refusal('sign-in-failed', { field: 'answer' });
  const { id, publicKey, counter } = registrationInfo.credential;
  const now = deps.now();
  const passkey: Passkey = {
    id,
    userId: user.id,
    publicKey: base64url.encode(publicKey),
    counter,
    transports: (response.response.transports ?? []).map(String).join(',').slice(0, 100),
    name: name.slice(0, LONGEST_NAME),
    createdAt: now,
    usedAt: null,
  };
  return { passkey, writes: [useChallenge(question.id, now), insertPasskey(passkey)] };
}
