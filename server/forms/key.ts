import { z } from 'zod';
import type { KeyNumber } from '#core/stampId';
import { keyNumberField } from './form.ts';

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
