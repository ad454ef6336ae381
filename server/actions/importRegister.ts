import { dayOf } from '#core/day';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import type { Lang } from '#web/text.ts';
import type { ImportPlan } from '../import/plan.ts';
import { readUpload, type Upload } from '../import/readFile.ts';
import {
  draftOf,
  draftWrites,
  type PlanDeps,
  planRegister,
  type RegisterRead,
  understand,
} from '../import/registerPlan.ts';
import { type ImportReport, reportOf } from '../import/report.ts';
import type { Progress } from '../progress.ts';

export type { ImportReport } from '../import/report.ts';

/** A register to import: the file, whether only to look, and the language to answer in. */
export type ImportRegister = Upload & {
  readonly dryRun: boolean;
  readonly lang?: Lang;
  /** Only into a register without any recognition: `conflict` where there is one. */
  readonly founding?: boolean;
};

/** How often a whole import is planned again when another writer came between. */
const ATTEMPTS = 3;

/** Steps told to `onProgress`: read, rows understood, planned, written. */
const STEPS = 4;

/**
 * Imports a register in one commit, all or nothing; `dryRun` does all but write. Nothing to add writes nothing.
 * Throws what reading the file throws, and `conflict` when others kept changing the register meanwhile.
 */
export async function importRegister(
  deps: PlanDeps,
  input: ImportRegister,
  { onProgress, signal }: Progress = {},
): Promise<ImportReport> {
  const tell = (done: number) => {
    if (signal?.aborted) throw new Refusal('interrupted');
    onProgress?.(done, STEPS);
  };
  const { lang = 'vi', dryRun, founding = false } = input;
  const file = await readUpload(input);
  tell(1);
  const read = understand(file, dayOf(deps.now()));
  tell(2);

  const plan = await planAndWrite(deps, { read, dryRun, founding, onPlanned: () => tell(3) });
  tell(STEPS);
  const { otherSheets } = file.sheet;
  return reportOf(plan, { columns: read.columns, otherSheets, dryRun, lang });
}

interface Job {
  readonly read: RegisterRead;
  readonly dryRun: boolean;
  readonly founding: boolean;
  readonly onPlanned: () => void;
}

async function planAndWrite(deps: PlanDeps, job: Job, attempt = 1): Promise<ImportPlan> {
  const planned = await planRegister(deps, job.read);
  const { plan, snapshot } = planned;
  job.onPlanned();
  if (job.founding && snapshot.recognitions.length > 0) throw new Refusal('conflict');
  if (job.dryRun || plan.rows.entries.length === 0) return plan;

  try {
    const told = job.founding ? { founding: true } : {};
    await commit(deps.db, draftWrites(deps, draftOf(job.read, planned), told));
    return plan;
  } catch (error) {
    const again = error instanceof Refusal && error.code === 'conflict' && attempt < ATTEMPTS;
    if (!again) throw error;
    return planAndWrite(deps, job, attempt + 1);
  }
}
