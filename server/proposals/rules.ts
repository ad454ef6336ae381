import { createHash } from 'node:crypto';
import type { Effect, Proposal, ProposalKind } from '#core/proposal';
import type { Deps } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { decisionRule } from './decisionRule.ts';
import { entryCompletionRule } from './entryCompletion.ts';
import { issueBatchRule } from './issueBatch.ts';
import { producerRule } from './producer.ts';
import { productPageRule } from './productPage.ts';
import type { Planned, ProposalPlan, ProposalRule } from './proposalRule.ts';
import { recallStampsRule } from './recallStamps.ts';
import { registerImportRule } from './registerImport.ts';
import { voidStampsRule } from './voidStamps.ts';

/** A rule whose input is still untrusted: it is parsed by the rule's own form each time it is planned. */
type Planner = (deps: Deps, input: unknown, proposal: Planned) => Promise<ProposalPlan>;

function planner<Input>({ form, plan }: ProposalRule<Input>): Planner {
  return async (deps, input, proposal) => plan(deps, parseForm(form, input), proposal);
}

/** Every kind of proposal that can be put in force, by its rule. */
const PLANNERS: Readonly<Record<ProposalKind, Planner>> = {
  decision: planner(decisionRule),
  'product-page': planner(productPageRule),
  'issue-batch': planner(issueBatchRule),
  'void-stamps': planner(voidStampsRule),
  'recall-stamps': planner(recallStampsRule),
  producer: planner(producerRule),
  'register-import': planner(registerImportRule),
  'entry-completion': planner(entryCompletionRule),
};

/** What an approval of a proposal would do today; throws what its form and its rule throw. */
export function planProposal(
  deps: Deps,
  { id, kind, input, preparedBy }: Planned & Pick<Proposal, 'kind' | 'input'>,
): Promise<ProposalPlan> {
  return PLANNERS[kind](deps, input, { id, preparedBy });
}

/** Goes on growing while one reads: a recall is not held up by the next shopper. */
const GROWS: readonly string[] = ['stamps-scanned'];

/** A short name of exactly these effects, scans apart: who approves approves what they were shown. */
export function digestOf(effects: readonly Effect[]): string {
  const steady = effects.filter(({ what }) => !GROWS.includes(what));
  return createHash('sha256').update(JSON.stringify(steady)).digest('hex').slice(0, 32);
}
