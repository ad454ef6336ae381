import { dayOf } from '#core/day';
import { inForceOn } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { findPublishedPage, findSeenProduct } from '#db/productPages';
import { findProposal } from '#db/proposals';
import { listRecognitions } from '#db/recognitions';
import { ProductPreviewPage } from '#web/pages/producer/ProductPreviewPage.tsx';
import { proposalsText } from '#web/text/proposals.ts';
import { parseForm } from '../../forms/form.ts';
import { productPageForm } from '../../forms/productPage.ts';
import { page } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { pageOf } from '../../proposals/productPage.ts';

/** The page a proposal would put before shoppers, exactly as they would see it; of any other kind there is none. */
async function preview(visit: Visit): Promise<Response> {
  const { deps, scope, frame, params, c } = visit;
  const proposal = await findProposal(deps.db, scope, params.proposal ?? '', deps.actor);
  if (proposal?.kind !== 'product-page') throw new Refusal('not-found');
  const product = await findSeenProduct(deps.db, scope, proposal.nounId ?? '');
  if (!product) throw new Refusal('not-found');
  const proposed = pageOf(parseForm(productPageForm, proposal.input));
  const star = inForceOn(await listRecognitions(deps.db, product.id), dayOf(deps.now()))?.star ?? null;
  const published = await findPublishedPage(deps.db, product.id);
  // The scan page's own shell, under the scan page's own rules.
  c.set('policy', 'scan');
  const back = { path: `/office/proposals/${proposal.id}`, label: proposalsText(frame.lang).backTo };
  return page(
    visit,
    <ProductPreviewPage
      frame={frame}
      product={{ name: product.name, producer: product.producer.name, star }}
      page={proposed}
      published={published?.page ?? null}
      sample={product.sample}
      back={back}
    />,
  );
}

/** What the office looks at before it lets a product's page stand before shoppers. */
export const pagePreviewDoors: readonly Door[] = [
  { method: 'GET', path: '/office/proposals/:proposal/preview', needs: 'proposal:see', answer: preview },
];
