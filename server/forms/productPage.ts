import { z } from 'zod';
import { isGtin14 } from '#core/gtin';
import { isPhotoHash } from '#core/page';
import { count, gtinField, line } from './form.ts';

/** The longest story, in characters. */
export const LONGEST_STORY = 2_000;
export const LONGEST_STANDARDS = 400;
/** The most pack sizes a page shows. */
export const MOST_VARIANTS = 20;

/** Marks that turn the direction of text round: what is approved must be what is read. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text of several paragraphs: NFC, one kind of line end, blank lines never more than one together. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(TURNING, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Plain text or nothing; no control characters but line ends. */
function paragraphs(longest: number) {
  return z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .max(longest)
        .regex(/^(?:\P{Cc}|\n)*$/u),
    )
    .transform((text) => text || null)
    .nullable()
    .default(null);
}

/** One line or nothing. */
function optional<Inner extends z.ZodType>(inner: Inner) {
  const empty = z.string().regex(/^\s*$/);
  return z.union([empty.transform(() => null), z.null(), inner]).default(null);
}

function readWebsite(text: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, username, password, port, hostname, href } = new URL(whole);
  const plain = protocol === 'https:' && username === '' && password === '' && port === '';
  return plain && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(hostname) && !/^[\d.]+$/.test(hostname)
    ? href
    : undefined;
}

/** An address by https only, of a named host; one without a scheme is taken as https. */
const website = line(200).transform((text, context) => {
  const href = readWebsite(text);
  if (href !== undefined && href.length <= 200) return href;
  context.addIssue({ code: 'custom', message: 'https' });
  return z.NEVER;
});

const phone = line(20).pipe(z.string().regex(/^\+?[0-9 ().-]{6,20}$/));

const yes = z
  .union([z.boolean(), z.string().transform((text) => text === '1')])
  .optional()
  .transform((value) => value === true);

const written = {
  story: paragraphs(LONGEST_STORY),
  standards: paragraphs(LONGEST_STANDARDS),
  contactName: optional(line(80)),
  phone: optional(phone),
  website: optional(website),
  /** A household's phone is personal data: shown only where it agrees. */
  phoneConsent: yes,
};

/** What a producer writes of a product for shoppers. */
export const pageTextForm = z.object(written);

export type PageText = z.infer<typeof pageTextForm>;

const photo = z.object({
  hash: z.string().refine(isPhotoHash),
  width: count(800),
  height: count(1_000),
});

/** The whole page as it is put before an approver: what was written, the photo and the pack sizes of that moment. */
export const productPageForm = z.object({
  product: line(40),
  ...written,
  photo: photo.nullable().default(null),
  variants: z
    .array(z.object({ name: line(80), gtin: z.string().refine(isGtin14).nullable() }))
    .max(MOST_VARIANTS)
    .default([]),
});

export type ProductPageInput = z.infer<typeof productPageForm>;

/** A pack size: a new one, or one on record by its id; a GTIN of 8, 12, 13 or 14 digits, or none. */
export const variantForm = z.object({
  product: line(40),
  variant: optional(line(40)),
  name: line(80),
  gtin: optional(gtinField),
});

export type SaveVariant = z.infer<typeof variantForm>;
