import { lengthOf } from '#core/account';
import type { Effect } from '#core/proposal';
import type { Write } from '#db/commit';
import type { Deps } from '../deps.ts';
import { type VoidProposal, voidProposalForm } from '../forms/stamps.ts';
import { targetGiven } from '../stamps/stampTarget.ts';
import { effectsOfStops, planStops } from '../stamps/stopping.ts';
import { planVoid } from '../stamps/voiding.ts';
import type { Planned, ProposalPlan, ProposalRule } from './proposalRule.ts';

/** Voids what is still usable among the stamps meant: what was voided or recalled before is left as it is. */
async function plan(deps: Deps, input: VoidProposal, { id: proposalId }: Planned): Promise<ProposalPlan> {
  const target = await targetGiven(deps.db, input);
  const pieces = await planStops(deps.db, target, ['void', 'recall']);
  const { cause, reason } = input;
  const writes: Write[] = [...target.holds];
  for (const { batch, spans } of pieces) {
    for (const span of spans) {
      writes.push(...(await planVoid(deps, { batch, ...span, cause, reason, proposalId })));
    }
  }
  const back = pieces.reduce((sum, { spans }) => sum + lengthOf(spans), 0);
  const givenBack: Effect = { tone: 'neutral', what: 'lot-places-back', values: { count: back } };
  return {
    effects: [...effectsOfStops(pieces, 'stamps-void'), givenBack],
    writes,
    resultId: target.nounId,
  };
}

/** Voiding stamps of a product, a lot, a batch or a range: prepared by one, put in force by another. */
export const voidStampsRule: ProposalRule<VoidProposal> = {
  kind: 'void-stamps',
  form: voidProposalForm,
  plan,
};
