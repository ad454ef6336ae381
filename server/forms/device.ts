import { z } from 'zod';
import { line } from './form.ts';

/** Granting a phone: to whom, and what it is called ("Samsung A15, số 3"). */
export const grantDeviceForm = z.object({ inspector: z.string().min(1).max(40), name: line(80) });

export type GrantDevice = z.infer<typeof grantDeviceForm>;

/** Cutting a phone off: why. */
export const revokeDeviceForm = z.object({ reason: line(300) });

export type RevokeDevice = z.infer<typeof revokeDeviceForm>;

/** What a phone sends to be set up: the way in it was shown, and the public half of its own key (JWK, JSON). */
export const provisionForm = z.object({
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  publicKey: z.string().min(1).max(1_000),
});

export type Provision = z.infer<typeof provisionForm>;
