import { z } from 'zod';
import { line } from './form.ts';

/** Loading the units of 2025: of one province by its two-digit code, or of the whole country. */
export const loadAreasForm = z.object({
  province: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  ),
});

/** Placing a producer in a commune of today. */
export const linkAreaForm = z.object({ producer: line(60), area: line(60) });

export type LinkArea = z.infer<typeof linkAreaForm>;
