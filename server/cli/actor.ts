import { type Permission, type Scope, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { byCommand } from '#db/open';
import { findUserByEmail } from '#db/users';
import { heldBy } from '../auth/held.ts';
import type { Deps } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { emailForm } from '../forms/person.ts';

/** The house with a person as the actor, and what their right shows them. */
export interface Acting {
  readonly deps: Deps;
  readonly scope: Scope;
}

/**
 * The person of an email address, where they hold this right themselves: the command line opens no other door than the
 * browser, and every event tells that it was the command line. Throws `user-not-found`, `not-permitted`.
 */
export async function actAs(deps: Deps, given: unknown, permission: Permission): Promise<Acting> {
  const { email } = parseForm(emailForm, { email: given });
  const user = await findUserByEmail(deps.db, email);
  if (!user) throw new Refusal('user-not-found', { email });
  const scope = scopeFor((await heldBy(deps, user.id)).grants, permission);
  if (user.suspendedAt !== null || scope === undefined) throw new Refusal('not-permitted');
  return { deps: { ...deps, db: byCommand(deps.db), actor: user.id }, scope };
}
