import { formatBatchName } from '#core/batchName';
import { formatManifest } from '#core/manifest';
import { differencesOf } from '#core/printCount';
import { countPrinted } from '#core/printTally';
import { Refusal } from '#core/refusal';
import { listToldPrints } from '#db/lotAccounts';
import { listPrintCounts } from '#db/printCounts';
import { PrintPage, type PrintShown } from '#web/pages/producer/PrintPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { countPrint } from '../../actions/countPrint.ts';
import { parseForm } from '../../forms/form.ts';
import { countPrintForm } from '../../forms/printHouse.ts';
import { formOr, page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { controlSheetOf, paperName } from '../../printing/controlSheetOf.ts';
import { manifestOfPrint } from '../../printing/printManifest.ts';
import { printSeen, type SeenPrint, voidsOfPrint } from '../../printing/seenPrint.ts';

function seenOf({ deps, scope, params }: Visit): Promise<SeenPrint> {
  return printSeen(deps.db, scope, params.print ?? '');
}

async function shownOf({ deps, frame }: Visit, seen: SeenPrint): Promise<PrintShown> {
  const { print, range, batch, sample } = seen;
  const { id, format, stock, start, pages, sha256, at, by } = print;
  const counts = (await listPrintCounts(deps.db, id)).map((one) => ({
    ...one,
    differences: differencesOf({ ...range, sha256 }, one),
  }));
  const paper = stock === '' ? null : paperName(stock, frame.lang);
  const hasManifest = (await manifestOfPrint(deps, seen)) !== undefined;
  const made = { id, batchId: batch.id, format, paper, start, pages, sha256, at, by };
  const { quantity } = batch;
  const from = print.from ?? 1;
  const prints = await listToldPrints(deps.db, [batch.id]);
  const before = prints.slice(
    0,
    prints.findIndex((one) => one.id === id),
  );
  const isPins = print.content === 'pins';
  const again = isPins ? 0 : countPrinted(quantity, before, { from, count: range.count });
  const voids = await voidsOfPrint(deps.db, seen);
  const shown = { voids, from, quantity, again, content: print.content, isPlaced: stock !== '' };
  return { ...made, ...range, ...shown, sample, hasManifest, counts };
}

async function show(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const print = await shownOf(visit, await seenOf(visit));
  const typed = wrong ? visit.fields.values : {};
  return page(
    visit,
    <PrintPage frame={visit.frame} print={print} typed={typed} wrong={wrong} />,
    wrong ? 422 : 200,
  );
}

function count(visit: Visit): Promise<Response> {
  const { deps, scope, params, fields } = visit;
  const act = async () => {
    const input = parseForm(countPrintForm, { ...fields.values, print: params.print });
    await countPrint(deps, scope, input);
    return sendOn(visit, `/producer/prints/${params.print}`, 'told');
  };
  return formOr(visit, act, (wrong) => show(visit, wrong));
}

async function sheet(visit: Visit): Promise<Response> {
  const seen = await seenOf(visit);
  const { print, range, batch, product, producer, lot, sample } = seen;
  const { format, stock, start, sha256 } = print;
  const voids = await voidsOfPrint(visit.deps.db, seen);
  const paper = stock === '' ? { stock: null, start: null } : { stock, start };
  const names = { product: product.name, producer: producer.name, lot: lot.number };
  const called = { batch: batch.id, batchName: formatBatchName(batch) };
  const facts = { ...called, ...names, sample, format, ...paper, issuedAt: batch.issuedAt };
  const body = await controlSheetOf({ ...facts, ...range, files: 1, sha256, voids }, visit.frame.lang);
  return sendFile(visit, { name: `phieu-kiem-dem-${print.id}.pdf`, type: 'application/pdf', body });
}

async function manifest(visit: Visit): Promise<Response> {
  const seen = await seenOf(visit);
  const made = await manifestOfPrint(visit.deps, seen);
  if (!made) throw new Refusal('not-found', { path: visit.frame.path });
  const body = new TextEncoder().encode(formatManifest(made));
  return sendFile(visit, { name: `bang-ke-${seen.print.id}.json`, type: 'application/json', body });
}

const path = '/producer/prints/:print';

/** A print on record: what a print house says it printed, and the sheet it is counted and signed by. */
export const printCountDoors: readonly Door[] = [
  { method: 'GET', path, needs: 'producer-home:see', answer: (visit) => show(visit) },
  { method: 'POST', path: `${path}/counts`, needs: 'stamp:account', answer: count },
  { method: 'GET', path: `${path}/control-sheet`, needs: 'producer-home:see', answer: sheet },
  { method: 'GET', path: `${path}/manifest`, needs: 'producer-home:see', answer: manifest },
];
