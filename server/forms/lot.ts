import { z } from 'zod';
import { count, dayField, gtinField, line } from './form.ts';

/** Opening a lot: product, its number (GS1 AI 10: at most 20 characters), how many units, days, GTIN. */
export const openLotForm = z.object({
  product: line(200),
  number: line(20),
  quantity: count(100_000_000),
  produced: dayField.optional(),
  expires: dayField.optional(),
  gtin: gtinField.optional(),
  place: line(200).optional(),
});

export type OpenLot = z.infer<typeof openLotForm>;
