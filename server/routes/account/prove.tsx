import { KeptFormPage } from '#web/pages/account/KeptFormPage.tsx';
import { ProvePage } from '#web/pages/account/ProvePage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { proveAgain } from '../../actions/proveAgain.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { sessionOf } from './account.tsx';
import { alongOf, comerOf, homeOf, setSession } from './arrive.tsx';

function provePage(visit: Visit, wrong: Wrong | null = null): Response {
  return page(visit, <ProvePage frame={visit.frame} wrong={wrong} along={alongOf(visit)} />);
}

async function prove(visit: Visit): Promise<Response> {
  const { deps, portal, fields, frame } = visit;
  const act = async () => {
    const session = sessionOf(visit);
    const { answer, password = '' } = fields.values;
    const given = answer ? { answer } : { password };
    setSession(visit, await proveAgain(deps, portal.passwords, session, given, comerOf(visit)));
    const { next, kept } = alongOf(visit);
    const home = await homeOf(deps, session.user.id, session.strength);
    if (kept) {
      return page(visit, <KeptFormPage frame={frame} name={session.user.name} kept={kept} home={home} />);
    }
    return sendOn(visit, next ?? home);
  };
  return formOr(visit, act, async (wrong) => provePage(visit, wrong));
}

/** Proving again who one is. */
export const proveDoors: readonly Door[] = [
  { method: 'GET', path: '/account/prove', needs: 'signed-in', answer: async (visit) => provePage(visit) },
  { method: 'POST', path: '/account/prove', needs: 'signed-in', repeatable: true, answer: prove },
];
