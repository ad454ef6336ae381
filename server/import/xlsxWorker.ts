import { parentPort, workerData } from 'node:worker_threads';
import { readSheet } from 'read-excel-file/universal';
import type { Cell } from './sheet.ts';

/** What the thread that reads a workbook answers. */
export type WorkerAnswer = { readonly rows: readonly (readonly Cell[])[] } | { readonly failed: true };

// The thread holds one untrusted file and nothing else: it may be stopped at any moment.
const bytes: ArrayBuffer = workerData;
try {
  const rows = (await readSheet(bytes, 1, { trim: false })) as Cell[][];
  parentPort?.postMessage({ rows } satisfies WorkerAnswer);
} catch {
  parentPort?.postMessage({ failed: true } satisfies WorkerAnswer);
}
