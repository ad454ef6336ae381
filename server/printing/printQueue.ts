import type { Batch } from '#core/batch';
import { Refusal } from '#core/refusal';
import { writeEvent } from '#db/events';
import { insertJob, type NewJob } from '#db/jobs';
import type { Db } from '#db/open';
import { findCalibration } from '#db/prints';
import type { Write } from '#db/write';
import { layOutKind, layOutPins, type StampKind } from '#labels/layout/fitting';
import { findStock } from '#labels/stock/findStock';
import { refuseOffPage } from '#labels/stock/offPage';
import { LARGEST_PRINT } from '#labels/stock/part';
import type { Stock } from '#labels/stock/stock';
import { type Deps, newId } from '../deps.ts';
import type { PrintJob, PrintWish } from '../forms/print.ts';
import { partsAsked } from './askedParts.ts';
import {
  isList,
  refuseContent,
  refuseDots,
  refuseMisfit,
  refuseOtherPrinter,
  refusePlace,
} from './formatFit.ts';

/** The most prints a producer has waiting or under way. */
export const MOST_OPEN_JOBS = 3;

/**
 * How a printer misses, and its own resolution, by its profile; throws `invalid-input` for one that is not its
 * producer's, `format-not-for-printer` for a file that it was not measured with.
 */
export async function printerOf(
  db: Db,
  producerId: string,
  { profile, format = 'pdf' }: Pick<PrintJob, 'profile' | 'format'>,
): Promise<Partial<Pick<PrintJob, 'calibration' | 'dpi'>>> {
  if (profile === undefined) return {};
  const found = await findCalibration(db, producerId, profile);
  if (!found) throw new Refusal('invalid-input', { field: 'profile', value: profile });
  refuseOtherPrinter(format, found);
  const { dpi, offsetX, offsetY, scaleX, scaleY } = found;
  return { dpi, calibration: { offsetX, offsetY, scaleX, scaleY } };
}

/** Whose prints they are, and who asked for them. */
interface Asked {
  readonly batch: Batch;
  readonly producerId: string;
  readonly actor: string;
  /** What else decides how much room a stamp takes, where it is known already. */
  readonly shown?: Pick<StampKind, 'look' | 'sample'>;
}

/** Refuses before it waits what would be refused after. */
function refuseUnprintable(
  { batch, shown = {} }: Pick<Asked, 'batch' | 'shown'>,
  stock: Stock,
  wish: Omit<PrintJob, 'batch'>,
): void {
  const { format = 'pdf', dpi, content = 'stamps', calibration } = wish;
  const { origin, form, gtin, pin } = batch;
  refusePlace(stock, wish);
  refuseOffPage(stock, calibration);
  refuseMisfit(format, stock);
  refuseDots(format, dpi);
  refuseContent(format, content);
  if (isList(format)) return;
  const kind = { origin, form, gtin, ...shown };
  if (content === 'pins') layOutPins(stock, dpi, kind);
  else layOutKind(stock, dpi, { ...kind, ...(pin ? { pins: content } : {}) });
}

/**
 * The job that prints a batch, or a part of a large one, and how many parts there are; throws what `findStock` throws,
 * `start-label-outside-sheet`, `print-too-large` for a part that is not there, and what the print itself would refuse:
 * `label-off-page`, `format-not-for-stock`, `dpi-not-for-format`, `option-not-for-format`, `dpi-out-of-range`, `stock-too-small`, `stamp-too-large`,
 * `stock-without-pin-room`.
 */
export function printJobOf(
  deps: Pick<Deps, 'now' | 'randomBytes'>,
  asked: Asked,
  wish: Omit<PrintJob, 'batch'>,
): { readonly job: NewJob; readonly parts: number } {
  const { batch, producerId, actor } = asked;
  const stock = findStock(wish.stock);
  refuseUnprintable(asked, stock, wish);
  const parts = partsAsked(wish, batch.quantity);
  const part = parts[wish.part - 1];
  if (!part) throw new Refusal('print-too-large', { quantity: batch.quantity, largest: LARGEST_PRINT });
  const about = { kind: 'print', noun: 'batch', nounId: batch.id, producerId } as const;
  const { dpi, start, profile, part: number, calibration, rendering, look } = wish;
  // Ordinary work is written as it always was, so that its twins are found.
  const content = wish.content === 'stamps' ? undefined : wish.content;
  const format = wish.format === 'pdf' ? undefined : wish.format;
  // Always in this order: the same work is found again by its very text.
  const named = {
    batch: batch.id,
    stock: wish.stock,
    dpi,
    start,
    profile,
    part: number,
    calibration,
    content,
    format,
    rendering: rendering === 'mask' ? undefined : rendering,
    look: look && Object.keys(look).length > 0 ? look : undefined,
    from: wish.from,
    count: wish.count,
  };
  const input = JSON.stringify(named);
  const made = { id: newId(deps, 'job'), actor, createdAt: deps.now() };
  return { job: { ...about, ...made, input, of: part.count }, parts: parts.length };
}

/**
 * Queues what was asked for with an order, in the commit that issues its stamps: the first parts, as many as may wait
 * at once. Prints that wait already stop no order that was approved.
 */
export function writesOfPrint(deps: Deps, asked: Asked, wish: PrintWish): Write[] {
  const { parts } = printJobOf(deps, asked, { ...wish, part: 1 });
  const numbers = Array.from({ length: Math.min(parts, MOST_OPEN_JOBS) }, (_, i) => i + 1);
  return numbers.flatMap((part) => {
    const { job } = printJobOf(deps, asked, { ...wish, part });
    const { stock, dpi, start, content, format } = wish;
    const event = { verb: 'queue-print', noun: 'batch', nounId: job.nounId };
    const after = { job: job.id, stock, dpi, start, part, content, format };
    return [
      insertJob(job, Number.MAX_SAFE_INTEGER),
      writeEvent({ at: job.createdAt, actor: deps.actor, ...event, after }),
    ];
  });
}
