import { Worker } from 'node:worker_threads';
import { Refusal } from '#core/refusal';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import type { ImportEnd, ImportTask } from './importWorker.ts';
import type { OutlinedDraft } from './registerPlan.ts';
import type { ImportReport } from './report.ts';

/** The heap of a thread that plans an import of 20,000 rows on a register of as many, MB. */
const HEAP_MB = 768;
/** Imports under way at once: each takes a processor for seconds. */
const MOST = 2;

let underWay = 0;

/** The built thread: beside the bundle, or in `dist` when this file runs from source. */
function threadUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/importWorker.js' : './importWorker.js', here);
}

function endOf(task: ImportTask): Promise<ImportEnd> {
  const worker = new Worker(threadUrl(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    env: {},
  });
  return new Promise((resolve) => {
    let last: ImportEnd = { refused: { code: 'unexpected', details: {} } };
    worker.once('message', (end: ImportEnd) => {
      last = end;
    });
    worker.once('error', () => undefined);
    worker.once('exit', () => resolve(last));
  });
}

type Asked = Pick<ImportTask, 'path' | 'fileName' | 'act' | 'lang'>;

async function inThread(deps: Deps, asked: Asked): Promise<Exclude<ImportEnd, { refused: unknown }>> {
  if (underWay >= MOST) throw new Refusal('too-busy');
  underWay += 1;
  try {
    const { db, actor } = deps;
    const task = { ...asked, databasePath: db.path, now: deps.now(), actor, seed: deps.randomBytes(32) };
    const end = await endOf(task);
    if ('refused' in end) throw new Refusal(end.refused.code, end.refused.details);
    return end;
  } finally {
    underWay -= 1;
  }
}

/** A kept file to import, and whether only to look. */
export interface ThreadedImport {
  readonly path: string;
  readonly fileName: string;
  readonly act: 'look' | 'found';
  readonly lang: Lang;
}

/**
 * Looks at a register, or founds one with it, in a thread of its own, so that whoever scans meanwhile waits for
 * nothing; throws what `importRegister` throws, and `too-busy` where two are under way already.
 */
export async function importInThread(deps: Deps, input: ThreadedImport): Promise<ImportReport> {
  const end = await inThread(deps, input);
  if (!('report' in end)) throw new Refusal('unexpected');
  return end.report;
}

/** Plans an import in a thread of its own for somebody to approve; throws as `importInThread` does. */
export async function draftInThread(
  deps: Deps,
  file: { readonly path: string; readonly fileName: string },
): Promise<OutlinedDraft> {
  const end = await inThread(deps, { ...file, act: 'draft', lang: 'vi' });
  if (!('drafted' in end)) throw new Refusal('unexpected');
  return end.drafted;
}
