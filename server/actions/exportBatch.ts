import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Batch } from '#core/batch';
import { stampUrl } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { Stamp } from '#core/stamp';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import type { Deps } from '../deps.ts';
import { refuseOwnFile } from '../files/ownFiles.ts';
import { writeWhole } from '../files/wholeFile.ts';
import { batchGiven, keyGiven } from '../finding.ts';
import type { ExportBatch } from '../forms/batch.ts';
import type { Signer } from '../keys/signer.ts';
import { openKey } from '../keys/vault.ts';
import { type BatchNotice, batchNotices } from '../printing/batchNotices.ts';
import { deriveStamps } from '../printing/stampSource.ts';
import type { Progress } from '../progress.ts';

/** What was exported, and where. */
export interface ExportedBatch {
  readonly file: string;
  readonly stamps: number;
  readonly notices: readonly BatchNotice[];
}

/** Lines written at a time: the file is streamed, so memory stays the same for any quantity. */
const LINES_AT_A_TIME = 500;

/**
 * Writes `id,url` for every stamp of a batch, whole or not at all; hidden PINs only where asked for: `id,url,pin`, or
 * `id,pin` alone. Throws `batch-not-found`, `batch-without-pins`, `secret-missing`, `output-not-writable`,
 * `storage-full`, `interrupted`.
 */
export async function exportBatch(
  deps: Deps,
  input: ExportBatch,
  progress: Progress = {},
): Promise<ExportedBatch> {
  refuseOwnFile(deps.config, input.out);
  const batch = await batchGiven(deps.db, input.batch);
  if (input.pins && !batch.pin) throw new Refusal('batch-without-pins', { batch: batch.id });
  const signer = await openKey(await keyGiven(deps.db, batch.keyNumber), deps.secret);

  const columns = columnsOf(batch, signer, input.pins);
  const secret = input.pins !== undefined;
  await writeWhole(input.out, (out) => writeLines(out, batch, columns, progress), { secret });

  const at = deps.now();
  const event = { at, actor: deps.actor, verb: 'export', noun: 'batch', nounId: batch.id };
  const after = input.pins ? { after: { pins: input.pins } } : {};
  await commit(deps.db, [writeEvent({ ...event, ...after })]);
  const notices = await batchNotices(deps.db, batch, at);
  return { file: input.out, stamps: batch.quantity, notices };
}

/** What a line holds of a stamp. */
interface Columns {
  readonly stamps: Iterable<Stamp>;
  readonly heading: string;
  readonly line: (stamp: Stamp) => string;
}

function columnsOf(batch: Batch, signer: Signer, pins: ExportBatch['pins']): Columns {
  const pinOf = signer.pinsOf(batch.id);
  const stamps = deriveStamps(batch, signer);
  if (pins === 'only') return { stamps, heading: 'id,pin', line: (stamp) => `${stamp.id},${pinOf(stamp)}` };
  const plain = (stamp: Stamp) => `${stamp.id},${stampUrl(batch.origin, stamp)}`;
  if (!pins) return { stamps, heading: 'id,url', line: plain };
  return { stamps, heading: 'id,url,pin', line: (stamp) => `${plain(stamp)},${pinOf(stamp)}` };
}

async function writeLines(
  out: Writable,
  batch: Batch,
  { stamps, heading, line }: Columns,
  { onProgress, signal }: Progress,
): Promise<void> {
  let lines = `${heading}\r\n`;
  let done = 0;
  for (const stamp of stamps) {
    lines += `${line(stamp)}\r\n`;
    done += 1;
    if (done % LINES_AT_A_TIME !== 0 && done !== batch.quantity) continue;
    if (signal?.aborted) throw new Refusal('interrupted', { done, of: batch.quantity });
    if (!out.write(lines)) await once(out, 'drain');
    lines = '';
    onProgress?.(done, batch.quantity);
  }
}
