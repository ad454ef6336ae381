import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '#core/refusal';
import { findProfileSeen, listProfilesSeen } from '#db/printers';
import { listProducersSeen } from '#db/producers';
import type { Calibration } from '#labels/stock/calibration';
import { drawTestGrid, meantOn } from '#labels/stock/testGrid';
import { PrinterPage } from '#web/pages/producer/PrinterPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { savePrinterProfile } from '../../actions/savePrinterProfile.ts';
import { parseForm } from '../../forms/form.ts';
import { printerForm } from '../../forms/printer.ts';
import { formOr, page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { listPapers, type Paper, paperGiven } from '../../printing/papers.ts';

/** The paper of a test page: the one asked for, else the first of the table. */
async function chosenPaper({ deps, scope }: Visit, value: string | undefined): Promise<Paper> {
  return paperGiven(deps.db, scope, value || 'a4-65');
}

async function shown(visit: Visit, given: Readonly<Record<string, string>>, wrong: Wrong | null) {
  const { deps, scope, frame } = visit;
  const papers = await listPapers(deps.db, scope);
  const paper = papers.find(({ value }) => value === given.stock) ?? papers[0];
  const { stock } = paper ?? (await chosenPaper(visit, undefined));
  const view = {
    printers: await listProfilesSeen(deps.db, scope),
    producers: (await listProducersSeen(deps.db, scope)).map(({ id, name }) => ({ value: id, label: name })),
    papers: papers.map(({ value, said }) => ({ value, label: said[frame.lang].title })),
    paper: paper?.value ?? '',
    isRoll: stock.kind === 'roll',
    meant: meantOn(stock),
    values: given,
    wrong,
  };
  return page(visit, <PrinterPage frame={frame} view={view} />);
}

async function save(visit: Visit): Promise<Response> {
  const { deps, scope, fields } = visit;
  const input = parseForm(printerForm, fields.values);
  const { stock } = await chosenPaper(visit, input.stock);
  await savePrinterProfile(deps, scope, { ...input, stock: stock.name });
  return sendOn(visit, `/producer/printers?stock=${encodeURIComponent(input.stock)}`, 'saved');
}

async function grid(visit: Visit, calibration?: Calibration): Promise<Response> {
  const { value, stock } = await chosenPaper(visit, visit.query.stock);
  const out = new PassThrough();
  const bytes = buffer(out);
  await drawTestGrid({ stock, createdAt: 0, out, ...(calibration ? { calibration } : {}) });
  const name = `trang-thu-${value.replace(/[^\w-]/g, '-')}.pdf`;
  return sendFile(visit, { name, type: 'application/pdf', body: new Uint8Array(await bytes) });
}

async function ownGrid(visit: Visit): Promise<Response> {
  const { deps, scope, params } = visit;
  const profile = await findProfileSeen(deps.db, scope, params.profile ?? '');
  if (!profile) throw new Refusal('not-found', { path: visit.frame.path });
  return grid(visit, profile);
}

/** Printers and their test pages. */
export const printerDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/producer/printers',
    needs: 'batch:print',
    answer: (visit) => shown(visit, visit.query, null),
  },
  {
    method: 'POST',
    path: '/producer/printers',
    needs: 'batch:print',
    answer: (visit) =>
      formOr(
        visit,
        () => save(visit),
        (wrong) => shown(visit, visit.fields.values, wrong),
      ),
  },
  { method: 'GET', path: '/producer/printers/:profile/grid.pdf', needs: 'batch:print', answer: ownGrid },
  { method: 'GET', path: '/producer/stocks/grid.pdf', needs: 'batch:print', answer: (visit) => grid(visit) },
];
