import type { Proposal } from '#core/proposal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { amend } from '#db/proposals';
import type { Deps } from '../deps.ts';
import { ownProposal } from '../proposals/proposalGiven.ts';

/** Gives up a proposal of one's own; it stays on record. Throws what `ownProposal` throws. */
export async function dropProposal(
  deps: Deps,
  input: { proposal: string; revision?: number | undefined },
): Promise<Proposal> {
  const read = await ownProposal(deps, input.proposal, input.revision);

  const after = { state: 'dropped' as const, revision: read.revision + 1 };
  const before = { state: read.state, revision: read.revision };
  const event = { at: deps.now(), actor: deps.actor, verb: 'drop', noun: 'proposal', nounId: read.id };
  await commit(deps.db, [amend(read, deps.actor, after), writeEvent({ ...event, before, after })]);
  return { ...read, ...after };
}
