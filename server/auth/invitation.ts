import type { Invitation } from '#db/invitations';
import { type Deps, newId } from '../deps.ts';
import { hashToken, newToken } from './digest.ts';

/** How long an invitation is good, ms. */
const GOOD_MS = 7 * 24 * 3_600_000;

/** An invitation and the link by which it is accepted, which is told once and kept nowhere. */
export interface Invited {
  readonly invitation: Invitation;
  readonly link: string;
}

/** A new invitation, good once within 7 days, with its link. */
export function invitationOf(
  deps: Deps,
  given: Pick<Invitation, 'email' | 'name' | 'role' | 'areaId' | 'producerId'>,
): Invited {
  const token = newToken(deps);
  const now = deps.now();
  const invitation: Invitation = {
    ...given,
    id: newId(deps, 'inv'),
    tokenHash: hashToken(token),
    createdAt: now,
    createdBy: deps.actor,
    expiresAt: now + GOOD_MS,
    usedAt: null,
    revokedAt: null,
  };
  return { invitation, link: `${deps.origin}/invitation/${token}` };
}
