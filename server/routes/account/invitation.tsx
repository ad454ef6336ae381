import type { Invitation } from '#db/invitations';
import { nameOfPlace } from '#db/places';
import { InvitationPage } from '#web/pages/account/InvitationPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { acceptInvitation } from '../../actions/acceptInvitation.ts';
import { acceptRole } from '../../actions/acceptRole.ts';
import { invitationGiven } from '../../auth/inviter.ts';
import type { Session } from '../../auth/session.ts';
import { parseForm } from '../../forms/form.ts';
import { acceptForm } from '../../forms/person.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { arrive, comerOf, homeOf, setSession } from './arrive.tsx';

/** It gives one more role to whoever is signed in here. */
function isOwn({ session }: Visit, { role, email }: Invitation): boolean {
  return role !== 'return' && session?.user.email === email;
}

async function takeUp(visit: Visit, session: Session, token: string): Promise<Response> {
  const { deps } = visit;
  setSession(visit, await acceptRole(deps, session, token));
  return sendOn(visit, await homeOf(deps, session.user.id, session.strength), 'saved');
}

async function showInvitation(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, frame, params, fields } = visit;
  const token = params.token ?? '';
  const invitation = await invitationGiven(deps, token);
  const { email, role } = invitation;
  return page(
    visit,
    <InvitationPage
      frame={frame}
      wrong={wrong}
      action={`/invitation/${encodeURIComponent(token)}`}
      email={email}
      name={fields.values.name ?? invitation.name}
      role={role === 'return' ? null : role}
      own={isOwn(visit, invitation)}
      place={await nameOfPlace(deps.db, invitation)}
    />,
  );
}

async function accept(visit: Visit): Promise<Response> {
  const { deps, portal, params, fields, session } = visit;
  const token = params.token ?? '';
  const act = async () => {
    const invitation = await invitationGiven(deps, token);
    if (session && isOwn(visit, invitation)) return takeUp(visit, session, token);
    const input = parseForm(acceptForm, fields.values);
    const { agent } = comerOf(visit);
    const signedIn = await acceptInvitation(deps, portal.passwords, token, input, agent);
    return arrive(visit, signedIn, 'password');
  };
  return formOr(visit, act, (wrong) => showInvitation(visit, wrong));
}

/** Accepting an invitation, once. */
export const invitationDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/invitation/:token',
    needs: 'anyone',
    answer: (visit) => showInvitation(visit),
  },
  { method: 'POST', path: '/invitation/:token', needs: 'anyone', repeatable: true, answer: accept },
];
