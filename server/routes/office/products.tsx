import { Refusal } from '#core/refusal';
import { findSurvivor } from '#db/matches';
import { ProductPage } from '#web/pages/office/ProductPage.tsx';
import { printExtract } from '../../actions/printExtract.ts';
import { page, sendFile, sendOn, wrongOf } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { asOfGiven, productLife } from '../../register/productLife.ts';

/** A day that cannot be read is shown beside its field, over the register of today. */
async function show(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const product = visit.params.product ?? '';
  try {
    const life = await productLife(deps, scope, product, asOfGiven(query.asOf, deps.now()));
    return page(visit, <ProductPage frame={frame} product={life} />);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'invalid-day') throw error;
    const life = await productLife(deps, scope, product, asOfGiven('', deps.now()));
    const wrong = wrongOf(visit, error, 'asOf');
    return page(visit, <ProductPage frame={frame} product={life} typed={query.asOf} wrong={wrong} />, 400);
  }
}

/** A product that was found to be another leads to that one. */
async function showOrFollow(visit: Visit): Promise<Response> {
  try {
    return await show(visit);
  } catch (error) {
    const isGone = error instanceof Refusal && error.code === 'product-not-found';
    const survivor = isGone && (await findSurvivor(visit.deps.db, visit.scope, visit.params.product ?? ''));
    if (!survivor) throw error;
    return sendOn(visit, `/office/products/${survivor}`);
  }
}

async function extract(visit: Visit): Promise<Response> {
  const { deps, scope, frame, query, params } = visit;
  const asOf = asOfGiven(query.asOf, deps.now());
  const input = { product: params.product ?? '', asOf, lang: frame.lang };
  const { name, bytes } = await printExtract(deps, scope, input);
  return sendFile(visit, { name, type: 'application/pdf', body: bytes });
}

/** A product's page in the office, and its printed extract. */
export const officeProductDoors: readonly Door[] = [
  { method: 'GET', path: '/office/products/:product', needs: 'register:see', answer: showOrFollow },
  { method: 'GET', path: '/office/products/:product/extract.pdf', needs: 'register:see', answer: extract },
];
