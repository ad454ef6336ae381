import { confirmRights } from '../../actions/confirmRights.ts';
import { endGrant } from '../../actions/endGrant.ts';
import { endUserSessions } from '../../actions/endUserSessions.ts';
import { grantRole } from '../../actions/grantRole.ts';
import { inviteBack } from '../../actions/inviteBack.ts';
import { inviteUser } from '../../actions/inviteUser.ts';
import { revokeInvitation } from '../../actions/revokeInvitation.ts';
import { type Suspension, suspendUser } from '../../actions/suspendUser.ts';
import { parseForm } from '../../forms/form.ts';
import { grantForm, inviteForm } from '../../forms/person.ts';
import { formOr, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { invitedPage, showUser, showUsers } from './userPages.tsx';

const USERS = '/office/users';

const userPath = ({ params }: Visit) => `${USERS}/${params.user ?? ''}`;

async function invite(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(inviteForm, visit.fields.values);
    return invitedPage(visit, await inviteUser(visit.deps, visit.scope, input), USERS);
  };
  return formOr(visit, act, (wrong) => showUsers(visit, wrong));
}

async function revoke(visit: Visit): Promise<Response> {
  await revokeInvitation(visit.deps, visit.scope, visit.params.invitation ?? '');
  return sendOn(visit, `${USERS}#invitations`, 'saved');
}

async function grant(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(grantForm, visit.fields.values);
    await grantRole(visit.deps, visit.scope, visit.params.user ?? '', input);
    return sendOn(visit, userPath(visit), 'saved');
  };
  return formOr(visit, act, (wrong) => showUser(visit, wrong));
}

async function endOne(visit: Visit): Promise<Response> {
  await endGrant(visit.deps, visit.scope, visit.params.grant ?? '');
  return sendOn(visit, userPath(visit), 'saved');
}

async function endAll(visit: Visit): Promise<Response> {
  await endUserSessions(visit.deps, visit.scope, visit.params.user ?? '');
  return sendOn(visit, userPath(visit), 'saved');
}

async function confirm(visit: Visit): Promise<Response> {
  await confirmRights(visit.deps, visit.scope, visit.params.user ?? '');
  return sendOn(visit, userPath(visit), 'saved');
}

async function makeReturn(visit: Visit): Promise<Response> {
  const invited = await inviteBack(visit.deps, visit.scope, visit.params.user ?? '');
  return invitedPage(visit, invited, userPath(visit));
}

const suspension = (which: Suspension) => async (visit: Visit) => {
  await suspendUser(visit.deps, visit.scope, visit.params.user ?? '', which);
  return sendOn(visit, userPath(visit), 'saved');
};

const sees = { method: 'GET', needs: 'user:see' } as const;
const rules = { method: 'POST', needs: 'user:write', proof: 'fresh' } as const;

/** Who may come in, and in which role. */
export const userDoors: readonly Door[] = [
  { ...sees, path: '/office/users', answer: (visit) => showUsers(visit) },
  { ...sees, path: '/office/users/:user', answer: (visit) => showUser(visit) },
  { ...rules, path: '/office/invitations', answer: invite },
  { ...rules, path: '/office/invitations/:invitation/revocation', answer: revoke },
  { ...rules, path: '/office/users/:user/grants', answer: grant },
  { ...rules, path: '/office/users/:user/grants/:grant/ending', answer: endOne },
  { ...rules, path: '/office/users/:user/session-ending', answer: endAll },
  { ...rules, path: '/office/users/:user/confirmation', answer: confirm },
  { ...rules, path: '/office/users/:user/return', answer: makeReturn },
  { ...rules, path: '/office/users/:user/suspension', answer: suspension('suspend') },
  { ...rules, path: '/office/users/:user/resumption', answer: suspension('resume') },
];
