import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '#core/refusal';
import { findProfileSeen, listProfilesSeen, type PrinterProfile } from '#db/printers';
import { listProducersSeen } from '#db/producers';
import { drawTestGrid, meantOn } from '#labels/stock/testGrid';
import { type TestLabelJob, testLabel } from '#labels/thermal/testLabel';
import { addressOf } from '#web/address.ts';
import { PrinterPage } from '#web/pages/producer/PrinterPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { removePrinterProfile } from '../../actions/removePrinterProfile.ts';
import { savePrinterProfile } from '../../actions/savePrinterProfile.ts';
import { parseForm } from '../../forms/form.ts';
import { printerForm, testLabelForm } from '../../forms/printer.ts';
import { formOr, page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { wayBack, wayBackWith } from '../../portal/wayBack.ts';
import { plain } from '../../printing/fileNames.ts';
import { listPapers, type Paper, paperGiven } from '../../printing/papers.ts';

const OCTETS = 'application/octet-stream';

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
    back: wayBack(given.back),
    values: given,
    wrong,
  };
  return page(visit, <PrinterPage frame={frame} view={view} />);
}

async function save(visit: Visit): Promise<Response> {
  const { deps, scope, fields } = visit;
  const input = parseForm(printerForm, fields.values);
  const { stock } = await chosenPaper(visit, input.stock);
  const { id } = await savePrinterProfile(deps, scope, { ...input, stock: stock.name });
  const back = wayBack(fields.values.back);
  if (back) return sendOn(visit, wayBackWith(back, { profile: id }), 'saved');
  return sendOn(visit, `/producer/printers?stock=${encodeURIComponent(input.stock)}`, 'saved');
}

async function remove(visit: Visit): Promise<Response> {
  await removePrinterProfile(visit.deps, visit.scope, { printer: visit.params.profile ?? '' });
  const back = wayBack(visit.fields.values.back);
  return sendOn(visit, addressOf('/producer/printers', { back }), 'saved');
}

/** What a test page is called: of a measured printer by its name, so that it is not taken for the blank one. */
function nameOf(kind: string, paper: string, printer: PrinterProfile | undefined, ending: string): string {
  const whose = printer ? `-${plain(printer.name) || printer.id}` : '';
  return `${kind}-${paper.replace(/[^\w-]/g, '-')}${whose}${ending}`;
}

async function grid(visit: Visit, printer?: PrinterProfile): Promise<Response> {
  const { value, stock } = await chosenPaper(visit, visit.query.stock);
  const out = new PassThrough();
  const bytes = buffer(out);
  const own = printer ? { calibration: printer, printer: printer.name } : {};
  await drawTestGrid({ stock, createdAt: 0, out, ...own });
  const name = nameOf('trang-thu', value, printer, '.pdf');
  return sendFile(visit, { name, type: 'application/pdf', body: new Uint8Array(await bytes) });
}

async function ownPrinter({ deps, scope, params, frame }: Visit): Promise<PrinterProfile> {
  const profile = await findProfileSeen(deps.db, scope, params.profile ?? '');
  if (!profile) throw new Refusal('not-found', { path: frame.path });
  return profile;
}

async function ownGrid(visit: Visit): Promise<Response> {
  return grid(visit, await ownPrinter(visit));
}

const LABEL_TYPES = { zpl: OCTETS, tspl: OCTETS, png: 'image/png' } as const;

function sendLabel(
  visit: Visit,
  format: keyof typeof LABEL_TYPES,
  paper: string,
  job: TestLabelJob,
  printer?: PrinterProfile,
) {
  const name = nameOf('nhan-thu', paper, printer, `-${job.dpi}dpi.${format}`);
  return sendFile(visit, { name, type: LABEL_TYPES[format], body: Uint8Array.from(testLabel(format, job)) });
}

async function label(visit: Visit): Promise<Response> {
  const input = parseForm(testLabelForm, visit.query);
  const { value, stock } = await chosenPaper(visit, input.stock);
  return sendLabel(visit, input.format, value, { stock, dpi: input.dpi });
}

/** In what the printer takes; a picture for one that takes pages. */
async function ownLabel(visit: Visit): Promise<Response> {
  const profile = await ownPrinter(visit);
  const { language, dpi } = profile;
  const { value, stock } = await chosenPaper(visit, visit.query.stock);
  const format = language === 'pdf' ? 'png' : language;
  return sendLabel(
    visit,
    format,
    value,
    { stock, dpi, calibration: profile, printer: profile.name },
    profile,
  );
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
  { method: 'POST', path: '/producer/printers/:profile/removal', needs: 'batch:print', answer: remove },
  { method: 'GET', path: '/producer/printers/:profile/grid.pdf', needs: 'batch:print', answer: ownGrid },
  { method: 'GET', path: '/producer/printers/:profile/label', needs: 'batch:print', answer: ownLabel },
  { method: 'GET', path: '/producer/stocks/label', needs: 'batch:print', answer: label },
  { method: 'GET', path: '/producer/stocks/grid.pdf', needs: 'batch:print', answer: (visit) => grid(visit) },
];
