import { Refusal, type RefusalCode } from '#core/refusal';
import { findSeenBatch } from '#db/batchSearch';
import { listProfilesSeen } from '#db/printers';
import { PrintFormPage } from '#web/pages/producer/PrintFormPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { queuePrint } from '../../actions/queuePrint.ts';
import { parseForm } from '../../forms/form.ts';
import { queuePrintForm } from '../../forms/print.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { listPapers, paperGiven } from '../../printing/papers.ts';

async function batchSeen({ deps, scope, params }: Visit) {
  const found = await findSeenBatch(deps.db, scope, params.batch ?? '');
  if (!found) throw new Refusal('batch-not-found', { batch: (params.batch ?? '').slice(0, 40) });
  return found;
}

async function form(visit: Visit, typed: Readonly<Record<string, string>>, wrong: Wrong | null) {
  const { deps, scope, frame } = visit;
  const { batch, lot, sample, producer } = await batchSeen(visit);
  const papers = (await listPapers(deps.db, scope)).map(({ value, said }) => ({
    value,
    label: said[frame.lang].title,
  }));
  const profiles = (await listProfilesSeen(deps.db, scope)).filter(
    ({ producerId }) => producerId === producer.id,
  );
  const printers = profiles.map(({ id, name }) => ({ value: id, label: name }));
  // The usual paper has no room for a stamp and its PIN; and PINs are printed only where they are asked for.
  const usual = batch.pin ? 'a4-24' : 'a4-65';
  const values = { stock: usual, start: '1', dpi: '300', content: 'stamps', ...typed };
  const view = { papers, printers, values, wrong, sample };
  return page(visit, <PrintFormPage frame={frame} batch={batch} lotNumber={lot.number} {...view} />);
}

/** The field a print's refusal is about, where it does not say so itself. */
const FIELDS: Partial<Record<RefusalCode, string>> = {
  'stock-unknown': 'stock',
  'stock-too-small': 'stock',
  'stock-without-pin-room': 'stock',
  'batch-without-pins': 'content',
  'start-label-outside-sheet': 'start',
  'dpi-out-of-range': 'dpi',
  'label-off-page': 'profile',
};

/** A paper as it is chosen, or the very measures an earlier print had. */
async function measuresOf({ deps, scope }: Visit, given: string): Promise<string> {
  if (given.startsWith('page=')) return given;
  return (await paperGiven(deps.db, scope, given)).stock.name;
}

async function ask(visit: Visit): Promise<Response> {
  const { deps, fields } = visit;
  const { batch } = await batchSeen(visit);
  const { profile, content, ...values } = fields.values;
  try {
    const stock = await measuresOf(visit, values.stock ?? '');
    const chosen = { ...(profile ? { profile } : {}), ...(content ? { content } : {}) };
    const given = { ...values, stock, batch: batch.id, ...chosen };
    const { job } = await queuePrint(deps, parseForm(queuePrintForm, given));
    return sendOn(visit, `/producer/jobs/${job}`, 'queued');
  } catch (error) {
    const field = error instanceof Refusal ? FIELDS[error.code] : undefined;
    if (!(error instanceof Refusal) || field === undefined) throw error;
    throw new Refusal(error.code, { ...error.details, field });
  }
}

/** Asking for the PDF of a batch, the first time or again. */
export const printDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/producer/batches/:batch/print',
    needs: 'batch:print',
    answer: (visit) => form(visit, visit.query, null),
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
