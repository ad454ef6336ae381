import { isOpen, type Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { laidIn } from '#db/newRights';
import { findAnyProposal } from '#db/proposals';
import { WAIT_MS } from '../auth/held.ts';
import type { Deps } from '../deps.ts';

/** The proposal of an id; throws `not-found`. */
export async function proposalGiven(deps: Deps, id: string): Promise<Proposal> {
  const proposal = await findAnyProposal(deps.db, id);
  if (!proposal) throw new Refusal('not-found', { path: id.slice(0, 80) });
  return proposal;
}

/**
 * A proposal of the actor's own that is not at its end, of the revision they saw. Only who prepared it may change it,
 * else a second person's words would stand under the first one's name; throws `not-found`, `not-permitted`,
 * `proposal-not-waiting`, `conflict`.
 */
export async function ownProposal(deps: Deps, id: string, revision?: number): Promise<Proposal> {
  const proposal = await proposalGiven(deps, id);
  if (proposal.preparedBy !== deps.actor) throw new Refusal('not-permitted');
  if (!isOpen(proposal)) throw new Refusal('proposal-not-waiting', { proposal: id });
  if (revision !== undefined && revision !== proposal.revision) throw new Refusal('conflict');
  return proposal;
}

/** A waiting proposal of the revision an approver saw, prepared by somebody else; throws `own-proposal`, `proposal-not-waiting`. */
export async function proposalToRule(deps: Deps, id: string, revision: number): Promise<Proposal> {
  const proposal = await proposalGiven(deps, id);
  if (proposal.preparedBy === deps.actor) throw new Refusal('own-proposal');
  if (proposal.state !== 'waiting' || proposal.revision !== revision) {
    throw new Refusal('proposal-not-waiting', { proposal: id });
  }
  return proposal;
}

/** The same to be put in force: who approves did not let in who prepared it within the last day; throws `preparer-own` too. */
export async function proposalToApprove(deps: Deps, id: string, revision: number): Promise<Proposal> {
  const proposal = await proposalToRule(deps, id, revision);
  const prepared = { userId: proposal.preparedBy, since: deps.now() - WAIT_MS };
  if (await laidIn(deps.db, deps.actor, prepared)) throw new Refusal('preparer-own', { hours: 24 });
  return proposal;
}
