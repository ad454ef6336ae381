import { Refusal } from '#core/refusal';
import { findOpenInvitation } from '#db/invitations';
import { nameOfPlace } from '#db/places';
import { InvitationPage } from '#web/pages/account/InvitationPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { acceptInvitation } from '../../actions/acceptInvitation.ts';
import { hashToken } from '../../auth/digest.ts';
import { parseForm } from '../../forms/form.ts';
import { acceptForm } from '../../forms/person.ts';
import { formOr, page } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { arrive, comerOf } from './arrive.tsx';

async function showInvitation(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, frame, params, fields } = visit;
  const token = params.token ?? '';
  const invitation = await findOpenInvitation(deps.db, hashToken(token), deps.now());
  if (!invitation) throw new Refusal('invitation-invalid');
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
      place={await nameOfPlace(deps.db, invitation)}
    />,
  );
}

async function accept(visit: Visit): Promise<Response> {
  const { deps, portal, params, fields } = visit;
  const act = async () => {
    const input = parseForm(acceptForm, fields.values);
    const { agent } = comerOf(visit);
    const signedIn = await acceptInvitation(deps, portal.passwords, params.token ?? '', input, agent);
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
