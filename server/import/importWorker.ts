import { parentPort, workerData } from 'node:worker_threads';
import type { Instant } from '#core/day';
import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import { openDatabase } from '#db/open';
import type { Lang } from '#web/text.ts';
import { importRegister } from '../actions/importRegister.ts';
import { rollsOf } from '../keys/rolls.ts';
import { draftRegister, type OutlinedDraft } from './registerPlan.ts';
import type { ImportReport } from './report.ts';

/** What the thread that imports is given: the instant and the seed of its ids come from outside. */
export interface ImportTask {
  readonly databasePath: string;
  readonly path: string;
  readonly fileName: string;
  /** Only look, write the import that founds a register, or plan one for somebody to approve. */
  readonly act: 'look' | 'found' | 'draft';
  readonly lang: Lang;
  readonly now: Instant;
  readonly actor: string;
  /** 32 random bytes, of which all ids of this import are made. */
  readonly seed: Uint8Array;
}

/** How it ended. */
export type ImportEnd =
  | { readonly report: ImportReport }
  | { readonly drafted: OutlinedDraft }
  | { readonly refused: { readonly code: RefusalCode; readonly details: RefusalDetails } };

async function run(task: ImportTask): Promise<ImportEnd> {
  const db = openDatabase(task.databasePath);
  const { path, fileName, act, lang, actor, now } = task;
  try {
    const deps = { db, now: () => now, randomBytes: rollsOf(task.seed), actor };
    if (act === 'draft') return { drafted: await draftRegister(deps, { path, fileName }) };
    const founding = act === 'found';
    return { report: await importRegister(deps, { path, fileName, dryRun: !founding, founding, lang }) };
  } catch (error) {
    const { code, details } = error instanceof Refusal ? error : new Refusal('unexpected');
    return { refused: { code, details } };
  } finally {
    db.close();
  }
}

parentPort?.postMessage(await run(workerData as ImportTask));
