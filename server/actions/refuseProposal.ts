import type { Proposal } from '#core/proposal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { rule } from '#db/proposals';
import type { Deps } from '../deps.ts';
import type { RefuseProposal } from '../forms/proposal.ts';
import { proposalGiven, proposalToRule } from '../proposals/proposalGiven.ts';

/**
 * Returns a waiting proposal to who prepared it, with a reason; throws `not-found`, `own-proposal`,
 * `proposal-not-waiting`.
 */
export async function refuseProposal(deps: Deps, input: RefuseProposal): Promise<Proposal> {
  const { id, revision } = await proposalToRule(deps, input.proposal, input.revision);
  const at = deps.now();
  const { reason } = input;
  const ruling = { state: 'refused' as const, by: deps.actor, at, reason, resultId: null };

  const before = { state: 'waiting', revision };
  const after = { state: 'refused', reason };
  const event = { at, actor: deps.actor, verb: 'refuse', noun: 'proposal', nounId: id, before, after };
  await commit(deps.db, [rule(id, revision, ruling), writeEvent(event)]);
  return proposalGiven(deps, id);
}
