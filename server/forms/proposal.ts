import { z } from 'zod';
import { count, line } from './form.ts';

/** A proposal of exactly the revision that was seen. */
export const seenProposalForm = z.object({ proposal: line(40), revision: count(1_000_000) });

/** Approving a proposal, perhaps only if it still does what was shown (`digestOf` its effects). */
export const approveProposalForm = seenProposalForm.extend({ seen: line(32).optional() });

/** Approving it on a page, which always says what was shown there. */
export const approveSeenForm = seenProposalForm.extend({ seen: line(32) });

export type ApproveProposal = z.infer<typeof approveProposalForm>;

/** Returning a proposal, with a reason its preparer can act on. */
export const refuseProposalForm = seenProposalForm.extend({ reason: line(500) });

export type RefuseProposal = z.infer<typeof refuseProposalForm>;
