import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { writeDelta } from '#core/bundleDelta';
import { packTables, unpackTables } from '#core/bundleTables';
import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import { readBundleRows } from '#db/bundle';
import { openDatabase } from '#db/open';
import { deltaName, findPacked, keepBundle, unpack } from './bundleFiles.ts';
import { tablesOf } from './bundleTables.ts';

/** What the thread that makes editions is given. */
export type BundleTask =
  | {
      readonly make: 'edition';
      readonly dataDir: string;
      readonly databasePath: string;
      readonly at: Instant;
      readonly origins: readonly Origin[];
    }
  | { readonly make: 'delta'; readonly dataDir: string; readonly from: string; readonly to: string };

/** How it ended. */
export type BundleEnd =
  | { readonly sha256: string; readonly size: number }
  | { readonly refused: { readonly code: RefusalCode; readonly details: RefusalDetails } };

async function makeEdition(task: BundleTask & { make: 'edition' }): Promise<BundleEnd> {
  const db = openDatabase(task.databasePath);
  try {
    const bytes = packTables(tablesOf(await readBundleRows(db, task.at), task.origins));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!(await findPacked(task, sha256))) await keepBundle(task, sha256, bytes);
    return { sha256, size: bytes.length };
  } finally {
    db.close();
  }
}

async function makeDelta(task: BundleTask & { make: 'delta' }): Promise<BundleEnd> {
  const [from, to] = await Promise.all([findPacked(task, task.from), findPacked(task, task.to)]);
  if (!from || !to) throw new Refusal('bundle-not-found', {});
  const delta = writeDelta(unpackTables(await unpack(from)), unpackTables(await unpack(to)));
  await keepBundle(task, deltaName(task.from, task.to), delta);
  return { sha256: createHash('sha256').update(delta).digest('hex'), size: delta.length };
}

async function run(task: BundleTask): Promise<BundleEnd> {
  try {
    return await (task.make === 'edition' ? makeEdition(task) : makeDelta(task));
  } catch (error) {
    const { code, details } = error instanceof Refusal ? error : new Refusal('unexpected');
    return { refused: { code, details } };
  }
}

parentPort?.postMessage(await run(workerData as BundleTask));
