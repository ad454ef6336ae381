import { Refusal } from '#core/refusal';
import { findFile, type StoredFile } from '#db/files';
import { findImport, findImportOfFile, listImports } from '#db/imports';
import { ImportPage, type ImportState } from '#web/pages/office/ImportPage.tsx';
import { ImportsPage } from '#web/pages/office/ImportsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { refusalText } from '#web/refusalText.ts';
import { storeFile } from '../../actions/storeFile.ts';
import { pathOfFile } from '../../fileStore.ts';
import { importInThread } from '../../import/importThread.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { statusOf } from '../../problems.ts';
import { sheetGiven } from '../../uploads.ts';

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

async function stateOf(visit: Visit, file: StoredFile): Promise<ImportState> {
  const { deps, frame } = visit;
  const done = await findImportOfFile(deps.db, file.hash);
  if (done) return { doneAt: done.at, counts: done.counts };
  const task = { path: pathOfFile(deps.config, file.hash), fileName: file.name, lang: frame.lang };
  try {
    return { preview: await importInThread(deps, { ...task, dryRun: true }) };
  } catch (error) {
    if (!(error instanceof Refusal) || statusOf(error.code) === 500) throw error;
    return { refused: refusalText(frame.lang, error) };
  }
}

/** One import on record, by its id: also those of the command line, which keeps no file. */
async function showOnRecord(visit: Visit): Promise<Response | undefined> {
  refusePartial(visit);
  const done = await findImport(visit.deps.db, visit.params.import ?? '');
  if (!done) return undefined;
  const { fileHash: hash, fileName, at: doneAt, counts } = done;
  const shown = { frame: visit.frame, hash, fileName, state: { doneAt, counts } };
  return page(visit, <ImportPage {...shown} />);
}

async function showOne(visit: Visit): Promise<Response> {
  const onRecord = await showOnRecord(visit);
  if (onRecord) return onRecord;
  const file = await sheetHere(visit);
  const state = await stateOf(visit, file);
  const shown = { frame: visit.frame, hash: file.hash, fileName: file.name, state };
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

/** Written by the thread, all or nothing; the same file again adds nothing, so that no key needs to be kept. */
async function confirm(visit: Visit): Promise<Response> {
  const { deps, frame } = visit;
  const file = await sheetHere(visit);
  const path = pathOfFile(deps.config, file.hash);
  await importInThread(deps, { path, fileName: file.name, lang: frame.lang, dryRun: false });
  return sendOn(visit, `/office/imports/${file.hash}`, 'saved');
}

const needs = 'register:import';

/** The doors of importing a register. */
export const importDoors: readonly Door[] = [
  { method: 'GET', path: '/office/imports', needs, answer: (visit) => showAll(visit) },
  { method: 'POST', path: '/office/imports', needs, body: 'upload', answer: upload },
  { method: 'GET', path: '/office/imports/:import', needs, answer: showOne },
  {
    method: 'POST',
    path: '/office/imports/:import/confirmation',
    needs,
    repeatable: true,
    answer: confirm,
  },
];
