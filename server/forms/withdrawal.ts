import { z } from 'zod';
import { dayField, line } from './form.ts';

/** Withdrawing a product's recognition: the decision, and the clause and article it stands on. */
export const withdrawalForm = z.object({
  product: line(200),
  authority: line(200),
  decision: line(80),
  signed: dayField,
  effective: dayField.optional(),
  clause: line(40),
  article: line(40),
  /** The document whose clause and article these are. */
  document: line(120).optional(),
  reason: line(300),
  safety: z.boolean().default(false),
});

export type WithdrawRecognition = z.infer<typeof withdrawalForm>;
