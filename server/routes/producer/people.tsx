import type { Role } from '#core/permission';
import { listProducerPeople } from '#db/grants';
import { listProducersOffered } from '#db/places';
import { PeoplePage } from '#web/pages/producer/PeoplePage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { endGrant } from '../../actions/endGrant.ts';
import { inviteUser } from '../../actions/inviteUser.ts';
import { revokeInvitation } from '../../actions/revokeInvitation.ts';
import { parseForm } from '../../forms/form.ts';
import { delegateForm } from '../../forms/person.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { invitedPage, shownInvitations } from '../office/userPages.tsx';

const PEOPLE = '/producer/people';

async function showPeople(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const people = (await listProducerPeople(deps.db, scope)).map((row) => ({
    ...row,
    role: row.role as Role,
  }));
  return page(
    visit,
    <PeoplePage
      frame={frame}
      people={people}
      invitations={await shownInvitations(visit)}
      producers={await listProducersOffered(deps.db, scope)}
      typed={fields.values}
      wrong={wrong}
    />,
  );
}

async function invite(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(delegateForm, visit.fields.values);
    return invitedPage(
      visit,
      await inviteUser(visit.deps, visit.scope, { ...input, role: 'delegate' }),
      PEOPLE,
    );
  };
  return formOr(visit, act, (wrong) => showPeople(visit, wrong));
}

async function revoke(visit: Visit): Promise<Response> {
  await revokeInvitation(visit.deps, visit.scope, visit.params.invitation ?? '');
  return sendOn(visit, PEOPLE, 'saved');
}

async function end(visit: Visit): Promise<Response> {
  await endGrant(visit.deps, visit.scope, visit.params.grant ?? '', ['delegate']);
  return sendOn(visit, PEOPLE, 'saved');
}

const own = { needs: 'delegate:invite' } as const;

/** A producer's own people: who works for it here, and its delegates' coming and going. */
export const peopleDoors: readonly Door[] = [
  { method: 'GET', path: '/producer/people', ...own, answer: (visit) => showPeople(visit) },
  { method: 'POST', path: '/producer/delegates', ...own, answer: invite },
  { method: 'POST', path: '/producer/delegates/:grant/ending', ...own, answer: end },
  { method: 'POST', path: '/producer/invitations/:invitation/revocation', ...own, answer: revoke },
];
