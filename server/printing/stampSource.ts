import type { Batch } from '#core/batch';
import { lastSerial } from '#core/batch';
import type { Stamp } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import type { Signer } from '../keys/signer.ts';

/** Derives a batch's stamps one by one, in the order of serials; the same stamps every time. */
export function* deriveStamps(batch: Batch, signer: Signer): Generator<Stamp> {
  for (let serial = batch.first; serial <= lastSerial(batch); serial++) {
    const id = formatStampId(batch.keyNumber, serial);
    yield signer.sign({ gtin: batch.gtin, id }, batch.form);
  }
}
