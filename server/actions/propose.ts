import type { Proposal, ProposalKind } from '#core/proposal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertProposal } from '#db/proposals';
import { type Deps, newId } from '../deps.ts';
import { planProposal } from '../proposals/rules.ts';

/** An act to prepare: what it is about, its form as typed, and whether it already asks for an approver. */
export interface Propose {
  readonly kind: ProposalKind;
  readonly noun: string;
  readonly nounId: string | null;
  readonly producerId: string | null;
  readonly title: string;
  readonly input: unknown;
  readonly submit: boolean;
}

/**
 * Prepares an act for somebody else to approve. A draft may be half written; one that is submitted must plan, and
 * throws what its rule throws.
 */
export async function propose(deps: Deps, { submit, ...input }: Propose): Promise<Proposal> {
  const at = deps.now();
  const proposal: Proposal = {
    ...input,
    id: newId(deps, 'pro'),
    title: input.title.slice(0, 200),
    state: submit ? 'waiting' : 'draft',
    revision: 1,
    preparedBy: deps.actor,
    preparedAt: at,
    submittedAt: submit ? at : null,
    decidedBy: null,
    decidedAt: null,
    decidedReason: null,
    resultId: null,
  };
  if (submit) await planProposal(deps, proposal);

  const { id, kind, title, state, revision } = proposal;
  const after = { kind, title, state, revision, input: proposal.input };
  const event = { at, actor: deps.actor, verb: 'propose', noun: 'proposal', nounId: id, after };
  await commit(deps.db, [insertProposal(proposal), writeEvent(event)]);
  return proposal;
}
