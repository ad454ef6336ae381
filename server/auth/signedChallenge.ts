import { createHmac, timingSafeEqual } from 'node:crypto';
import { base64url } from 'jose';
import { Refusal } from '#core/refusal';
import { useSignedChallenge } from '#db/challenges';
import type { Write } from '#db/commit';
import type { Deps } from '../deps.ts';
import { hashToken } from './digest.ts';
import { officeKey } from './officeKey.ts';

/** How long a question to a passkey may be answered, ms. */
export const ANSWER_MS = 5 * 60_000;

const NONCE_BYTES = 16;
const INSTANT_BYTES = 8;
const BODY_BYTES = NONCE_BYTES + INSTANT_BYTES;
const WHOLE_BYTES = BODY_BYTES + 32;

async function seal(deps: Deps, body: Uint8Array): Promise<Buffer> {
  return createHmac('sha256', await officeKey(deps, 'challenge'))
    .update('passkey-in ')
    .update(body)
    .digest();
}

/**
 * A question anybody may ask for: random bytes and the instant it expires at, signed under the office's secret. Nothing
 * is written until it is answered, so that asking costs the house next to nothing.
 */
export async function signChallenge(deps: Deps): Promise<Uint8Array<ArrayBuffer>> {
  const body = Buffer.alloc(BODY_BYTES);
  body.set(deps.randomBytes(NONCE_BYTES));
  body.writeBigUInt64BE(BigInt(deps.now() + ANSWER_MS), NONCE_BYTES);
  return Uint8Array.from(Buffer.concat([body, await seal(deps, body)]));
}

function bytesOf(challenge: string): Buffer {
  try {
    return Buffer.from(base64url.decode(challenge));
  } catch {
    throw new Refusal('step-expired');
  }
}

/** The writes that use up a question of ours; throws `step-expired` for any other, and for one that is too old. */
export async function planAnswered(deps: Deps, challenge: string): Promise<Write[]> {
  const bytes = bytesOf(challenge);
  const [body, signature] = [bytes.subarray(0, BODY_BYTES), bytes.subarray(BODY_BYTES)];
  const isOurs = bytes.length === WHOLE_BYTES && timingSafeEqual(signature, await seal(deps, body));
  const now = deps.now();
  const expiresAt = isOurs ? Number(body.readBigUInt64BE(NONCE_BYTES)) : 0;
  if (expiresAt <= now) throw new Refusal('step-expired');
  return useSignedChallenge(hashToken(base64url.encode(bytes)), expiresAt, now);
}
