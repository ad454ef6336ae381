import type { Star } from '#core/authority';
import type { StampLook } from '#labels/marks/look';
import { previewSheet } from '#labels/preview';
import type { StampPreview } from '#labels/previewStamp';
import { findStock } from '#labels/stock/findStock';
import type { Deps } from '../deps.ts';

/** What a sample stamp says. */
export interface SampleFace {
  readonly productName: string;
  readonly producerName: string;
  readonly star: Star;
  readonly sample: boolean;
}

/** One stamp of a look on a label of 63.5 × 38.1 mm, from the code that places it in print. */
export function sampleStamp(
  { origin }: Pick<Deps, 'origin'>,
  face: SampleFace,
  look: StampLook,
): StampPreview {
  const blank = { lotNumber: 'L-01', producedOn: null, expiresOn: null };
  const stock = findStock('a4-21');
  const kind = { origin, form: 'full' as const, gtin: null, look };
  return previewSheet({ stock, dpi: 300, start: 1, count: 1, face: { ...face, ...blank }, ...kind }).stamp;
}
