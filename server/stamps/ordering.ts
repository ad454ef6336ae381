import { LIMIT_WINDOW_MS, limitPassed, type PassedLimit } from '#core/limit';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { countIssuedSince, findLimit } from '#db/limits';
import { findLotSeen } from '#db/lots';
import type { Deps } from '../deps.ts';
import type { IssueBatch } from '../forms/batch.ts';
import { type IssuePlan, planIssue } from './issuing.ts';

/** An order as it would be issued now, and the limit it passes, which takes an approver. */
export interface OrderPlan {
  readonly plan: IssuePlan;
  readonly passed: PassedLimit | undefined;
  /** Stamps issued to the producer in the last 30 days, without this order. */
  readonly last30Days: number;
}

/**
 * Plans an order for a lot that the scope sees, by its id; throws `lot-not-found` for any other,
 * `lot-of-other-product`, and what `planIssue` throws.
 */
export async function planOrder(deps: Deps, scope: Scope, input: IssueBatch): Promise<OrderPlan> {
  const lot = await findLotSeen(deps.db, scope, input.lot);
  if (!lot) throw new Refusal('lot-not-found', { lot: input.lot.slice(0, 80) });
  if (input.product !== lot.productId) throw new Refusal('lot-of-other-product', { lot: lot.number });
  const plan = await planIssue(deps, { ...input, lot: lot.id });
  const since = plan.batch.issuedAt - LIMIT_WINDOW_MS;
  const last30Days = await countIssuedSince(deps.db, lot.producerId, since);
  const limit = await findLimit(deps.db, lot.producerId);
  const { quantity } = plan.batch;
  const passed = limitPassed({ limit, lotIssued: plan.lot.stampsIssued, last30Days, quantity });
  return { plan, passed, last30Days };
}
