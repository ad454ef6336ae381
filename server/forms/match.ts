import { z } from 'zod';
import { line } from './form.ts';

/** What a person decides of two products: the same, and then which one stays; or different. */
export const decideMatchForm = z
  .object({
    match: line(40),
    outcome: z.enum(['same', 'different']),
    survivor: z.string().trim().max(40).optional(),
    reason: line(500),
  })
  .refine(({ outcome, survivor }) => outcome === 'different' || Boolean(survivor), { path: ['survivor'] });

export type DecideMatch = z.infer<typeof decideMatchForm>;
