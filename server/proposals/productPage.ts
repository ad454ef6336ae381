import { changedParts, type ProductPage } from '#core/page';
import { isPerson } from '#core/producer';
import type { Effect } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { writeEvent } from '#db/events';
import { findFile } from '#db/files';
import { findPublishedPage, findSeenProduct, putPage, type SeenProduct } from '#db/productPages';
import type { Deps } from '../deps.ts';
import { type ProductPageInput, productPageForm } from '../forms/productPage.ts';
import type { ProposalRule } from './proposalRule.ts';

const EVERY = { all: true, areaIds: [], producerIds: [] };

/** Words that claim of goods what no register can know; the approver is told, and decides. */
const CLAIMS = /hàng thật|hàng chính hãng|chữa (?:khỏi|bệnh)|đặc trị|genuine/gi;

/** The claims a text makes, each once, as it writes them. */
function claimsIn(text: string): string[] {
  return [...new Set((text.match(CLAIMS) ?? []).map((claim) => claim.toLowerCase()))];
}

/** The page an input makes. */
export function pageOf(input: ProductPageInput): ProductPage {
  const { story, standards, photo, contactName, phone, website, variants } = input;
  return { story, standards, photo, contactName, phone, website, variants };
}

/** A person's phone is shown only where that person agreed: `invalid-input` on `phoneConsent`. */
export function refuseUnasked(product: SeenProduct, input: Pick<ProductPageInput, 'phone' | 'phoneConsent'>) {
  const { kind } = product.producer;
  const mayBePerson = isPerson(kind) || kind === 'unknown';
  if (input.phone !== null && mayBePerson && !input.phoneConsent) {
    throw new Refusal('invalid-input', { field: 'phoneConsent', value: input.phone });
  }
}

function effectsOf(product: SeenProduct, before: ProductPage | null, after: ProductPage): Effect[] {
  const parts = changedParts(before, after);
  const values = { product: product.name };
  const changed = parts.map((part): Effect => ({ tone: 'neutral', what: `page-${part}`, values }));
  const claims = claimsIn(`${after.story ?? ''} ${after.standards ?? ''}`);
  const words = claims.map((claim) => `“${claim}”`).join(', ');
  const warned: Effect[] =
    claims.length > 0 ? [{ tone: 'warning', what: 'page-claims', values: { ...values, words } }] : [];
  return [{ tone: 'notice', what: 'page-shown', values }, ...changed, ...warned];
}

/** Puts a product's page before shoppers, as a whole and in place of the former one. */
export const productPageRule: ProposalRule<ProductPageInput> = {
  kind: 'product-page',
  form: productPageForm,
  plan: async (deps: Deps, input, { id: proposalId }) => {
    const product = await findSeenProduct(deps.db, EVERY, input.product);
    if (!product) throw new Refusal('product-not-found', { product: input.product });
    refuseUnasked(product, input);
    const { photo } = input;
    if (photo && !(await findFile(deps.db, photo.hash))) {
      throw new Refusal('file-missing', { path: photo.hash });
    }

    const before = (await findPublishedPage(deps.db, product.id))?.page ?? null;
    const page = pageOf(input);
    const at = deps.now();
    const change = { before, after: page };
    const event = {
      at,
      actor: deps.actor,
      verb: 'publish',
      noun: 'product',
      nounId: product.id,
      ...change,
    };
    return {
      effects: effectsOf(product, before, page),
      writes: [putPage(product.id, page, proposalId, at), writeEvent(event)],
      resultId: product.id,
    };
  },
};
