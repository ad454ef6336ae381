import { z } from 'zod';
import { tick } from './form.ts';
import { millimetres } from './measure.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** A colour as `#rrggbb`, kept in small letters. */
export const colourField = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().regex(/^#[0-9a-f]{6}$/));

/**
 * How the stamps of one print look, every part by its content: kept in the print's own input, so that printed again
 * it is the same bytes whatever marks stand by then. Never read from a person's form: see `lookWishForm`.
 */
export const pinnedLookForm = z.strictObject({
  /** Hashes of marks' safe forms. */
  ocop: hash.optional(),
  office: hash.optional(),
  producer: hash.optional(),
  story: z.string().max(60).optional(),
  colours: z.strictObject({ first: colourField, second: colourField }).optional(),
  bleed: z.number().min(0).max(5).optional(),
  /** For jars and bottles. */
  curved: z.literal(true).optional(),
});

export type PinnedLook = z.infer<typeof pinnedLookForm>;

/** What a person may ask of a print's look: marks and story or none of them, black or the office's two colours, bleed (mm). */
export const lookWishForm = z.object({
  marks: tick.default(true),
  /** Absent: as the producer keeps it. */
  colours: z.enum(['black', 'two']).optional(),
  /** What the stamps are stuck on: a box, or a jar. */
  surface: z.enum(['flat', 'curved']).default('flat'),
  bleed: z.union([z.literal('').transform(() => 0), millimetres(0, 5)]).default(0),
});

export type LookWish = z.infer<typeof lookWishForm>;
