import { SECOND_PROOF_ROLES } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listGrants } from '#db/grants';
import { listPasskeys } from '#db/passkeys';
import { findUser } from '#db/users';
import type { Deps } from '../deps.ts';

/** Refuses (`last-second-proof`) to take away the last second proof of somebody whose roles need one. */
export async function refuseLastProof(
  { db }: Deps,
  userId: string,
  without: { readonly totp?: true; readonly passkey?: string },
): Promise<void> {
  const needs = (await listGrants(db, userId)).some(({ role }) => SECOND_PROOF_ROLES.includes(role));
  if (!needs) return;
  const user = await findUser(db, userId);
  const totp = user?.totpSealed !== null && !without.totp;
  const passkeys = (await listPasskeys(db, userId)).filter(({ id }) => id !== without.passkey);
  if (!totp && passkeys.length === 0) throw new Refusal('last-second-proof');
}
