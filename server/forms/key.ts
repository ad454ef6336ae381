import { z } from 'zod';
import { keyNumberField } from './form.ts';

/** A key by its number. */
export const keyForm = z.object({ number: keyNumberField });

/** Declaring a key compromised, since an instant (ISO 8601) or since now. */
export const compromiseKeyForm = keyForm.extend({
  since: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .optional(),
});

export type CompromiseKey = z.infer<typeof compromiseKeyForm>;
