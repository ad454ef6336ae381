import type { Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { rule } from '#db/proposals';
import type { Deps } from '../deps.ts';
import type { ApproveProposal } from '../forms/proposal.ts';
import { proposalGiven, proposalToApprove } from '../proposals/proposalGiven.ts';
import { digestOf, planProposal } from '../proposals/rules.ts';

/** How often an act is planned again when another writer came between. */
const ATTEMPTS = 5;

/**
 * Puts in force what somebody else prepared: planned on the register of this moment, and written with the end of the
 * proposal in one commit. Throws `not-found`, `own-proposal`, `preparer-own`, `proposal-not-waiting` (decided or changed since it was
 * seen, or doing something else by now than was shown), and what its rule throws; then nothing is written.
 */
export async function approveProposal(deps: Deps, input: ApproveProposal): Promise<Proposal> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await approveOnce(deps, input);
    } catch (error) {
      const lost = error instanceof Refusal && error.code === 'conflict';
      if (!lost || attempt === ATTEMPTS) throw error;
    }
  }
}

async function approveOnce(deps: Deps, input: ApproveProposal): Promise<Proposal> {
  const proposal = await proposalToApprove(deps, input.proposal, input.revision);
  const { id, revision } = proposal;
  const plan = await planProposal(deps, proposal);
  if (input.seen !== undefined && input.seen !== digestOf(plan.effects)) {
    throw new Refusal('proposal-not-waiting', { proposal: id });
  }
  const at = deps.now();
  const { resultId } = plan;
  const ruling = { state: 'done' as const, by: deps.actor, at, reason: null, resultId };

  const before = { state: 'waiting', revision };
  const after = { state: 'done', resultId, preparedBy: proposal.preparedBy };
  const event = { at, actor: deps.actor, verb: 'approve', noun: 'proposal', nounId: id, before, after };
  await commit(deps.db, [rule(id, revision, ruling), ...plan.writes, writeEvent(event)]);
  return proposalGiven(deps, id);
}
