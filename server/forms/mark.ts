import { z } from 'zod';
import type { Star } from '#core/authority';
import { LONGEST_STORY, refuseClaims } from '#core/story';
import { line } from './form.ts';
import { colourField } from './look.ts';

const id = line(40);
/** An empty choice is none. */
const chosen = z.union([z.literal('').transform(() => null), id.nullable()]).default(null);

/** What an upload is to be called; the file's own name where it is left empty. */
const name = z.union([z.literal('').transform(() => undefined), line(80)]).optional();

/** A mark of the office's: the OCOP mark of some stars, or its own. */
export const officeMarkForm = z.object({ kind: z.enum(['ocop', 'office']), name });

/** A mark of anybody's, from a file on this machine. */
export const markFileForm = z.object({
  kind: z.enum(['ocop', 'office', 'producer']),
  name,
  producer: line(200).optional(),
  file: line(4096),
});

/** Which OCOP mark stands on stamps of how many stars; none where it is left empty. */
export const starMarkForm = z.object({
  star: z.enum(['3', '4', '5']).transform((digit) => Number(digit) as Star),
  mark: chosen,
});

export type ChooseStarMark = z.infer<typeof starMarkForm>;

/** The office's two colours. */
export const coloursForm = z.object({ first: colourField, second: colourField });

export type ChooseColours = z.infer<typeof coloursForm>;

/** One line in a producer's words, or none; throws what `refuseClaims` throws. */
const story = z
  .union([
    z
      .string()
      .refine((text) => text.trim() === '')
      .transform(() => null),
    line(LONGEST_STORY).transform((text) => {
      refuseClaims(text);
      return text;
    }),
  ])
  .default(null);

/** How a producer's stamps look when nothing else is asked for. */
export const lookForm = z.object({
  producer: id,
  mark: chosen,
  story,
  colours: z.enum(['black', 'two']).default('black'),
});

export type SaveLook = z.infer<typeof lookForm>;
