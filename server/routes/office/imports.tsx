import { Refusal } from '#core/refusal';
import { findFile, type StoredFile } from '#db/files';
import { holdsNoRecognition, readMark } from '#db/importSnapshot';
import { findImport, findImportOfFile, findReport, type ImportRow, listImports } from '#db/imports';
import { listProposalsAbout } from '#db/proposals';
import { ImportPage, type ImportState } from '#web/pages/office/ImportPage.tsx';
import { ImportsPage } from '#web/pages/office/ImportsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { refusalText } from '#web/refusalText.ts';
import { propose } from '../../actions/propose.ts';
import { storeFile } from '../../actions/storeFile.ts';
import { pathOfFile } from '../../files/fileStore.ts';
import { sheetGiven } from '../../files/uploads.ts';
import { parseForm } from '../../forms/form.ts';
import { registerImportForm } from '../../forms/import.ts';
import { importInThread } from '../../import/importThread.ts';
import { unpackReport } from '../../import/keptReport.ts';
import { fateFile, problemFile } from '../../import/problemFile.ts';
import { formatMark } from '../../import/registerPlan.ts';
import type { ImportReport } from '../../import/report.ts';
import { formOr, page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { statusOf } from '../../problems.ts';

/** How many earlier imports the page lists. */
const SHOWN = 50;

/** An import reads and writes the whole register, so only people of the whole office import. */
function refusePartial({ scope }: Visit): void {
  if (!scope.all) throw new Refusal('not-permitted');
}

async function showAll(visit: Visit, wrong?: Wrong): Promise<Response> {
  refusePartial(visit);
  const earlier = await listImports(visit.deps.db, SHOWN);
  return page(visit, <ImportsPage frame={visit.frame} earlier={earlier} wrong={wrong} />);
}

const SHEETS: readonly string[] = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

/** The sheet of this address: the file itself is what waits to be imported. */
async function sheetHere(visit: Visit): Promise<StoredFile> {
  refusePartial(visit);
  const file = await findFile(visit.deps.db, visit.params.import ?? '');
  if (!file || !SHEETS.includes(file.type)) throw new Refusal('not-found');
  return file;
}

/** The import on record of this address, by its id (also those of the command line) or by its file. */
async function doneHere(visit: Visit): Promise<ImportRow | undefined> {
  refusePartial(visit);
  const { db } = visit.deps;
  const id = visit.params.import ?? '';
  return (await findImport(db, id)) ?? findImportOfFile(db, id);
}

async function keptReport({ deps, frame }: Visit, { id }: ImportRow): Promise<ImportReport | null> {
  const kept = await findReport(deps.db, id);
  return kept === undefined ? null : unpackReport(kept, frame.lang);
}

function look({ deps, frame }: Visit, { hash, name }: StoredFile): Promise<ImportReport> {
  const path = pathOfFile(deps.config, hash);
  return importInThread(deps, { path, fileName: name, lang: frame.lang, act: 'look' });
}

/** The proposal to import this file that waits for an approver. */
async function waitingFor({ deps }: Visit, { hash }: StoredFile): Promise<string | null> {
  const about = await listProposalsAbout(deps.db, 'register', hash);
  return about.find(({ state }) => state === 'waiting')?.id ?? null;
}

async function previewOf(visit: Visit, file: StoredFile): Promise<ImportState> {
  const { db } = visit.deps;
  try {
    const mark = formatMark(await readMark(db));
    const preview = await look(visit, file);
    const founding = await holdsNoRecognition(db);
    return { preview, mark, founding, waiting: await waitingFor(visit, file) };
  } catch (error) {
    if (!(error instanceof Refusal) || statusOf(error.code) === 500) throw error;
    return { refused: refusalText(visit.frame.lang, error) };
  }
}

async function showOne(visit: Visit, wrong?: Wrong): Promise<Response> {
  const { frame } = visit;
  const done = await doneHere(visit);
  if (done) {
    const { id, fileName, at: doneAt, counts } = done;
    const state = { doneAt, counts, report: await keptReport(visit, done) };
    return page(visit, <ImportPage frame={frame} id={id} fileName={fileName} state={state} />);
  }
  const file = await sheetHere(visit);
  const state = await previewOf(visit, file);
  const shown = { frame, id: file.hash, fileName: file.name, state, wrong };
  return page(visit, <ImportPage {...shown} />, 'refused' in state ? 422 : 200);
}

async function upload(visit: Visit): Promise<Response> {
  refusePartial(visit);
  return formOr(
    visit,
    async () => {
      const { hash } = await storeFile(visit.deps, sheetGiven(visit.fields.file('file'), 'file'));
      return sendOn(visit, `/office/imports/${hash}`);
    },
    (wrong) => showAll(visit, wrong),
  );
}

/** Into an empty register it is written at once by the thread; into any other an approver puts it in force. */
async function confirm(visit: Visit): Promise<Response> {
  const { deps, frame, fields } = visit;
  const file = await sheetHere(visit);
  const { hash, name } = file;
  if (await findImportOfFile(deps.db, hash)) return sendOn(visit, `/office/imports/${hash}`, 'already-done');
  const waiting = await waitingFor(visit, file);
  if (waiting !== null) return sendOn(visit, `/office/proposals/${waiting}`, 'already-done');
  if (await holdsNoRecognition(deps.db)) {
    const path = pathOfFile(deps.config, hash);
    await importInThread(deps, { path, fileName: name, lang: frame.lang, act: 'found' });
    return sendOn(visit, `/office/imports/${hash}`, 'saved');
  }
  const input = parseForm(registerImportForm, { file: hash, name, mark: fields.values.mark });
  const about = { kind: 'register-import', noun: 'register', nounId: hash, producerId: null } as const;
  const proposal = await propose(deps, { ...about, title: name, input, submit: true });
  return sendOn(visit, `/office/proposals/${proposal.id}`, 'submitted');
}

/** One list of an import as CSV: of one on record as it was kept, else as it would be now. */
function csv(name: string, write: (report: ImportReport, lang: Visit['frame']['lang']) => string) {
  return async (visit: Visit): Promise<Response> => {
    const done = await doneHere(visit);
    const report = done ? await keptReport(visit, done) : await look(visit, await sheetHere(visit));
    if (!report) throw new Refusal('not-found');
    const body = new TextEncoder().encode(write(report, visit.frame.lang));
    return sendFile(visit, { name, type: 'text/csv; charset=utf-8', body });
  };
}

const needs = 'register:import';
const PATH = '/office/imports/:import';

/** The doors of importing a register. */
export const importDoors: readonly Door[] = [
  { method: 'GET', path: '/office/imports', needs, answer: (visit) => showAll(visit) },
  { method: 'POST', path: '/office/imports', needs, body: 'upload', answer: upload },
  { method: 'GET', path: PATH, needs, answer: (visit) => showOne(visit) },
  { method: 'GET', path: `${PATH}/problems.csv`, needs, answer: csv('problems.csv', problemFile) },
  { method: 'GET', path: `${PATH}/rows.csv`, needs, answer: csv('rows.csv', fateFile) },
  {
    method: 'POST',
    path: `${PATH}/confirmation`,
    needs,
    answer: (visit) =>
      formOr(
        visit,
        () => confirm(visit),
        (wrong) => showOne(visit, wrong),
      ),
  },
];
