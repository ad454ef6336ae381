import { type Day, dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { type ImportRows, writeImport } from '#db/importing';
import { findImportSnapshot, type ImportSnapshot, type Mark } from '#db/importSnapshot';
import { insertReport } from '#db/imports';
import { type Deps, newId } from '../deps.ts';
import { type Columns, findColumns } from './columns.ts';
import { packReport } from './keptReport.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { type ReadFile, readUpload, type Upload } from './readFile.ts';
import { type Reading, readRows } from './reading.ts';
import { reportOf } from './report.ts';

export type PlanDeps = Pick<Deps, 'db' | 'now' | 'randomBytes' | 'actor'>;

/** A register handed in, read row by row; nothing of the office's own register is known yet. */
export interface RegisterRead {
  readonly file: ReadFile;
  readonly columns: Columns;
  readonly readings: readonly Reading[];
}

/** Understands every row of a file; throws what reading it throws, and `file-empty`. */
export function understand(file: ReadFile, today: Day): RegisterRead {
  const columns = findColumns(file.sheet);
  const readings = readRows(file.sheet, columns, today);
  if (readings.length === 0) throw new Refusal('file-empty');
  return { file, columns, readings };
}

/** A register planned on exactly what the office's held when it was read. */
export interface RegisterPlan {
  readonly importId: string;
  readonly snapshot: ImportSnapshot;
  readonly plan: ImportPlan;
}

/** Plans every row on the register of this moment. */
export async function planRegister(deps: PlanDeps, { readings }: RegisterRead): Promise<RegisterPlan> {
  const importId = newId(deps, 'imp');
  const snapshot = await findImportSnapshot(deps.db);
  const world = { snapshot, importId, newId: (prefix: string) => newId(deps, prefix) };
  return { importId, snapshot, plan: planImport(readings, { ...world, today: dayOf(deps.now()) }) };
}

/** What an import adds, in plain rows that one thread may hand to another. */
export interface ImportDraft {
  readonly importId: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: ImportRows;
  readonly mark: Mark;
  /** The report to keep, packed. */
  readonly report: string;
}

/** A mark as a form carries it: `3.4.5`. */
export function formatMark({ products, lines, entries }: Mark): string {
  return `${products}.${lines}.${entries}`;
}

/** The rows of a plan and what is kept of it. */
export function draftOf(read: RegisterRead, { importId, snapshot, plan }: RegisterPlan): ImportDraft {
  const { file, columns, readings } = read;
  const { fileName, fileHash, sheet } = file;
  const counts = {
    rows: readings.length,
    recognitions: plan.rows.recognitions.length,
    incomplete: plan.rows.entries.filter(({ state }) => state === 'incomplete').length,
    completed: plan.rows.completed.length,
    possibleMatches: plan.rows.matches.length,
  };
  const context = { columns, otherSheets: sheet.otherSheets, dryRun: false, lang: 'vi' as const };
  const report = packReport(reportOf(plan, context));
  return { importId, fileName, fileHash, counts, rows: plan.rows, mark: snapshot.mark, report };
}

/** The writes of an import for one commit, `conflict` where the register grew since it was planned. */
export function draftWrites(
  { now, actor }: Pick<Deps, 'now' | 'actor'>,
  { importId, fileName, fileHash, counts, rows, mark, report }: ImportDraft,
  told: Readonly<Record<string, unknown>> = {},
): Write[] {
  const at = now();
  const row = { id: importId, fileName, fileHash, at, counts: JSON.stringify(counts) };
  const event = { at, actor, verb: 'import', noun: 'register', nounId: importId };
  return [
    ...writeImport(row, rows, mark),
    insertReport(importId, report),
    writeEvent({ ...event, after: { fileName, fileHash, ...counts, ...told } }),
  ];
}

/** One recognition that an import begins. */
export interface Beginning {
  readonly product: string;
  readonly producer: string;
  readonly star: number;
  readonly from: string;
  readonly until: string;
}

/** What an approver is told of an import, beside its counts. */
export interface ImportOutline {
  readonly begins: readonly Beginning[];
  readonly inForce: number;
  readonly newProducts: number;
  readonly newProducers: number;
  readonly unchanged: number;
  readonly refusedRows: number;
  readonly assumedEnds: number;
}

/** How many beginnings are told by name. */
const NAMED = 10;

function outlineOf({ snapshot, plan }: RegisterPlan, today: Day): ImportOutline {
  const { rows, outcomes, assumedEnds } = plan;
  const names = new Map([...snapshot.products, ...rows.products].map((one) => [one.id, one.name] as const));
  const begins = rows.recognitions.slice(0, NAMED).map((one) => ({
    product: names.get(one.productId) ?? one.productId,
    producer: one.producerNameCertified ?? '',
    star: one.star,
    from: one.validFrom,
    until: one.validTo,
  }));
  const count = (is: string) => outcomes.filter((one) => one.is === is).length;
  return {
    begins,
    inForce: rows.recognitions.filter((one) => one.validFrom <= today && today <= one.validTo).length,
    newProducts: rows.products.length,
    newProducers: rows.producers.length,
    unchanged: count('unchanged'),
    refusedRows: count('refused'),
    assumedEnds,
  };
}

/** A whole import planned for somebody to approve: its rows, and what to tell of them. */
export interface OutlinedDraft {
  readonly draft: ImportDraft;
  readonly outline: ImportOutline;
}

/** Plans an import without writing it; throws what reading the file throws. */
export async function draftRegister(deps: PlanDeps, upload: Upload): Promise<OutlinedDraft> {
  const today = dayOf(deps.now());
  const read = understand(await readUpload(upload), today);
  const planned = await planRegister(deps, read);
  return { draft: draftOf(read, planned), outline: outlineOf(planned, today) };
}
