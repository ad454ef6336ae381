import { z } from 'zod';
import { type Day, type Instant, makeDay, startOf } from '#core/day';
import { parseGtin } from '#core/gtin';
import { Refusal } from '#core/refusal';
import { isKeyNumber, type KeyNumber } from '#core/stampId';

/**
 * Turns untrusted input into typed input, once, for routes, command line and importers; throws the field's own
 * code (`invalid-day`, `invalid-gtin`) or `invalid-input` naming the first field that is wrong, of a number too large
 * with the largest.
 */
export function parseForm<Shape extends z.ZodType>(form: Shape, input: unknown): z.infer<Shape> {
  const parsed = form.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || 'input';
  throw new Refusal('invalid-input', { field, value: shown(input, issue?.path ?? []), ...mostOf(issue) });
}

/** The largest number a field takes, where a larger one was given. */
function mostOf(issue: z.core.$ZodIssue | undefined): { readonly most?: number } {
  if (issue?.code !== 'too_big' || issue.origin !== 'number') return {};
  return { most: Number(issue.maximum) };
}

function shown(input: unknown, path: readonly PropertyKey[]): string {
  let value = path.length > 0 ? input : '';
  for (const name of path) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : '';
  }
  return String(value ?? '').slice(0, 80);
}

/** A text a person typed: NFC, trimmed, one line, 1 to `longest` characters, no control characters. */
export function line(longest: number) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .regex(/^\P{Cc}+$/u),
    );
}

/** Digits, or groups of three of them with one mark between: `1200`, `1.200`, `1 200 000`, `1,200`. */
const WHOLE = /^(?:\d{1,12}|[1-9]\d{0,2}(?:([. ,\u00a0\u202f])\d{3})(?:\1\d{3}){0,2})$/;

/** A whole number as people write one; `1.2` and `0.500` are none, for they may mean a part. */
export const digits = z
  .string()
  .transform((text) => text.trim())
  .pipe(z.string().regex(WHOLE))
  .transform((text) => Number(text.replace(/\D/g, '')));

/** A whole number from 1 to `largest`, given as a number or in digits, with or without thousands apart. */
export function count(largest: number) {
  return z.union([z.number(), digits]).pipe(z.number().int().min(1).max(largest));
}

function readDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return makeDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return local ? makeDay(Number(local[3]), Number(local[2]), Number(local[1])) : undefined;
}

/** A day as `YYYY-MM-DD` or as Viet Nam writes it, `dd/mm/yyyy`; throws `invalid-day`. */
export const dayField = z.string().transform((text): Day => {
  const day = readDay(text.trim());
  if (!day) throw new Refusal('invalid-day', { value: text.slice(0, 40) });
  return day;
});

/** A GTIN of 8, 12, 13 or 14 digits, kept as 14; throws `invalid-gtin`. */
export const gtinField = z.string().transform((text) => parseGtin(text.trim()));

/** A key's number, `1` to `99`, kept as two digits. */
export const keyNumberField = z
  .string()
  .transform((text) => text.padStart(2, '0'))
  .refine((text): text is KeyNumber => isKeyNumber(text));

/** An instant as ISO 8601 with offset, or a day, meaning its first moment in Viet Nam; throws `invalid-day`. */
export const instantField = z.string().transform((text): Instant => {
  const iso = z.iso.datetime({ offset: true }).safeParse(text.trim());
  if (iso.success) return Date.parse(iso.data);
  const day = readDay(text.trim());
  if (!day) throw new Refusal('invalid-day', { value: text.slice(0, 40) });
  return startOf(day);
});

/** A box that is ticked or not: `1`, as a form sends it, or a boolean. */
export const tick = z
  .union([z.boolean(), z.enum(['', '1'])])
  .transform((value) => value === true || value === '1');

/** A TCP port, 0 to 65535; 0 lets the system choose. */
export const portForm = z.object({
  port: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535)),
});
