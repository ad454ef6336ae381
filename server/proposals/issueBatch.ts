import type { z } from 'zod';
import { LIMIT_WINDOW_MS, limitPassed } from '#core/limit';
import type { Effect } from '#core/proposal';
import { countIssuedSince, findLimit } from '#db/limits';
import type { Deps } from '../deps.ts';
import { issueBatchForm } from '../forms/batch.ts';
import { printWishForm } from '../forms/print.ts';
import { writesOfPrint } from '../printing/printQueue.ts';
import { type IssuePlan, planIssue, refuseUnsignable } from '../stamps/issuing.ts';
import type { ProposalRule } from './proposalRule.ts';

/** What is issued, and the print that is made of it where one was asked for. */
const orderedBatchForm = issueBatchForm.extend({ print: printWishForm.optional() });

/** More stamps than a producer may order alone: an approver sees how many, and which limit they pass. */
export const issueBatchRule: ProposalRule<z.infer<typeof orderedBatchForm>> = {
  kind: 'issue-batch',
  form: orderedBatchForm,
  plan: async (deps, { print, ...input }, { id: proposalId, preparedBy = deps.actor }) => {
    await refuseUnsignable(deps);
    const plan = await planIssue(deps, input, { proposal: proposalId });
    const { batch, product } = plan;
    const asked = { batch, producerId: product.producerId, actor: preparedBy };
    const queued = print ? writesOfPrint(deps, asked, print) : [];
    return {
      effects: await effectsOf(deps, plan),
      writes: [...queued, ...plan.writes],
      resultId: plan.batch.id,
    };
  },
};

async function effectsOf({ db, now }: Deps, { batch, product, lot }: IssuePlan): Promise<Effect[]> {
  const { quantity } = batch;
  const { perLot, per30Days } = await findLimit(db, product.producerId);
  const last30Days = await countIssuedSince(db, product.producerId, now() - LIMIT_WINDOW_MS);
  const limit = { perLot, per30Days };
  const passed = limitPassed({ limit, lotIssued: lot.stampsIssued, last30Days, quantity });
  const stamps = { quantity, product: product.name, producer: product.producerName, lot: lot.number };
  return [
    { tone: 'notice', what: 'issue-stamps', values: { ...stamps, star: batch.star } },
    ...(batch.pin ? [{ tone: 'neutral', what: 'stamps-with-pins', values: {} } as const] : []),
    {
      tone: 'neutral',
      what: 'lot-stamps',
      values: { lot: lot.number, lotQuantity: lot.quantity, issued: lot.stampsIssued },
    },
    { tone: 'neutral', what: 'issued-30-days', values: { issued: last30Days, limit: per30Days } },
    ...(passed
      ? [
          {
            tone: 'warning',
            what: `limit-${passed.which}`,
            values: { limit: passed.limit, over: passed.over },
          } as const,
        ]
      : []),
  ];
}
