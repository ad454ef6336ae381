import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { type EntryRow, findEntrySeen, listIncompleteSeen } from '#db/entries';
import { listProposalsAbout } from '#db/proposals';
import { fill } from '#web/fill.ts';
import { EntriesPage } from '#web/pages/office/EntriesPage.tsx';
import { type AskedField, EntryPage, type EntryShown } from '#web/pages/office/EntryPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { entriesText } from '#web/text/entries.ts';
import type { Lang } from '#web/text.ts';
import { propose } from '../../actions/propose.ts';
import { setEntryAside } from '../../actions/setEntryAside.ts';
import type { Deps } from '../../deps.ts';
import { completeEntryForm, setAsideForm } from '../../forms/entry.ts';
import { parseForm } from '../../forms/form.ts';
import { askedOf } from '../../import/completedRow.ts';
import type { Missing } from '../../import/problem.ts';
import { readOpenEntry } from '../../import/reading.ts';
import { importText, sayIncomplete } from '../../import/wording.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

function lacksOf(lang: Lang, { missing }: EntryRow): string {
  const { missing: words } = importText(lang);
  return missing.map((code) => words[code as Missing].title).join(', ');
}

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const rows = await listIncompleteSeen(deps.db, scope);
  const entries = rows.map((row) => ({ ...row, lacks: lacksOf(frame.lang, row) }));
  return page(visit, <EntriesPage frame={frame} entries={entries} />);
}

async function seen({ deps, scope, params }: Visit): Promise<EntryRow> {
  const entry = await findEntrySeen(deps.db, scope, params.entry ?? '');
  if (!entry) throw new Refusal('not-found', { path: (params.entry ?? '').slice(0, 80) });
  return entry;
}

function shownOf(deps: Deps, lang: Lang, entry: EntryRow): EntryShown {
  const today = dayOf(deps.now());
  const { potentialFive } = readOpenEntry(entry, today);
  const missing = entry.missing as readonly Missing[];
  const cells = Object.entries(entry.raw).filter(([, cell]) => cell.trim() !== '');
  const lacks = sayIncomplete(lang, { missing, potentialFive });
  return { ...entry, cells, lacks, asked: askedOf(entry, today) as AskedField[] };
}

/** What the row already says of a field it is asked for again stands in the form. */
function saidBy(deps: Deps, entry: EntryRow): Record<string, string> {
  const { decisionNumber, signedOn, star, authority, validTo } = readOpenEntry(entry, dayOf(deps.now()));
  const said = { decisionNumber, signedOn, star: star === null ? null : String(star), authority, validTo };
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, value ?? '']));
}

/** The proposal that completes this row and waits for an approver. */
async function waitingFor({ db }: Deps, { id }: EntryRow): Promise<string | null> {
  const about = await listProposalsAbout(db, 'entry', id);
  return about.find(({ state }) => state === 'waiting')?.id ?? null;
}

interface Again {
  readonly wrong: Wrong;
  readonly wrongForm: 'completing' | 'setting-aside';
}

async function show(visit: Visit, again?: Again): Promise<Response> {
  const { deps, frame, fields } = visit;
  const entry = await seen(visit);
  const values = again ? { ...saidBy(deps, entry), ...fields.values } : saidBy(deps, entry);
  const shown = shownOf(deps, frame.lang, entry);
  const waiting = await waitingFor(deps, entry);
  return page(visit, <EntryPage frame={frame} entry={shown} values={values} waiting={waiting} {...again} />);
}

/** What a clerk fills in awards stars, so an approver puts it in force; of one row, one proposal waits. */
async function complete(visit: Visit): Promise<Response> {
  const { deps, fields, frame } = visit;
  const entry = await seen(visit);
  const act = async () => {
    const input = parseForm(completeEntryForm, { ...fields.values, entry: entry.id });
    const waiting = await waitingFor(deps, entry);
    if (waiting !== null) return sendOn(visit, `/office/proposals/${waiting}`, 'already-done');
    const { id: nounId, producerId } = entry;
    const title = fill(entriesText(frame.lang).proposed, { product: entry.product });
    const about = { kind: 'entry-completion', noun: 'entry', nounId, producerId } as const;
    const proposal = await propose(deps, { ...about, title, input, submit: true });
    return sendOn(visit, `/office/proposals/${proposal.id}`, 'submitted');
  };
  return formOr(visit, act, (wrong) => show(visit, { wrong, wrongForm: 'completing' }));
}

async function putAside(visit: Visit): Promise<Response> {
  const entry = await seen(visit);
  const act = async () => {
    const input = parseForm(setAsideForm, { ...visit.fields.values, entry: entry.id });
    await setEntryAside(visit.deps, entry, input);
    return sendOn(visit, '/office/entries', 'saved');
  };
  return formOr(visit, act, (wrong) => show(visit, { wrong, wrongForm: 'setting-aside' }));
}

/** Rows of sheets that lack something: listed, completed, set aside. */
export const entryDoors: readonly Door[] = [
  { method: 'GET', path: '/office/entries', needs: 'register:see', answer: list },
  { method: 'GET', path: '/office/entries/:entry', needs: 'register:see', answer: (visit) => show(visit) },
  { method: 'POST', path: '/office/entries/:entry', needs: 'register:import', answer: complete },
  {
    method: 'POST',
    path: '/office/entries/:entry/setting-aside',
    needs: 'register:import',
    answer: putAside,
  },
];
