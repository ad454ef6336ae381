import type { Batch } from '#core/batch';
import { spanAsked } from '#core/printRange';
import { Refusal } from '#core/refusal';
import { findProfileNamed } from '#db/printers';
import { findCalibration, type Paper } from '#db/prints';
import { findProduct } from '#db/products';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import type { PrintBatch } from '../forms/batch.ts';
import { usualLook } from '../marks/lookOf.ts';
import type { SheetRequest } from './batchSheet.ts';

/** What a print is made with beside what was typed. */
export type Chosen = Pick<SheetRequest, 'part' | 'calibration' | 'look'> &
  Pick<Paper, 'profileId'> & { readonly batch: Batch };

/** The part of the batch that was asked for, its look, and how the printer misses; throws what `spanAsked` throws, `invalid-input` for no such printer. */
export async function chosenPrint(deps: Deps, input: PrintBatch): Promise<Chosen> {
  const { plain, colours, bleed, surface } = input;
  const batch = await batchGiven(deps.db, input.batch);
  const { productId, star } = batch;
  const producerId = (await findProduct(deps.db, productId))?.producerId ?? '';
  const part = spanAsked(batch, input);
  const look = await usualLook(deps.db, producerId, star, {
    marks: plain !== true,
    ...(bleed ? { bleed } : {}),
    ...(surface ? { surface } : {}),
    ...(colours ? { colours } : {}),
  });
  return { batch, ...(part ? { part } : {}), look, ...(await printerOf(deps, producerId, input)) };
}

async function printerOf(
  { db }: Deps,
  producerId: string,
  { profile, calibrate }: PrintBatch,
): Promise<Pick<Chosen, 'calibration' | 'profileId'>> {
  if (profile === undefined) return { ...(calibrate ? { calibration: calibrate } : {}), profileId: null };
  const calibration = await findCalibration(db, producerId, profile);
  if (calibration) return { calibration, profileId: profile };
  const named = await findProfileNamed(db, producerId, profile);
  if (!named) throw new Refusal('invalid-input', { field: 'profile', value: profile });
  return { calibration: named, profileId: named.id };
}
