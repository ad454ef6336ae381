import type { Instant } from '#core/day';
import type { Proposal } from '#core/proposal';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { propose } from '#server/actions/propose.ts';
import type { Deps } from '#server/deps.ts';

/** The house with another person at the desk. */
export function as(deps: Deps, actor: string): Deps {
  return { ...deps, actor };
}

/** A decision of the small world; lines as a person types them. */
export function decision(lines: readonly object[], more: object = {}) {
  return {
    authority: 'UBND tỉnh Đồi Xanh',
    number: '700/QĐ-UBND',
    signed: '20/11/2026',
    kind: 'recognise',
    lines,
    ...more,
  };
}

/** Prepares a decision as Lan and hands it to the approvers. */
export function prepared(deps: Deps, input: object, actor = 'lan'): Promise<Proposal> {
  const about = { noun: 'decision', nounId: null, producerId: null, title: 'Quyết định 700/QĐ-UBND' };
  return propose(as(deps, actor), { kind: 'decision', ...about, input, submit: true });
}

/** Lan prepares, Minh approves. */
export async function putInForce(deps: Deps, input: object): Promise<Proposal> {
  const { id, revision } = await prepared(deps, input);
  return approveProposal(as(deps, 'minh'), { proposal: id, revision });
}

/** The same house a number of days later. */
export function later(deps: Deps, days: number): Deps {
  const at: Instant = deps.now() + days * 86_400_000;
  return { ...deps, now: () => at };
}
