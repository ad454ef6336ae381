import type { Proposal } from '#core/proposal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { amend } from '#db/proposals';
import type { Deps } from '../deps.ts';
import { ownProposal } from '../proposals/proposalGiven.ts';
import { planProposal } from '../proposals/rules.ts';

/**
 * Hands a draft of one's own to the approvers; one that waits already is left as it is. It must plan today: throws
 * what its rule throws, and what `ownProposal` throws.
 */
export async function submitProposal(
  deps: Deps,
  input: { proposal: string; revision?: number | undefined },
): Promise<Proposal> {
  const read = await ownProposal(deps, input.proposal, input.revision);
  if (read.state === 'waiting') return read;
  await planProposal(deps, read);

  const at = deps.now();
  const after = { state: 'waiting' as const, revision: read.revision + 1 };
  const before = { state: read.state, revision: read.revision };
  const event = { at, actor: deps.actor, verb: 'submit', noun: 'proposal', nounId: read.id, before, after };
  await commit(deps.db, [amend(read, deps.actor, { ...after, submittedAt: at }), writeEvent(event)]);
  return { ...read, ...after, submittedAt: at };
}
