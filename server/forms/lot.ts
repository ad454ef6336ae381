import { z } from 'zod';
import { count, dayField, gtinField, line } from './form.ts';

/** A field left empty was not filled in. */
const blank = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), shape);

/** Opening a lot: product, its number (GS1 AI 10: at most 20 characters), how many units, days, GTIN. */
export const openLotForm = z.object({
  product: line(200),
  number: line(20),
  quantity: count(100_000_000),
  produced: blank(dayField.optional()),
  expires: blank(dayField.optional()),
  gtin: blank(gtinField.optional()),
  place: blank(line(200).optional()),
  /** What the quantity counts, in the producer's own words: `hũ 500 g`. */
  unit: blank(line(40).optional()),
});

export type OpenLot = z.infer<typeof openLotForm>;

/** Amending a lot that has no stamps yet: its facts as they are to stand; what is left out is cleared. */
export const amendLotForm = openLotForm.omit({ product: true }).extend({ lot: line(40) });

export type AmendLot = z.infer<typeof amendLotForm>;

/** Closing a lot: no more stamps. */
export const closeLotForm = z.object({ lot: line(40) });

export type CloseLot = z.infer<typeof closeLotForm>;
