import { Refusal } from '#core/refusal';
import { SIGNAL_STATES } from '#core/signal';
import { findSignal, listSignals, type SignalSeen } from '#db/signalPages';
import { SignalPage } from '#web/pages/office/SignalPage.tsx';
import { SignalsPage } from '#web/pages/office/SignalsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { checkSignal } from '../../actions/checkSignal.ts';
import { pageGiven } from '../../daySpan.ts';
import { parseForm } from '../../forms/form.ts';
import { signalFindingForm } from '../../forms/signal.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { listedSignal, signalView } from '../../signalView.ts';

const SIGNALS = '/office/signals';
const PER_PAGE = 50;

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const at = { page: pageGiven(query.page), perPage: PER_PAGE };
  const state = SIGNAL_STATES.find((one) => one === query.state);
  const level = (['watch', 'alarm'] as const).find((one) => one === query.level);
  const { rows, total } = await listSignals(
    deps.db,
    scope,
    { state, level },
    { limit: PER_PAGE, offset: (at.page - 1) * PER_PAGE },
  );
  const listed = await Promise.all(rows.map((signal) => listedSignal(deps.db, signal)));
  return page(
    visit,
    <SignalsPage frame={frame} rows={listed} asked={{ state, level }} {...at} total={total} />,
  );
}

async function signalSeen({ deps, scope, params }: Visit): Promise<SignalSeen> {
  const signal = await findSignal(deps.db, scope, params.signal ?? '');
  if (!signal) throw new Refusal('not-found');
  return signal;
}

async function show(visit: Visit, wrong?: Wrong): Promise<Response> {
  const signal = await signalView(visit.deps.db, visit.frame.lang, visit.scope, await signalSeen(visit));
  return page(
    visit,
    <SignalPage frame={visit.frame} signal={signal} typed={visit.fields.values} wrong={wrong} />,
  );
}

async function check(visit: Visit): Promise<Response> {
  const signal = await signalSeen(visit);
  const act = async () => {
    const given = parseForm(signalFindingForm, { ...visit.fields.values, signal: signal.id });
    await checkSignal(visit.deps, signal, given);
    return sendOn(visit, `${SIGNALS}/${signal.id}`, 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, wrong));
}

/** Signs of copying: the list, one of them, and what a person found it to be. */
export const signalDoors: readonly Door[] = [
  { method: 'GET', path: SIGNALS, needs: 'field:see', answer: list },
  { method: 'GET', path: `${SIGNALS}/:signal`, needs: 'field:see', answer: (visit) => show(visit) },
  { method: 'POST', path: `${SIGNALS}/:signal/finding`, needs: 'signal:write', answer: check },
];
