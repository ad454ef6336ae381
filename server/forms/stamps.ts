import { z } from 'zod';
import { line } from './form.ts';

/** A field that may be left empty, as forms send it. */
function perhaps(longest: number) {
  return z.union([z.literal('').transform(() => undefined), line(longest)]).optional();
}

/** Which stamps are meant: a product's, a lot's or a batch's, or those from a first to a last ID. */
export const stampTargetForm = z.object({
  product: perhaps(40),
  lot: perhaps(40),
  batch: perhaps(40),
  first: perhaps(40),
  last: perhaps(40),
});

export type StampTargetGiven = z.infer<typeof stampTargetForm>;

/** Stamps to void, as a clerk prepares it: which, of what cause, and why. */
export const voidProposalForm = stampTargetForm.extend({
  cause: z.enum(['mistake', 'leftover', 'spoiled', 'copied']),
  reason: line(300),
  /** What it stands on, for the approver; shoppers read only the reason. */
  grounds: perhaps(300),
});

export type VoidProposal = z.infer<typeof voidProposalForm>;

/** Stamps to recall, as a clerk prepares it: which, the danger as shoppers will read it, and what it stands on. */
export const recallProposalForm = stampTargetForm.extend({
  danger: line(300),
  reason: line(300),
});

export type RecallProposal = z.infer<typeof recallProposalForm>;
