import { LIMIT_WINDOW_MS, USUAL_LIMIT } from '#core/limit';
import { Refusal } from '#core/refusal';
import { listEvents } from '#db/events';
import { listLimitStandings, listProducerNames } from '#db/limitStanding';
import { EVERYBODY, listLimits } from '#db/limits';
import { findUser } from '#db/users';
import { LimitsPage } from '#web/pages/office/LimitsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { endLimit } from '../../actions/endLimit.ts';
import { setLimit } from '../../actions/setLimit.ts';
import { parseForm } from '../../forms/form.ts';
import { endLimitForm, setLimitForm } from '../../forms/limit.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const PATH = '/office/limits';

async function commonOf({ deps }: Visit) {
  const row = (await listLimits(deps.db)).find(({ producerId }) => producerId === EVERYBODY);
  if (!row) return { ...USUAL_LIMIT, set: null };
  const by = (await findUser(deps.db, row.actor))?.name ?? row.actor;
  return { perLot: row.perLot, per30Days: row.per30Days, set: { at: row.at, by } };
}

async function show(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, fields } = visit;
  const common = await commonOf(visit);
  const standings = await listLimitStandings(deps.db, scope, deps.now() - LIMIT_WINDOW_MS);
  const rows = standings.map(({ producerId, name, own, issued }) => {
    const { perLot, per30Days } = own ?? common;
    return { producerId, name, issued, perLot, per30Days, isOwn: own !== null };
  });
  const producers = await listProducerNames(deps.db, scope);
  const subjects = [EVERYBODY, ...rows.map(({ producerId }) => producerId)];
  const shown = {
    ...{ common, rows, producers, typed: fields.values, wrong },
    isWhole: scope.all,
    events: await listEvents(
      deps.db,
      subjects.map((nounId) => ({ noun: 'limit', nounId })),
    ),
  };
  return page(visit, <LimitsPage frame={frame} {...shown} />);
}

/** Everybody's limit belongs to the whole office, a producer's own to who sees that producer. */
async function refuseUnseen({ deps, scope }: Visit, producer: string | undefined): Promise<void> {
  if (producer === undefined && !scope.all) throw new Refusal('not-permitted');
  if (producer === undefined) return;
  const seen = await listProducerNames(deps.db, scope);
  if (!seen.some(({ id }) => id === producer)) throw new Refusal('not-found');
}

async function set(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(setLimitForm, visit.fields.values);
    await refuseUnseen(visit, input.producer);
    await setLimit(visit.deps, input);
    return sendOn(visit, PATH, 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, wrong));
}

async function end(visit: Visit): Promise<Response> {
  const input = parseForm(endLimitForm, visit.fields.values);
  await refuseUnseen(visit, input.producer);
  await endLimit(visit.deps, input);
  return sendOn(visit, PATH, 'saved');
}

/** How many stamps may be ordered without an approver. */
export const limitDoors: readonly Door[] = [
  { method: 'GET', path: PATH, needs: 'stamps:see', answer: (visit) => show(visit) },
  { method: 'POST', path: PATH, needs: 'limit:write', answer: set },
  { method: 'POST', path: `${PATH}/ending`, needs: 'limit:write', answer: end },
];
