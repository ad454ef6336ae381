import { spanAsked } from '#core/printRange';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findOpenTwin, insertJob } from '#db/jobs';
import { findProduct } from '#db/products';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { QueuePrint } from '../forms/print.ts';
import { type AskedLook, lookOf, usualLook } from '../marks/lookOf.ts';
import { spanOf } from '../printing/askedParts.ts';
import { faceOfBatch, refusePinless } from '../printing/batchSheet.ts';
import { refuseIdle } from '../printing/formatFit.ts';
import { MOST_OPEN_JOBS, printerOf, printJobOf } from '../printing/printQueue.ts';
import { refuseAllVoid, voidsWithin } from '../printing/voidsWithin.ts';

/** The same print asked for while it waits or runs is that print. */
export interface QueuedPrint {
  readonly job: string;
  readonly parts: number;
}

/**
 * Puts the printing of a batch, of some of its stamps, or of one part of a large one, in the queue, as its producer's
 * stamps look today or were asked to; throws `batch-not-found`, what `spanAsked` and `findStock` throw,
 * `range-all-void`, `start-label-outside-sheet`, `print-too-large` for a part that is not there, `too-many-jobs`,
 * `batch-without-pins`, `format-not-for-printer`, `option-not-for-format`. A measured printer prints at its own resolution, whatever was asked.
 */
export async function queuePrint(
  deps: Deps,
  { to, from, count, ...input }: QueuePrint,
  asked: AskedLook = {},
): Promise<QueuedPrint> {
  const batch = await batchGiven(deps.db, input.batch);
  refusePinless(batch, input.content);
  refuseIdle(input.format ?? 'pdf', { ...asked, surface: undefined, rendering: input.rendering });
  const range = spanAsked(batch, { from, to, count });
  const stamps = spanOf(range ?? {}, batch.quantity);
  refuseAllVoid(await voidsWithin(deps.db, batch, stamps), stamps);
  const producerId = (await findProduct(deps.db, batch.productId))?.producerId ?? '';
  const printer = await printerOf(deps.db, producerId, input);
  const look = await usualLook(deps.db, producerId, batch.star, asked);
  const { sample } = await faceOfBatch(deps, batch);
  const shown = { look: await lookOf(deps, producerId, look), sample };
  const whose = { batch, producerId, actor: deps.actor, shown };
  const { job, parts } = printJobOf(deps, whose, { ...input, ...range, ...printer, look });
  const twin = await findOpenTwin(deps.db, batch.id, job.input);
  if (twin) return { job: twin.id, parts };

  const at = job.createdAt;
  const dpi = printer.dpi ? { dpi: printer.dpi } : {};
  const event = { at, actor: deps.actor, verb: 'queue-print', noun: 'batch', nounId: batch.id };
  await commit(deps.db, [
    insertJob(job, MOST_OPEN_JOBS),
    writeEvent({ ...event, after: { job: job.id, ...input, ...range, ...dpi } }),
  ]);
  return { job: job.id, parts };
}
