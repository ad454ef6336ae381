import { Worker } from 'node:worker_threads';
import { Refusal } from '#core/refusal';
import { LARGEST_TABLE, LIMITS } from './limits.ts';
import { checkRowCount, filledRow, type Sheet } from './sheet.ts';
import { scanWorkbook } from './workbook.ts';
import type { WorkerAnswer } from './xlsxWorker.ts';

/** The built worker: beside the bundle, or in `dist` when this file runs from source. */
function workerUrl(): URL {
  const here = import.meta.url;
  return new URL(here.endsWith('.ts') ? '../../dist/xlsxWorker.js' : './xlsxWorker.js', here);
}

function refusalOf(error: Error): Refusal {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (outOfMemory) return new Refusal('sheet-too-large', { limit: LARGEST_TABLE });
  return new Refusal('file-malformed', { reason: 'XLSX' });
}

/** Parses the first sheet in a thread of its own, with bounded heap and time. */
function parseInWorker(bytes: Buffer, timeoutMs: number): Promise<WorkerAnswer> {
  const data = Uint8Array.from(bytes).buffer;
  const worker = new Worker(workerUrl(), {
    workerData: data,
    transferList: [data],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerHeapMb },
    // Whatever a hostile file makes a library print, it is nobody's business.
    stdout: true,
    stderr: true,
    env: {},
  });
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<WorkerAnswer>((resolve, reject) => {
    timer = setTimeout(() => reject(new Refusal('import-timeout')), timeoutMs);
    worker.once('message', resolve);
    worker.once('error', (error) => reject(refusalOf(error)));
    worker.once('exit', () => reject(refusalOf(new Error('exit'))));
  });
  return answer.finally(() => {
    clearTimeout(timer);
    return worker.terminate();
  });
}

/**
 * Reads the first sheet of an XLSX after looking through the whole file in bounded memory; throws
 * `sheet-too-large`, `file-malformed`, `file-old-excel`, `import-timeout` (10 s).
 */
export async function readXlsx(bytes: Buffer, timeoutMs: number = LIMITS.workerMs): Promise<Sheet> {
  const facts = await scanWorkbook(bytes);
  const answer = await parseInWorker(bytes, timeoutMs);
  if ('failed' in answer) throw new Refusal('file-malformed', { reason: 'XLSX' });
  const rows = answer.rows.flatMap((cells, i) => filledRow(i + 1, cells) ?? []);
  checkRowCount(rows.length);
  const { formulas, merged } = facts.sheet;
  return { rows, formulas, merged, otherSheets: facts.otherSheets };
}
