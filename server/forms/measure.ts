import { z } from 'zod';

/** A field that may be left empty: a form sends it as an empty text. */
export function blank<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess((value) => (value === '' || value === undefined ? undefined : value), shape.optional());
}

/** Millimetres as people type them, to a hundredth, with a comma or a point. */
export function millimetres(least: number, most: number) {
  return z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^-?\d{1,4}(?:[.,]\d{1,2})?$/),
    ])
    .transform((value) => Number(String(value).replace(',', '.')))
    .pipe(z.number().min(least).max(most));
}
