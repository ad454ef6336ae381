import { dayOf } from '#core/day';
import { SECOND_PROOF_ROLES, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { isRuledBy, listNamedGrants, type NamedGrant } from '#db/grants';
import { listOpenInvitations } from '#db/invitations';
import { listPasskeyOwners } from '#db/passkeys';
import { listAreasOffered, listProducersOffered } from '#db/places';
import { listOpenSessions } from '#db/sessions';
import { findUserSeen, listUsers, type User } from '#db/users';
import { formatDay, formatInstant } from '#web/dates.ts';
import { InvitedPage } from '#web/pages/office/InvitedPage.tsx';
import type { Places } from '#web/pages/office/InviteForm.tsx';
import type { ShownInvitation } from '#web/pages/office/OpenInvitations.tsx';
import { UserPage } from '#web/pages/office/UserPage.tsx';
import { UsersPage } from '#web/pages/office/UsersPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { heldBy } from '../../auth/held.ts';
import type { Invited } from '../../auth/invitation.ts';
import { ABSOLUTE_MS, IDLE_MS } from '../../auth/session.ts';
import { page } from '../../portal/answer.tsx';
import type { Visit } from '../../portal/door.ts';
import { readNewRights } from '../../register/newRights.ts';

/** A role with the name of what it is over. */
export function namedRole({ id, role, areaName, producerName }: NamedGrant) {
  return { id, role, place: producerName ?? areaName };
}

/** Invitations as the pages show them. */
export async function shownInvitations({ deps, scope }: Visit): Promise<ShownInvitation[]> {
  const open = await listOpenInvitations(deps.db, scope, deps.now());
  return open.map(({ id, name, email, role, areaName, producerName, expiresAt }) => ({
    id,
    name,
    email,
    role: role === 'return' ? null : role,
    place: producerName ?? areaName,
    until: formatInstant(expiresAt),
  }));
}

/** The page that shows an invitation's link, once. */
export function invitedPage(visit: Visit, { invitation, link }: Invited, back: string): Response {
  const { name, email, expiresAt } = invitation;
  const until = formatInstant(expiresAt);
  return page(
    visit,
    <InvitedPage frame={visit.frame} name={name} email={email} until={until} link={link} back={back} />,
  );
}

/** What may be chosen when giving a role: inside the scope of who gives it. */
async function placesFor({ deps, session }: Visit): Promise<Places | null> {
  const scope = session && scopeFor(session.grants, 'user:write');
  if (!scope) return null;
  const areas = await listAreasOffered(deps.db, scope);
  const producers = await listProducersOffered(deps.db, scope);
  return { areas: areas.map(({ name }) => name), producers: producers.map(({ name }) => name) };
}

/** The list of people, and the form that invites one more. */
export async function showUsers(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const users = await listUsers(deps.db, scope);
  const grants = await listNamedGrants(
    deps.db,
    users.map(({ id }) => id),
  );
  const withPasskey = await listPasskeyOwners(deps.db);
  const listed = users.map(({ id, name, email, suspendedAt, totpSealed }) => {
    const roles = grants.filter(({ userId }) => userId === id).map(namedRole);
    const needs = roles.some(({ role }) => SECOND_PROOF_ROLES.includes(role));
    const lacksSecond = needs && totpSealed === null && !withPasskey.has(id);
    return { id, name, email, roles, suspended: suspendedAt !== null, lacksSecond };
  });
  return page(
    visit,
    <UsersPage
      frame={frame}
      users={listed}
      rights={await readNewRights(deps, { scope })}
      invitations={await shownInvitations(visit)}
      places={await placesFor(visit)}
      typed={fields.values}
      wrong={wrong}
    />,
  );
}

async function standingOf({ deps, session }: Visit, user: User): Promise<'rule' | 'self' | 'see'> {
  if (user.id === session?.user.id) return 'self';
  const scope = session && scopeFor(session.grants, 'user:write');
  return scope && (await isRuledBy(deps.db, scope, user.id)) ? 'rule' : 'see';
}

/** One person; found only where the scope sees them. */
export async function showUser(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, scope, frame, fields, params } = visit;
  const user = await findUserSeen(deps.db, scope, params.user ?? '');
  if (!user) throw new Refusal('user-not-found', {});
  const now = deps.now();
  const grants = await listNamedGrants(deps.db, [user.id]);
  const sessions = await listOpenSessions(deps.db, user.id, now - IDLE_MS, now - ABSOLUTE_MS);
  const withPasskey = await listPasskeyOwners(deps.db);
  const shown = {
    id: user.id,
    name: user.name,
    email: user.email,
    since: formatDay(dayOf(user.createdAt)),
    suspended: user.suspendedAt !== null,
    hasSecond: user.totpSealed !== null || withPasskey.has(user.id),
    openSessions: sessions.length,
    roles: grants.map((grant) => ({ ...namedRole(grant), since: formatDay(dayOf(grant.grantedAt)) })),
  };
  const standing = await standingOf(visit, user);
  const { waiting } = await heldBy(deps, user.id);
  const places = (await placesFor(visit)) ?? { areas: [], producers: [] };
  return page(
    visit,
    <UserPage
      frame={frame}
      user={shown}
      standing={standing}
      rights={await readNewRights(deps, { scope, userId: user.id })}
      mayConfirm={waiting.some(({ by }) => by !== deps.actor)}
      places={places}
      typed={fields.values}
      wrong={wrong}
    />,
  );
}
