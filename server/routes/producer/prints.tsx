import { Refusal } from '#core/refusal';
import { findSeenBatch } from '#db/batchSearch';
import { findPrint } from '#db/prints';
import { PrintFormPage } from '#web/pages/producer/PrintFormPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { queuePrint } from '../../actions/queuePrint.ts';
import { parseForm } from '../../forms/form.ts';
import { queuePrintForm } from '../../forms/print.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { againChoices } from '../../printing/againChoices.ts';
import { paperGiven } from '../../printing/papers.ts';
import { besidePrintField, lookWishOf, printView } from '../../printing/printView.ts';

async function batchSeen({ deps, scope, params }: Visit) {
  const found = await findSeenBatch(deps.db, scope, params.batch ?? '');
  if (!found) throw new Refusal('batch-not-found', { batch: (params.batch ?? '').slice(0, 40) });
  return found;
}

/** What was typed so far, over what a print had that is to be printed again. */
async function chosen(visit: Visit): Promise<Readonly<Record<string, string>>> {
  const { again, ...typed } = visit.query;
  if (again === undefined) return typed;
  const { batch } = await batchSeen(visit);
  const print = await findPrint(visit.deps.db, again);
  return print?.batchId === batch.id ? { ...againChoices(print, batch), ...typed } : typed;
}

async function form(visit: Visit, typed: Readonly<Record<string, string>>, wrong: Wrong | null) {
  const view = await printView(visit, await batchSeen(visit), typed, wrong);
  return page(visit, <PrintFormPage frame={visit.frame} view={view} />);
}

/** A paper as it is chosen, or the very measures an earlier print had. */
async function measuresOf({ deps, scope }: Visit, given: string): Promise<string> {
  if (given.startsWith('page=') || given.startsWith('plain=')) return given;
  return (await paperGiven(deps.db, scope, given)).stock.name;
}

async function ask(visit: Visit): Promise<Response> {
  const { deps, fields } = visit;
  const { batch } = await batchSeen(visit);
  const { profile, content, format, rendering, ...values } = fields.values;
  try {
    const stock = await measuresOf(visit, values.stock ?? '');
    const given = Object.entries({ profile, content, format, rendering }).filter(([, value]) => value);
    const wish = { ...values, stock, batch: batch.id, ...Object.fromEntries(given) };
    const { job } = await queuePrint(deps, parseForm(queuePrintForm, wish), lookWishOf(values));
    return sendOn(visit, `/producer/jobs/${job}`, 'queued');
  } catch (error) {
    throw besidePrintField(error);
  }
}

/** Asking for the file of a batch, the first time or again. */
export const printDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/producer/batches/:batch/print',
    needs: 'batch:print',
    answer: async (visit) => form(visit, await chosen(visit), null),
  },
  {
    method: 'POST',
    path: '/producer/batches/:batch/prints',
    needs: 'batch:print',
    answer: (visit) =>
      formOr(
        visit,
        () => ask(visit),
        (wrong) => form(visit, visit.fields.values, wrong),
      ),
  },
];
