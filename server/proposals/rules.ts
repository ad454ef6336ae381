import { createHash } from 'node:crypto';
import type { Effect, Proposal, ProposalKind } from '#core/proposal';
import type { Deps } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { decisionRule } from './decisionRule.ts';
import { issueBatchRule } from './issueBatch.ts';
import { producerRule } from './producer.ts';
import { productPageRule } from './productPage.ts';
import type { ProposalPlan, ProposalRule } from './proposalRule.ts';
import { recallStampsRule } from './recallStamps.ts';
import { voidStampsRule } from './voidStamps.ts';

/** A rule whose input is still untrusted: it is parsed by the rule's own form each time it is planned. */
type Planner = (deps: Deps, input: unknown, proposalId: string) => Promise<ProposalPlan>;

function planner<Input>({ form, plan }: ProposalRule<Input>): Planner {
  return async (deps, input, proposalId) => plan(deps, parseForm(form, input), proposalId);
}

/** Every kind of proposal that can be put in force, by its rule. */
const PLANNERS: Readonly<Record<ProposalKind, Planner>> = {
  decision: planner(decisionRule),
  'product-page': planner(productPageRule),
  'issue-batch': planner(issueBatchRule),
  'void-stamps': planner(voidStampsRule),
  'recall-stamps': planner(recallStampsRule),
  producer: planner(producerRule),
};

/** What an approval of a proposal would do today; throws what its form and its rule throw. */
export function planProposal(
  deps: Deps,
  { id, kind, input }: Pick<Proposal, 'id' | 'kind' | 'input'>,
): Promise<ProposalPlan> {
  return PLANNERS[kind](deps, input, id);
}

/** A short name of exactly these effects: who approves approves what they were shown. */
export function digestOf(effects: readonly Effect[]): string {
  return createHash('sha256').update(JSON.stringify(effects)).digest('hex').slice(0, 32);
}
