import type { Effect } from '#core/proposal';
import type { Write } from '#db/commit';
import type { Deps } from '../deps.ts';
import { type RecallProposal, recallProposalForm } from '../forms/stamps.ts';
import { recallAct, writesOfRecall } from '../stamps/recalling.ts';
import { targetGiven } from '../stamps/stampTarget.ts';
import { effectsOfStops, planStops } from '../stamps/stopping.ts';
import type { Planned, ProposalPlan, ProposalRule } from './proposalRule.ts';

const WARNS: Effect = { tone: 'warning', what: 'recall-warns', values: {} };

function blocked(lots: number): Effect {
  return { tone: 'warning', what: 'recall-blocks-lots', values: { count: lots } };
}

/** Recalls what was not recalled yet; a stamp voided before warns from then on, too. */
async function plan(deps: Deps, input: RecallProposal, { id: proposalId }: Planned): Promise<ProposalPlan> {
  const target = await targetGiven(deps.db, input);
  const pieces = await planStops(deps.db, target, ['recall']);
  const acts = pieces.flatMap(({ batch, spans }) =>
    spans.map((span) => recallAct(deps, { batch, ...span, danger: input.danger, proposalId })),
  );
  const lots = new Set(pieces.flatMap(({ batch, spans }) => (spans.length > 0 ? [batch.lotId] : [])));
  const writes: Write[] = [...target.holds, ...acts.flatMap(writesOfRecall)];
  return {
    effects: [...effectsOfStops(pieces, 'stamps-recalled'), WARNS, blocked(lots.size)],
    writes,
    resultId: target.nounId,
  };
}

/** Recalling stamps for a danger in the goods: two persons, always, however urgent. */
export const recallStampsRule: ProposalRule<RecallProposal> = {
  kind: 'recall-stamps',
  form: recallProposalForm,
  plan,
};
