import { hostOf } from '#core/origin';
import { findOpenChallenge, insertChallenge } from '#db/challenges';
import { commit } from '#db/commit';
import type { Deps } from '../deps.ts';
import { hashToken, newToken } from './digest.ts';
import { openText, sealText } from './officeKey.ts';
import type { Session } from './session.ts';
import { newTotpSecret, totpAddress } from './totp.ts';

const OFFERED_MS = 15 * 60_000;

/** A secret offered to an authenticator app: as text, as the address in a QR, and the token it is confirmed by. */
export interface OfferedTotp {
  readonly secret: string;
  readonly address: string;
  readonly step: string;
}

/** Offers a new secret for 15 minutes; it counts only when the app has shown that it knows it. */
export async function offerTotp(deps: Deps, { user }: Session): Promise<OfferedTotp> {
  const secret = newTotpSecret(deps.randomBytes);
  const step = newToken(deps);
  const now = deps.now();
  const challenge = await sealText(deps, secret);
  const row = { id: hashToken(step), userId: user.id, purpose: 'totp-new' as const, challenge, usedAt: null };
  await commit(deps.db, insertChallenge({ ...row, expiresAt: now + OFFERED_MS }, now));
  return { secret, address: totpAddress(secret, user.email, hostOf(deps.origin)), step };
}

/** The same secret once more, while its offer is good: a code mistyped does not make the app's entry useless. */
export async function offerAgain(
  deps: Deps,
  { user }: Session,
  step: string,
): Promise<OfferedTotp | undefined> {
  const offered = await findOpenChallenge(deps.db, 'totp-new', hashToken(step), deps.now());
  if (offered?.userId !== user.id) return undefined;
  const secret = await openText(deps, offered.challenge);
  return { secret, address: totpAddress(secret, user.email, hostOf(deps.origin)), step };
}
