import { z } from 'zod';
import type { Instant } from '#core/day';
import { Refusal } from '#core/refusal';
import type { KeyNumber } from '#core/stampId';
import { instantField, keyNumberField, parseForm } from './form.ts';

/** A key by its number. */
export const keyForm = z.object({ number: keyNumberField });

/** Making the next key; a number may be asked for where the register no longer knows which were used. */
export const rotateKeyForm = z.object({ number: keyNumberField.optional() });

export type RotateKey = { readonly number?: KeyNumber | undefined };

/** Declaring a key compromised, since an instant (ISO 8601) or since now. */
export const compromiseKeyForm = keyForm.extend({
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
});

export type CompromiseKey = z.infer<typeof compromiseKeyForm>;

/** Local Vietnamese time as typed without an offset. */
const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?$/;

/**
 * Since when, as a person types it: `2026-11-20T08:00` in Vietnamese time, ISO 8601 with offset, or a day; nothing
 * typed is undefined. Throws `invalid-day`.
 */
export function sinceGiven(text: string): Instant | undefined {
  if (text === '') return undefined;
  if (!LOCAL.test(text)) return parseForm(instantField, text);
  const instant = Date.parse(`${text.replace(' ', 'T')}+07:00`);
  if (Number.isNaN(instant)) throw new Refusal('invalid-day', { value: text.slice(0, 40) });
  return instant;
}
