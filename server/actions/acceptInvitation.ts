import { Refusal } from '#core/refusal';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertGrant } from '#db/grants';
import { type Invitation, useInvitation } from '#db/invitations';
import { forgetSecondProofs } from '#db/passkeys';
import { endSessionsOf } from '#db/sessions';
import { findUserByEmail, forgetTotp, insertUser, renameUser, setPassword, type User } from '#db/users';
import { invitationGiven } from '../auth/inviter.ts';
import type { Passwords } from '../auth/password.ts';
import { letIn, type SignedIn } from '../auth/signedIn.ts';
import { type Deps, newId } from '../deps.ts';
import type { AcceptInvitation } from '../forms/person.ts';

interface Accepted {
  readonly user: User;
  readonly writes: readonly Write[];
}

function planNewcomer(
  deps: Deps,
  invitation: Invitation & { readonly role: Exclude<Invitation['role'], 'return'> },
  name: string,
  passwordHash: string,
): Accepted {
  const at = deps.now();
  const { email, role, areaId, producerId, createdBy } = invitation;
  const proofs = { passwordHash, totpSealed: null, totpLastStep: null };
  const user: User = { id: newId(deps, 'usr'), email, name, ...proofs, createdAt: at, suspendedAt: null };
  const over = { role, areaId, producerId };
  const grant = { id: newId(deps, 'grt'), userId: user.id, ...over, grantedAt: at, grantedBy: createdBy };
  const event = { at, actor: user.id, verb: 'accept', noun: 'user', nounId: user.id };
  const after = { email, name, ...over };
  return {
    user,
    writes: [insertUser(user), insertGrant({ ...grant, endedAt: null }), writeEvent({ ...event, after })],
  };
}

/** Somebody comes back with nothing in hand: a new password, and every older proof and session is gone. */
async function planReturn(deps: Deps, email: string, name: string, passwordHash: string): Promise<Accepted> {
  const user = await findUserByEmail(deps.db, email);
  if (!user || user.suspendedAt !== null) throw new Refusal('invitation-invalid');
  const at = deps.now();
  return {
    user: { ...user, name, passwordHash, totpSealed: null },
    writes: [
      renameUser(user.id, name),
      setPassword(user.id, passwordHash),
      forgetTotp(user.id),
      ...forgetSecondProofs(user.id),
      endSessionsOf(user.id, at),
      writeEvent({ at, actor: user.id, verb: 'return', noun: 'user', nounId: user.id }),
    ],
  };
}

/**
 * Accepts an invitation once: an account with its first role, or a way back into one's own. Rights that need a second
 * proof wait for it. Throws `invitation-invalid`, `sign-in-needed` where the address has an account, whose person takes
 * up the role signed in; `password-weak`, `passwords-differ`.
 */
export async function acceptInvitation(
  deps: Deps,
  passwords: Passwords,
  token: string,
  input: AcceptInvitation,
  agent: string,
): Promise<SignedIn> {
  const invitation = await invitationGiven(deps, token);
  if (input.password !== input.again) throw new Refusal('passwords-differ', { field: 'again' });
  const { role, email } = invitation;
  const known = role !== 'return' && (await findUserByEmail(deps.db, email)) !== undefined;
  if (known) throw new Refusal('sign-in-needed');
  const passwordHash = await passwords.hash(deps, input.password);

  const { user, writes } =
    role === 'return'
      ? await planReturn(deps, email, input.name, passwordHash)
      : planNewcomer(deps, { ...invitation, role }, input.name, passwordHash);
  const used = useInvitation(invitation.id, deps.now());
  const proof = { strength: 'password', way: 'invitation', agent, writes: [used, ...writes] } as const;
  return letIn(deps, user, proof);
}
