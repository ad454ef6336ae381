import { createHmac, timingSafeEqual } from 'node:crypto';
import { base64url } from 'jose';
import type { PinAnswer } from '#core/pin';
import { officeKey } from '../auth/officeKey.ts';
import type { Deps } from '../deps.ts';

/** For how long a stamp's own address tells the answer of a try again, ms. */
export const PIN_TOKEN_MS = 10 * 60_000;

/** An answer that tells something. */
export type PinTold = Exclude<PinAnswer, { readonly what: 'none' }>;

const KINDS = ['first', 'again', 'wrong', 'locked'] as const satisfies readonly PinTold['what'][];

/** Its kind, the number it tells, and the instant it was given. */
const BODY_BYTES = 1 + 8 + 8;
const MAC_BYTES = 16;
const TOKEN = /^[\w-]{44}$/;

type Sealing = Pick<Deps, 'secret' | 'now'>;

/** The number an answer tells: an instant, or the tries that are left. */
function numberOf(answer: PinTold): number {
  if (answer.what === 'first') return answer.at;
  if (answer.what === 'again') return answer.firstAt;
  return answer.what === 'wrong' ? answer.left : answer.until;
}

function answerOf(what: (typeof KINDS)[number], value: number): PinTold {
  if (what === 'first') return { what, at: value };
  if (what === 'again') return { what, firstAt: value };
  return what === 'wrong' ? { what, left: value } : { what, until: value };
}

async function macOf(deps: Sealing, path: string, body: Uint8Array): Promise<Buffer> {
  const key = await officeKey(deps, 'pin-answer');
  return createHmac('sha256', key).update(`${path} `).update(body).digest().subarray(0, MAC_BYTES);
}

/**
 * What a try of the stamp at this whole path was answered with, as text for its address: no PIN is in it, it is
 * good for that stamp alone and for 10 minutes, and nothing is written for it. Throws `secret-missing`.
 */
export async function makePinToken(deps: Sealing, path: string, answer: PinTold): Promise<string> {
  const body = Buffer.alloc(BODY_BYTES);
  body[0] = KINDS.indexOf(answer.what);
  body.writeBigUInt64BE(BigInt(numberOf(answer)), 1);
  body.writeBigUInt64BE(BigInt(deps.now()), 9);
  return base64url.encode(Buffer.concat([body, await macOf(deps, path, body)]));
}

/** The answer a token of ours tells of this stamp; undefined for another stamp's, an old one and any other text. */
export async function readPinToken(deps: Sealing, path: string, token: string): Promise<PinTold | undefined> {
  if (deps.secret === null || !TOKEN.test(token)) return undefined;
  const bytes = Buffer.from(base64url.decode(token));
  const body = bytes.subarray(0, BODY_BYTES);
  if (!timingSafeEqual(bytes.subarray(BODY_BYTES), await macOf(deps, path, body))) return undefined;
  const age = deps.now() - Number(body.readBigUInt64BE(9));
  const what = KINDS[body[0] ?? KINDS.length];
  if (what === undefined || age < 0 || age > PIN_TOKEN_MS) return undefined;
  return answerOf(what, Number(body.readBigUInt64BE(1)));
}
