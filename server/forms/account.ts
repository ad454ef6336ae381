import { z } from 'zod';
import { LARGEST_BATCH } from '#core/batch';
import { digits, line } from './form.ts';

const nothing = z
  .string()
  .regex(/^\s*$/)
  .transform(() => undefined);

/** A count a person typed: 0 and up; an empty field is not counted. */
const counted = z
  .union([z.number(), nothing, digits])
  .pipe(z.number().int().min(0).max(LARGEST_BATCH).optional())
  .optional();

/** A line that may be left empty. */
function optionalLine(longest: number) {
  return z.union([nothing, line(longest)]).optional();
}

/** What a producer counted of a batch; fields left empty are not counted. */
export const countStampsForm = z.object({
  batch: line(40),
  printed: counted,
  handedOut: counted,
  leftOver: counted,
  note: optionalLine(300),
});

export type CountStamps = z.infer<typeof countStampsForm>;

/** The longest text of stamps that is read: 500 whole addresses. */
const LONGEST_STAMPS = 200_000;

/** Stamps spoiled in printing or voided for another mistake, one ID, range or address a line. */
export const voidSpoiledForm = z.object({
  batch: line(40),
  stamps: z.string().max(LONGEST_STAMPS),
  cause: z.enum(['spoiled', 'mistake']).default('spoiled'),
  reason: optionalLine(300),
});

export type VoidSpoiled = z.infer<typeof voidSpoiledForm>;

/** Stamps left over when the recognition ended, one ID or range a line. */
export const voidLeftoversForm = z.object({ batch: line(40), stamps: z.string().max(LONGEST_STAMPS) });

export type VoidLeftovers = z.infer<typeof voidLeftoversForm>;
