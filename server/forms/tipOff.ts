import { z } from 'zod';
import { CONTACT_DAYS, LINKED_NOUNS, LONGEST_TIP_OFF, OFFERED_DAYS, WRONGS } from '#core/tipOff';
import { line } from './form.ts';

/** The longest text taken for a scanned address, in characters. */
export const LONGEST_ADDRESS = 512;

/** Marks that turn the direction of text round, or are not seen: what is sent must be what is read. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Plain text of several lines, no control characters but line ends. */
function lines(longest: number) {
  return z
    .string()
    .max(longest * 4)
    .transform(tidy)
    .pipe(
      z
        .string()
        .max(longest)
        .regex(/^(?:\P{Cc}|\n)*$/u),
    );
}

const orNothing = (longest: number) =>
  lines(longest)
    .transform((text) => text || null)
    .nullable()
    .default(null);

const oneLineOrNothing = (longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((text) => text.normalize('NFC').replace(UNSEEN, '').replaceAll('\t', ' ').trim())
    .pipe(
      z
        .string()
        .max(longest)
        .regex(/^\P{Cc}*$/u),
    )
    .transform((text) => text || null)
    .nullable()
    .default(null);

const wrongs = z
  .array(z.enum(WRONGS))
  .min(1)
  .max(WRONGS.length * 4)
  .transform((given) => WRONGS.filter((one) => given.includes(one)));

const days = z
  .string()
  .default(String(OFFERED_DAYS))
  .transform((text) => CONTACT_DAYS.find((one) => String(one) === text))
  .pipe(z.literal([...CONTACT_DAYS]));

/**
 * What a shopper tells: at least one thing that is wrong; a contact only together with the consent to keep it. The
 * field people do not see (`trap`) is empty, or a program filled the form in.
 */
export const tipOffForm = z
  .object({
    wrongs,
    /** Where it was bought. */
    bought: oneLineOrNothing(LONGEST_TIP_OFF.place),
    told: orNothing(LONGEST_TIP_OFF.note),
    contact: oneLineOrNothing(LONGEST_TIP_OFF.contact),
    consent: z
      .string()
      .optional()
      .transform((text) => text === '1'),
    days,
    trap: z.literal('').default(''),
  })
  .refine(({ contact, consent }) => contact === null || consent, { path: ['consent'] });

export type TipOffGiven = z.infer<typeof tipOffForm>;

/** What the office tells the shopper; `seen` is the instant of the answer it was written over, 0 for none. */
export const answerTipOffForm = z.object({
  answer: lines(LONGEST_TIP_OFF.answer).pipe(z.string().min(1)),
  seen: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
});

/** Why a tip-off is closed: the shopper reads it. */
export const closeTipOffForm = z.object({ reason: line(LONGEST_TIP_OFF.reason) });

/** What a tip-off has to do with: a stamp by its ID or scanned code, a signal or an inspection by its id. */
export const linkTipOffForm = z.object({ to: z.enum(LINKED_NOUNS), linked: line(LONGEST_ADDRESS) });

export type LinkTipOff = z.infer<typeof linkTipOffForm>;
