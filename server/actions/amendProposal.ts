import { changeOf, type Proposal } from '#core/proposal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { amend } from '#db/proposals';
import type { Deps } from '../deps.ts';
import { ownProposal } from '../proposals/proposalGiven.ts';

/** What a preparer writes anew, on the revision they saw. */
export interface AmendProposal {
  readonly proposal: string;
  readonly revision?: number | undefined;
  readonly input: unknown;
  readonly title?: string | undefined;
}

/**
 * Changes a proposal of one's own and makes it a draft again, also one that waits or was returned: an approver who
 * saw the former revision finds `proposal-not-waiting`. What changes nothing writes nothing. Throws what
 * `ownProposal` throws.
 */
export async function amendProposal(deps: Deps, input: AmendProposal): Promise<Proposal> {
  const read = await ownProposal(deps, input.proposal, input.revision);
  const { id } = read;
  const title = (input.title ?? read.title).slice(0, 200);
  const change = changeOf(
    { title: read.title, input: read.input, state: read.state },
    { title, input: input.input, state: 'draft' },
  );
  if (!change) return read;

  const after = { title, state: 'draft' as const, revision: read.revision + 1 };
  const event = { at: deps.now(), actor: deps.actor, verb: 'amend', noun: 'proposal', nounId: id, ...change };
  await commit(deps.db, [amend(read, deps.actor, { ...after, input: input.input }), writeEvent(event)]);
  return { ...read, ...after, input: input.input };
}
