import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { writeImport } from '#db/importing';
import { findImportSnapshot } from '#db/importSnapshot';
import type { Lang } from '#web/text.ts';
import { type Deps, newId } from '../deps.ts';
import { findColumns } from '../import/columns.ts';
import { type ImportPlan, planImport } from '../import/plan.ts';
import { type ReadFile, readUpload, type Upload } from '../import/readFile.ts';
import { type Reading, readRows } from '../import/reading.ts';
import { type ImportReport, reportOf } from '../import/report.ts';
import type { Progress } from '../progress.ts';

export type { ImportReport } from '../import/report.ts';

/** A register to import: the file, whether only to look, and the language to answer in. */
export type ImportRegister = Upload & { readonly dryRun: boolean; readonly lang?: Lang };

type ActDeps = Pick<Deps, 'db' | 'now' | 'randomBytes' | 'actor'>;

/** How often a whole import is planned again when another writer came between. */
const ATTEMPTS = 3;

/** Steps told to `onProgress`: read, rows understood, planned, written. */
const STEPS = 4;

/**
 * Imports a register in one commit, all or nothing; `dryRun` does all but write. Nothing to add writes nothing.
 * Throws what reading the file throws, and `conflict` when others kept changing the register meanwhile.
 */
export async function importRegister(
  deps: ActDeps,
  input: ImportRegister,
  { onProgress, signal }: Progress = {},
): Promise<ImportReport> {
  const tell = (done: number) => {
    if (signal?.aborted) throw new Refusal('interrupted');
    onProgress?.(done, STEPS);
  };
  const { lang = 'vi', dryRun } = input;
  const today = dayOf(deps.now());
  const file = await readUpload(input);
  tell(1);
  const columns = findColumns(file.sheet);
  const readings = readRows(file.sheet, columns, today);
  if (readings.length === 0) throw new Refusal('file-empty');
  tell(2);

  const plan = await planAndWrite(deps, { file, readings, dryRun, onPlanned: () => tell(3) });
  tell(STEPS);
  const { otherSheets } = file.sheet;
  return reportOf(plan, { columns, otherSheets, dryRun, lang });
}

interface Job {
  readonly file: ReadFile;
  readonly readings: readonly Reading[];
  readonly dryRun: boolean;
  readonly onPlanned: () => void;
}

async function planAndWrite(deps: ActDeps, job: Job, attempt = 1): Promise<ImportPlan> {
  const importId = newId(deps, 'imp');
  const snapshot = await findImportSnapshot(deps.db);
  const plan = planImport(job.readings, {
    snapshot,
    importId,
    newId: (prefix) => newId(deps, prefix),
    today: dayOf(deps.now()),
  });
  job.onPlanned();
  if (job.dryRun || plan.rows.entries.length === 0) return plan;

  try {
    await commit(deps.db, writesOf(deps, job, plan, { importId, mark: snapshot.mark }));
    return plan;
  } catch (error) {
    const again = error instanceof Refusal && error.code === 'conflict' && attempt < ATTEMPTS;
    if (!again) throw error;
    return planAndWrite(deps, job, attempt + 1);
  }
}

type Snapshot = Awaited<ReturnType<typeof findImportSnapshot>>;

function writesOf(
  deps: ActDeps,
  { file, readings }: Job,
  plan: ImportPlan,
  { importId, mark }: Pick<Snapshot, 'mark'> & { importId: string },
) {
  const at = deps.now();
  const { fileName, fileHash } = file;
  const counts = {
    rows: readings.length,
    recognitions: plan.rows.recognitions.length,
    incomplete: plan.rows.entries.filter(({ state }) => state === 'incomplete').length,
    completed: plan.rows.completed.length,
    possibleMatches: plan.rows.matches.length,
  };
  const event = { at, actor: deps.actor, verb: 'import', noun: 'register', nounId: importId };
  const row = { id: importId, fileName, fileHash, at, counts: JSON.stringify(counts) };
  return [
    ...writeImport(row, plan.rows, mark),
    writeEvent({ ...event, after: { fileName, fileHash, ...counts } }),
  ];
}
