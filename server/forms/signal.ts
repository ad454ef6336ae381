import { z } from 'zod';
import { SIGNAL_FINDINGS } from '#core/signal';
import { line } from './form.ts';

/** What a person found a signal to be, and why; of the signal as it was when they looked (ms). */
export const signalFindingForm = z.object({
  signal: line(40),
  seen: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  finding: z.enum(SIGNAL_FINDINGS),
  reason: line(500),
});

export type SignalFindingGiven = z.infer<typeof signalFindingForm>;
