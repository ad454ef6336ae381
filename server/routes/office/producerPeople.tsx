import { isProducerRole } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listOpenInvitationsOf } from '#db/producerPeople';
import { inviteUser } from '../../actions/inviteUser.ts';
import { revokeInvitation } from '../../actions/revokeInvitation.ts';
import { parseForm } from '../../forms/form.ts';
import { producerPersonForm } from '../../forms/person.ts';
import { formOr, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { producerSeen, showProducer } from './producerShown.tsx';
import { invitedPage } from './userPages.tsx';

/** Invites to this producer and to no other, whatever else was sent. */
async function invite(visit: Visit): Promise<Response> {
  const { id } = await producerSeen(visit);
  const typed = visit.fields.values;
  const act = async () => {
    const input = { ...parseForm(producerPersonForm, typed), producer: id };
    const invited = await inviteUser(visit.deps, visit.scope, input);
    return invitedPage(visit, invited, `/office/producers/${id}#people`);
  };
  return formOr(visit, act, (wrong) => showProducer(visit, { form: 'invitation', typed, wrong }));
}

/** Takes back an invitation to this producer; one to an office's role is not found here. */
async function revoke(visit: Visit): Promise<Response> {
  const { deps, scope, params } = visit;
  const { id } = await producerSeen(visit);
  const open = await listOpenInvitationsOf(deps.db, id, deps.now());
  const own = open.find((one) => one.id === params.invitation && isProducerRole(one.role));
  if (!own) throw new Refusal('not-found');
  await revokeInvitation(deps, scope, own.id);
  return sendOn(visit, `/office/producers/${id}#people`, 'saved');
}

const PATH = '/office/producers/:producer/invitations';
const needs = 'producer:write';

/** Bringing a producer's own people in, by the clerk who looks after that producer. */
export const producerPeopleDoors: readonly Door[] = [
  { method: 'POST', path: PATH, needs, answer: invite },
  { method: 'POST', path: `${PATH}/:invitation/revocation`, needs, answer: revoke },
];
