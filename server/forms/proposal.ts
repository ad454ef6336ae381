import { z } from 'zod';
import { count, line } from './form.ts';

/** Approving a proposal: of exactly the revision that was seen. */
export const approveProposalForm = z.object({ proposal: line(40), revision: count(1_000_000) });

export type ApproveProposal = z.infer<typeof approveProposalForm>;

/** Returning a proposal, with a reason its preparer can act on. */
export const refuseProposalForm = approveProposalForm.extend({ reason: line(500) });

export type RefuseProposal = z.infer<typeof refuseProposalForm>;
