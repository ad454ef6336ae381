import { dayOf } from '#core/day';
import { changedParts } from '#core/page';
import { isOpen } from '#core/proposal';
import { inForceOn, productStatusOn } from '#core/recognition';
import { listPageStates, listSeenProducts } from '#db/productPages';
import { listVariants } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import { type AgainPage, ProductEditPage } from '#web/pages/producer/ProductEditPage.tsx';
import { ProductPreviewPage } from '#web/pages/producer/ProductPreviewPage.tsx';
import { ProductsPage, type ShownProduct } from '#web/pages/producer/ProductsPage.tsx';
import { listLeftovers } from '../../accounts.ts';
import { preparePage } from '../../actions/preparePage.ts';
import { saveVariant } from '../../actions/saveVariant.ts';
import { storePhoto } from '../../actions/storePhoto.ts';
import { parseForm } from '../../forms/form.ts';
import { type ProductPageInput, pageTextForm, variantForm } from '../../forms/productPage.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { pageAsDrafted, pageDraft } from '../../register/pageDraft.ts';

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const today = dayOf(deps.now());
  const all = await listSeenProducts(deps.db, scope);
  const { published, proposed } = await listPageStates(
    deps.db,
    all.map(({ id }) => id),
  );
  const products: ShownProduct[] = [];
  for (const { id, name } of all) {
    const state = proposed.find(({ productId }) => productId === id)?.state;
    products.push({
      id,
      name,
      status: productStatusOn(await listRecognitions(deps.db, id), today),
      publishedAt: published.find(({ productId }) => productId === id)?.at ?? null,
      proposed: state === 'draft' || state === 'waiting' || state === 'refused' ? state : null,
    });
  }
  const leftovers = await listLeftovers(deps.db, scope, deps.now());
  return page(visit, <ProductsPage frame={frame} products={products} leftovers={leftovers} />);
}

function savedText(input: ProductPageInput): Record<string, string> {
  const { story, standards, contactName, phone, website, phoneConsent } = input;
  const texts = { story, standards, contactName, phone, website };
  const said = Object.entries(texts).map(([name, value]) => [name, value ?? ''] as const);
  return { ...Object.fromEntries(said), phoneConsent: phoneConsent ? '1' : '' };
}

const idOf = ({ params }: Visit) => params.product ?? '';
const pathOf = (visit: Visit) => `/producer/products/${idOf(visit)}`;

async function edit(visit: Visit, again: AgainPage | null = null): Promise<Response> {
  const { deps, scope, frame } = visit;
  const draft = await pageDraft(deps, scope, idOf(visit));
  const { product, published, own, latest, input } = draft;
  const told = own ?? (latest && isOpen(latest) ? latest : undefined);
  const drafted = await pageAsDrafted(deps, draft);
  const shown = (
    <ProductEditPage
      frame={frame}
      product={product}
      saved={savedText(input)}
      photo={input.photo}
      variants={await listVariants(deps.db, product.id)}
      publishedAt={published?.at ?? null}
      proposed={told ? { state: told.state, own: told === own, reason: told.decidedReason } : null}
      changes={changedParts(published?.page ?? null, drafted)}
      again={again}
      sample={product.sample}
    />
  );
  return page(visit, shown);
}

const shownAgain = (visit: Visit, form: AgainPage['form']) => (wrong: AgainPage['wrong']) =>
  edit(visit, { form, typed: visit.fields.values, wrong });

/** The text form carries every field; the button that only takes the photo off carries none. */
async function textSent(visit: Visit) {
  const { deps, scope, fields } = visit;
  const dropPhoto = fields.values.step === 'drop-photo';
  const { input } = await pageDraft(deps, scope, idOf(visit));
  const text = parseForm(pageTextForm, dropPhoto ? input : fields.values);
  return { product: idOf(visit), text, dropPhoto, submit: fields.values.step === 'submit' };
}

function write(visit: Visit): Promise<Response> {
  const act = async () => {
    const sent = await textSent(visit);
    await preparePage(visit.deps, visit.scope, sent);
    return sendOn(visit, pathOf(visit), sent.submit ? 'submitted' : 'saved');
  };
  return formOr(visit, act, shownAgain(visit, 'text'));
}

function addPhoto(visit: Visit): Promise<Response> {
  const act = async () => {
    const bytes = visit.fields.file('photo')?.bytes;
    await storePhoto(visit.deps, visit.scope, { product: idOf(visit), bytes });
    return sendOn(visit, `${pathOf(visit)}#photo`, 'saved');
  };
  return formOr(visit, act, shownAgain(visit, 'photo'));
}

function addVariant(visit: Visit): Promise<Response> {
  const act = async () => {
    const input = parseForm(variantForm, { ...visit.fields.values, product: idOf(visit) });
    await saveVariant(visit.deps, visit.scope, input);
    return sendOn(visit, `${pathOf(visit)}#variants`, 'saved');
  };
  return formOr(visit, act, shownAgain(visit, 'variant'));
}

async function preview(visit: Visit): Promise<Response> {
  const { deps, scope, frame, c } = visit;
  const draft = await pageDraft(deps, scope, idOf(visit));
  const { product, published } = draft;
  const all = await listRecognitions(deps.db, product.id);
  const star = inForceOn(all, dayOf(deps.now()))?.star ?? null;
  // The scan page's own shell, under the scan page's own rules.
  c.set('policy', 'scan');
  const shown = (
    <ProductPreviewPage
      frame={frame}
      product={{ name: product.name, producer: product.producer.name, star }}
      page={await pageAsDrafted(deps, draft)}
      published={published?.page ?? null}
      sample={product.sample}
      back={{ path: pathOf(visit) }}
    />
  );
  return page(visit, shown);
}

const path = '/producer/products/:product';

/** A producer's products and what shoppers read of them. */
export const productDoors: readonly Door[] = [
  { method: 'GET', path: '/producer/products', needs: 'producer-home:see', answer: list },
  { method: 'GET', path, needs: 'page:prepare', answer: (visit) => edit(visit) },
  { method: 'POST', path, needs: 'page:prepare', answer: write },
  { method: 'POST', path: `${path}/photo`, needs: 'page:prepare', body: 'upload', answer: addPhoto },
  { method: 'GET', path: `${path}/preview`, needs: 'page:prepare', answer: preview },
  { method: 'POST', path: `${path}/variants`, needs: 'page:prepare', answer: addVariant },
];
