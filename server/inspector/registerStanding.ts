import type { Instant } from '#core/day';
import { keyNumberOf, type StampId, serialOf } from '#core/stampId';
import type { Headline } from '#core/verdict';
import { registerAnswer } from '#core/verify';
import { findBatchOfSerial } from '#db/batches';
import type { Db } from '#db/open';
import { findStampRecord } from '#db/stamps';

/** What the register holds of one stamp at one instant, its proof apart. */
export interface Standing {
  readonly headline: Headline;
  readonly batchId: string | null;
  readonly lot: string | null;
  readonly product: { readonly id: string; readonly name: string } | null;
  readonly producer: string | null;
  readonly sample: boolean;
}

/** The register's answer about a stamp as of an instant: computed anew from what was on record by then. */
export async function standingOf(db: Db, id: StampId, at: Instant): Promise<Standing> {
  const batch = await findBatchOfSerial(db, keyNumberOf(id), serialOf(id));
  const record = batch && (await findStampRecord(db, { id, gtin: batch.gtin }, at));
  return {
    headline: registerAnswer(record, at).headline,
    batchId: record?.batch.id ?? null,
    lot: record?.lot.number ?? null,
    product: record?.product ?? null,
    producer: record?.producer.name ?? null,
    sample: record?.sample ?? false,
  };
}
