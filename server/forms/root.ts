import { z } from 'zod';
import { LONGEST_DELEGATION } from '#core/bundleManifest';
import { count } from './form.ts';

/** How long the root vouches for an online key, days: 90 unless it is told, 400 at most. */
export const DEFAULT_DELEGATION_DAYS = 90;

/** A delegation: for how many days, and whether another root than before may give it. */
export const delegateForm = z.object({
  days: count(LONGEST_DELEGATION).default(DEFAULT_DELEGATION_DAYS),
  replace: z.boolean().default(false),
});

const version = z
  .string()
  .regex(/^[1-9][0-9]{0,14}$/)
  .transform(Number);

/** Which edition a phone asks for, and which it has. */
export const bundleForm = z.object({ version, from: version.optional() });
