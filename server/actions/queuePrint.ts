import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findOpenTwin, insertJob, type NewJob } from '#db/jobs';
import { findCalibration } from '#db/prints';
import { findProduct } from '#db/products';
import { LARGEST_PRINT, partsOf } from '#labels/part';
import { findStock, labelsPerPage } from '#labels/stock';
import { type Deps, newId } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { QueuePrint } from '../forms/print.ts';

/** The most prints a producer has waiting or under way. */
export const MOST_OPEN_JOBS = 3;

/** The same print asked for while it waits or runs is that print. */
export interface QueuedPrint {
  readonly job: string;
  readonly parts: number;
}

/**
 * Puts the printing of a batch, or of one part of a large one, in the queue; throws `batch-not-found`, what
 * `findStock` throws, `start-label-outside-sheet`, `print-too-large` for a part that is not there, `too-many-jobs`.
 */
export async function queuePrint(deps: Deps, input: QueuePrint): Promise<QueuedPrint> {
  const batch = await batchGiven(deps.db, input.batch);
  const producerId = (await findProduct(deps.db, batch.productId))?.producerId ?? '';
  const stock = findStock(input.stock);
  const labels = labelsPerPage(stock);
  if (input.start > labels) throw new Refusal('start-label-outside-sheet', { start: input.start, labels });
  const parts = partsOf(stock, batch.quantity, input.start);
  const part = parts[input.part - 1];
  if (!part) throw new Refusal('print-too-large', { quantity: batch.quantity, largest: LARGEST_PRINT });
  const calibration = await calibrationFor(deps, producerId, input.profile);
  const asked = JSON.stringify({ ...input, batch: batch.id, ...(calibration ? { calibration } : {}) });
  const twin = await findOpenTwin(deps.db, batch.id, asked);
  if (twin) return { job: twin.id, parts: parts.length };

  const at = deps.now();
  const id = newId(deps, 'job');
  const whose = { producerId, actor: deps.actor, createdAt: at };
  const job: NewJob = {
    id,
    kind: 'print',
    noun: 'batch',
    nounId: batch.id,
    input: asked,
    of: part.count,
    ...whose,
  };

  const event = { at, actor: deps.actor, verb: 'queue-print', noun: 'batch', nounId: batch.id };
  await commit(deps.db, [
    insertJob(job, MOST_OPEN_JOBS),
    writeEvent({ ...event, after: { job: id, ...input } }),
  ]);
  return { job: id, parts: parts.length };
}

async function calibrationFor({ db }: Deps, producerId: string, profile: string | undefined) {
  if (profile === undefined) return undefined;
  const found = await findCalibration(db, producerId, profile);
  if (!found) throw new Refusal('invalid-input', { field: 'profile', value: profile });
  const { offsetX, offsetY, scaleX, scaleY } = found;
  return { offsetX, offsetY, scaleX, scaleY };
}
