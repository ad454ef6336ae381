import type { Scope } from '#core/permission';
import type { Proposal } from '#core/proposal';
import { commit } from '#db/commit';
import type { Deps } from '../deps.ts';
import type { PageText } from '../forms/productPage.ts';
import { refuseUnasked } from '../proposals/productPage.ts';
import { pageDraft, planDraft } from '../register/pageDraft.ts';

/** What a person wrote of a product, and whether it goes to the approvers. */
export interface PreparePage {
  readonly product: string;
  readonly text: PageText;
  readonly dropPhoto: boolean;
  readonly submit: boolean;
}

/**
 * Writes the person's own draft of a product's page, and hands it to the approvers where asked; shoppers see nothing
 * of it before it is approved. Throws `product-not-found`, `invalid-input`, `conflict` from another window.
 */
export async function preparePage(deps: Deps, scope: Scope, input: PreparePage): Promise<Proposal> {
  const draft = await pageDraft(deps, scope, input.product);
  refuseUnasked(draft.product, input.text);

  const photo = input.dropPhoto ? { photo: null } : {};
  const change = { ...input.text, ...photo };
  const { proposal, writes } = await planDraft(deps, draft, { change, submit: input.submit });

  if (writes.length > 0) await commit(deps.db, writes);
  return proposal;
}
