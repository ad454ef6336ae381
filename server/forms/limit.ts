import { z } from 'zod';
import { count, line } from './form.ts';

const stamps = count(1_000_000_000);

/** How many stamps may be ordered without an approver: for one producer, or for everybody where none is named. */
export const setLimitForm = z.object({
  producer: z.union([z.literal('').transform(() => undefined), line(40)]).optional(),
  perLot: stamps,
  per30Days: stamps,
});

export type SetLimit = z.infer<typeof setLimitForm>;

/** Ending a producer's own limit: everybody's holds again. */
export const endLimitForm = z.object({ producer: line(40) });
