import { EMPTY_PAGE, type ProductPage } from '#core/page';
import type { Scope } from '#core/permission';
import { isOpen, type Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { writeEvent } from '#db/events';
import {
  findPublishedPage,
  findSeenProduct,
  listPageProposals,
  type PublishedPage,
  type SeenProduct,
} from '#db/productPages';
import { listVariants } from '#db/products';
import { amend, insertProposal } from '#db/proposals';
import type { Write } from '#db/write';
import { fill } from '#web/fill.ts';
import { productPageText } from '#web/text/productPage.ts';
import { type Deps, newId } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { MOST_VARIANTS, type ProductPageInput, productPageForm } from '../forms/productPage.ts';
import { pageOf } from '../proposals/productPage.ts';
import { planProposal } from '../proposals/rules.ts';

/** Where a product's page stands for one person: what shoppers see, what is proposed, what is being written. */
export interface PageDraft {
  readonly product: SeenProduct;
  readonly published: PublishedPage | undefined;
  /** The person's own proposal that is not at its end. */
  readonly own: Proposal | undefined;
  /** The latest proposal of anybody, whatever became of it. */
  readonly latest: Proposal | undefined;
  /** What a form begins from: one's own proposal, else another's begun since the page was approved, else that page. */
  readonly input: ProductPageInput;
}

function blank(product: string, page: ProductPage): ProductPageInput {
  return { product, ...page, variants: [...page.variants] as never, phoneConsent: page.phone !== null };
}

/** The page's state for whoever acts, of a product the scope sees; throws `product-not-found`. */
export async function pageDraft(deps: Deps, scope: Scope, productId: string): Promise<PageDraft> {
  const product = await findSeenProduct(deps.db, scope, productId);
  if (!product) throw new Refusal('product-not-found', { product: productId.slice(0, 80) });
  const published = await findPublishedPage(deps.db, product.id);
  const all = await listPageProposals(deps.db, product.id);
  const open = all.filter(isOpen);
  const own = open.find(({ preparedBy }) => preparedBy === deps.actor);
  const newer = open.find(({ preparedAt }) => preparedAt >= (published?.at ?? 0));
  const from = own ?? newer;
  const input = from
    ? parseForm(productPageForm, from.input)
    : blank(product.id, published?.page ?? EMPTY_PAGE);
  return { product, published, own, latest: all[0], input };
}

/** The page as it would be seen, with the pack sizes of this moment. */
export async function pageAsDrafted(deps: Deps, { input }: PageDraft): Promise<ProductPage> {
  return { ...pageOf(input), variants: await variantsOf(deps, input.product) };
}

async function variantsOf(deps: Deps, productId: string): Promise<ProductPageInput['variants']> {
  const all = await listVariants(deps.db, productId);
  const named = all.map(({ name, gtin }) => ({ name: name.slice(0, 80), gtin }));
  return named.sort((a, b) => a.name.localeCompare(b.name)).slice(0, MOST_VARIANTS);
}

interface Next {
  readonly change: Partial<ProductPageInput>;
  readonly submit: boolean;
}

/** The person's own proposal as it will be, and its writes; none where nothing changes. */
export interface PlannedDraft {
  readonly proposal: Proposal;
  readonly writes: readonly Write[];
}

/**
 * Plans writing the person's own proposal of a page, new or amended, as a draft or before the approvers; one that is
 * submitted must plan, and throws what its rule throws.
 */
export async function planDraft(deps: Deps, draft: PageDraft, next: Next): Promise<PlannedDraft> {
  const { product, own } = draft;
  const variants = await variantsOf(deps, product.id);
  const given = { ...draft.input, ...next.change, product: product.id, variants };
  const input = parseForm(productPageForm, given);
  const state = next.submit ? ('waiting' as const) : ('draft' as const);
  const at = deps.now();
  const submittedAt = next.submit ? at : null;
  const title = fill(productPageText('vi').proposalTitle, { product: product.name }).slice(0, 200);
  const made: Proposal = {
    id: newId(deps, 'pro'),
    kind: 'product-page',
    noun: 'product',
    nounId: product.id,
    producerId: product.producer.id,
    preparedBy: deps.actor,
    preparedAt: at,
    decidedBy: null,
    decidedAt: null,
    decidedReason: null,
    resultId: null,
    revision: 0,
    ...own,
    title,
    input,
    state,
    submittedAt,
  };
  const proposal = { ...made, revision: made.revision + 1 };
  if (next.submit) await planProposal(deps, proposal);
  const written = own && JSON.stringify(parseForm(productPageForm, own.input));
  const same = own?.state === state && written === JSON.stringify(input);
  if (own && same) return { proposal: own, writes: [] };
  return { proposal, writes: writesOf(deps, own, proposal) };
}

function writesOf(deps: Deps, own: Proposal | undefined, proposal: Proposal): Write[] {
  const { id, title, input, revision, submittedAt } = proposal;
  const state = proposal.state === 'waiting' ? ('waiting' as const) : ('draft' as const);
  const change = submittedAt === null ? {} : { submittedAt };
  const stored = own
    ? amend(own, deps.actor, { state, revision, input, title, ...change })
    : insertProposal(proposal);
  const before = own && { state: own.state, revision: own.revision, input: own.input };
  const after = { state, revision, input };
  const verb = state === 'waiting' ? 'submit' : own ? 'amend' : 'propose';
  const event = { at: deps.now(), actor: deps.actor, verb, noun: 'proposal', nounId: id };
  return [stored, writeEvent(before ? { ...event, before, after } : { ...event, after })];
}
