import { type Batch, idsOf } from '#core/batch';
import { Refusal } from '#core/refusal';
import type { StampRecord } from '#core/verdict';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findStampRecord } from '#db/stamps';
import { printSheet, type SheetReport } from '#labels/sheet';
import { findStock } from '#labels/stock';
import { type BatchNotice, batchNotices } from '../batchNotices.ts';
import type { Deps } from '../deps.ts';
import { batchGiven, keyGiven } from '../finding.ts';
import type { PrintBatch } from '../forms/batch.ts';
import { refuseOwnFile } from '../ownFiles.ts';
import type { Progress } from '../progress.ts';
import { deriveStamps } from '../stampSource.ts';
import { openKey } from '../vault.ts';
import { writeWhole } from '../wholeFile.ts';

/** What was printed, and where. */
export interface PrintedBatch extends SheetReport {
  readonly file: string;
  readonly notices: readonly BatchNotice[];
}

/**
 * Prints a batch on label paper into one PDF, whole or not at all; printed again it is the same bytes. Throws
 * what `findStock` and `printSheet` throw, `batch-not-found`, `secret-missing`, `output-not-writable`.
 */
export async function printBatch(
  deps: Deps,
  input: PrintBatch,
  { onProgress, signal }: Progress = {},
): Promise<PrintedBatch> {
  refuseOwnFile(deps.config, input.out);
  const batch = await batchGiven(deps.db, input.batch);
  const stock = findStock(input.stock);
  const record = await recordOf(deps, batch);
  const signer = await openKey(await keyGiven(deps.db, batch.keyNumber), deps.secret);

  const report = await writeWhole(input.out, (out) =>
    printSheet({
      stock,
      dpi: input.dpi,
      start: input.start,
      origin: batch.origin,
      face: faceOf(record),
      title: `${record.product.name} · ${record.lot.number} · ${batch.id}`,
      createdAt: batch.issuedAt,
      stamps: deriveStamps(batch, signer),
      count: batch.quantity,
      out,
      onProgress: (done) => onProgress?.(done, batch.quantity),
      ...(signal ? { signal } : {}),
    }),
  );

  const at = deps.now();
  const after = { stock: stock.name, dpi: input.dpi, start: input.start, pages: report.pages };
  const event = { at, actor: deps.actor, verb: 'print', noun: 'batch', nounId: batch.id, after };
  await commit(deps.db, [writeEvent(event)]);
  return { file: input.out, ...report, notices: await batchNotices(deps.db, batch, at) };
}

async function recordOf(deps: Deps, batch: Batch): Promise<StampRecord> {
  const path = { gtin: batch.gtin, id: idsOf(batch).first };
  const record = await findStampRecord(deps.db, path, deps.now());
  if (!record) throw new Refusal('batch-not-found', { batch: batch.id });
  return record;
}

function faceOf({ product, producer, batch, lot, sample }: StampRecord) {
  return {
    productName: product.name,
    producerName: producer.name,
    star: batch.star,
    lotNumber: lot.number,
    producedOn: lot.producedOn,
    expiresOn: lot.expiresOn,
    sample,
  };
}
