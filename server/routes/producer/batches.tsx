import type { LineProblem } from '#core/accountBook';
import { Refusal } from '#core/refusal';
import { listJobsSeen } from '#db/jobs';
import { type AgainForm, BatchPage } from '#web/pages/producer/BatchPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { batchAccount } from '../../accounts.ts';
import { countStamps } from '../../actions/countStamps.ts';
import { voidLeftovers } from '../../actions/voidLeftovers.ts';
import { voidSpoiled } from '../../actions/voidSpoiled.ts';
import { asksJson } from '../../edge/respond.tsx';
import { countStampsForm, voidLeftoversForm, voidSpoiledForm } from '../../forms/account.ts';
import { parseForm } from '../../forms/form.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { jobShown } from './jobShown.ts';

const pathOf = ({ params }: Visit) => `/producer/batches/${params.batch}`;

async function show(visit: Visit, again: AgainForm | null = null): Promise<Response> {
  const { deps, scope, frame, params } = visit;
  const found = await batchAccount(deps.db, scope, params.batch ?? '', deps.now());
  if (!found) throw new Refusal('batch-not-found', { batch: params.batch ?? '' });
  const { id, pin } = found.account.batch;
  const jobs = await listJobsSeen(deps.db, scope, { nounIds: [id] });
  const shown = jobs.map((job) => jobShown(job, frame.lang, pin));
  // The camera is for this page's list of spoiled stamps alone.
  visit.c.set('policy', 'camera');
  return page(visit, <BatchPage frame={frame} {...found} again={again} jobs={shown} />, again ? 422 : 200);
}

function again(
  visit: Visit,
  form: AgainForm['form'],
  wrong: Wrong | null,
  lines: readonly LineProblem[] = [],
) {
  return show(visit, { form, typed: visit.fields.values, wrong, lines });
}

/** Voided as a whole, or shown again with every line that is wrong; a program reads the lines. */
function voidedOr(visit: Visit, form: AgainForm['form'], { wrong }: { wrong: readonly LineProblem[] }) {
  if (wrong.length === 0) return sendOn(visit, `${pathOf(visit)}#account`, 'voided');
  return asksJson(visit.c) ? visit.c.json({ wrong }, 422) : again(visit, form, null, wrong);
}

const typed = ({ fields, params }: Visit) => ({ ...fields.values, batch: params.batch });

function count(visit: Visit): Promise<Response> {
  const act = async () => {
    await countStamps(visit.deps, visit.scope, parseForm(countStampsForm, typed(visit)));
    return sendOn(visit, `${pathOf(visit)}#account`, 'counted');
  };
  return formOr(visit, act, (wrong) => again(visit, 'counts', wrong));
}

function spoil(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(voidSpoiledForm, typed(visit));
    return voidedOr(visit, 'spoilage', await voidSpoiled(visit.deps, visit.scope, input));
  };
  return formOr(visit, act, (wrong) => again(visit, 'spoilage', wrong));
}

function leave(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(voidLeftoversForm, typed(visit));
    return voidedOr(visit, 'leftovers', await voidLeftovers(visit.deps, visit.scope, input));
  };
  return formOr(visit, act, (wrong) => again(visit, 'leftovers', wrong));
}

const path = '/producer/batches/:batch';

/** A batch and its accounts: only the producer counts and voids, a consultant looks. */
export const batchDoors: readonly Door[] = [
  { method: 'GET', path, needs: 'producer-home:see', answer: (visit) => show(visit) },
  { method: 'POST', path: `${path}/counts`, needs: 'stamp:account', answer: count },
  { method: 'POST', path: `${path}/spoilage`, needs: 'stamp:account', answer: spoil },
  { method: 'POST', path: `${path}/leftovers`, needs: 'stamp:account', answer: leave },
];
