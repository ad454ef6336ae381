import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Batch } from '#core/batch';
import { stampUrl } from '#core/qr';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { type BatchNotice, batchNotices } from '../batchNotices.ts';
import type { Deps } from '../deps.ts';
import { batchGiven, keyGiven } from '../finding.ts';
import type { ExportBatch } from '../forms/batch.ts';
import { refuseOwnFile } from '../ownFiles.ts';
import type { Progress } from '../progress.ts';
import { deriveStamps } from '../stampSource.ts';
import { openKey, type Signer } from '../vault.ts';
import { writeWhole } from '../wholeFile.ts';

/** What was exported, and where. */
export interface ExportedBatch {
  readonly file: string;
  readonly stamps: number;
  readonly notices: readonly BatchNotice[];
}

/** Lines written at a time: the file is streamed, so memory stays the same for any quantity. */
const LINES_AT_A_TIME = 500;

/**
 * Writes `id,url` for every stamp of a batch, whole or not at all; throws `batch-not-found`, `secret-missing`,
 * `output-not-writable`, `storage-full`, `interrupted`.
 */
export async function exportBatch(
  deps: Deps,
  input: ExportBatch,
  progress: Progress = {},
): Promise<ExportedBatch> {
  refuseOwnFile(deps.config, input.out);
  const batch = await batchGiven(deps.db, input.batch);
  const signer = await openKey(await keyGiven(deps.db, batch.keyNumber), deps.secret);

  await writeWhole(input.out, (out) => writeLines(out, batch, signer, progress));

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'export', noun: 'batch', nounId: batch.id };
  await commit(deps.db, [writeEvent(event)]);
  const notices = await batchNotices(deps.db, batch, at);
  return { file: input.out, stamps: batch.quantity, notices };
}

async function writeLines(
  out: Writable,
  batch: Batch,
  signer: Signer,
  { onProgress, signal }: Progress,
): Promise<void> {
  let lines = 'id,url\r\n';
  let done = 0;
  for (const stamp of deriveStamps(batch, signer)) {
    lines += `${stamp.id},${stampUrl(batch.origin, stamp)}\r\n`;
    done += 1;
    if (done % LINES_AT_A_TIME !== 0 && done !== batch.quantity) continue;
    if (signal?.aborted) throw new Refusal('interrupted', { done, of: batch.quantity });
    if (!out.write(lines)) await once(out, 'drain');
    lines = '';
    onProgress?.(done, batch.quantity);
  }
}
