import { Refusal, type RefusalCode } from '#core/refusal';
import { listBatchesOfLot } from '#db/batches';
import { listJobsSeen } from '#db/jobs';
import { findLotSeen, type LotSeen, listLotsSeen } from '#db/lots';
import { listOrderProducts } from '#db/orderProducts';
import { listAskedOrders } from '#db/producerNews';
import { listVariants } from '#db/products';
import { LotFormPage } from '#web/pages/producer/LotFormPage.tsx';
import { LotPage } from '#web/pages/producer/LotPage.tsx';
import { LotsPage } from '#web/pages/producer/LotsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { amendLot } from '../../actions/amendLot.ts';
import { closeLot } from '../../actions/closeLot.ts';
import { openLot } from '../../actions/openLot.ts';
import { parseForm } from '../../forms/form.ts';
import { amendLotForm, closeLotForm, openLotForm } from '../../forms/lot.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { type BarredLot, withBars } from '../../stamps/lotBars.ts';
import { jobShown } from './jobShown.ts';

async function lotSeen({ deps, scope, params }: Visit): Promise<BarredLot> {
  const lot = await findLotSeen(deps.db, scope, params.lot ?? '');
  if (!lot) throw new Refusal('lot-not-found', { lot: (params.lot ?? '').slice(0, 40) });
  const [barred] = await withBars(deps, [lot]);
  return barred ?? { ...lot, bar: null };
}

/** The field a lot's refusal is about, where it does not say so itself. */
const FIELDS: Partial<Record<RefusalCode, string>> = {
  'product-not-found': 'product',
  'lot-exists': 'number',
  'expires-before-produced': 'expires',
  'produced-in-future': 'produced',
  'variant-not-found': 'gtin',
  'invalid-gtin': 'gtin',
};

/** The same refusal, beside its field. */
function besideField(error: unknown, values: Visit['fields']['values']): unknown {
  if (!(error instanceof Refusal) || error.details.field !== undefined) return error;
  const ofDay = ['produced', 'expires'].find((name) => values[name]?.slice(0, 40) === error.details.value);
  const field = error.code === 'invalid-day' ? ofDay : FIELDS[error.code];
  return field === undefined ? error : new Refusal(error.code, { ...error.details, field });
}

async function listed(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const lots = await withBars(deps, await listLotsSeen(deps.db, scope));
  return page(visit, <LotsPage frame={frame} lots={lots} />);
}

async function shown(visit: Visit, wrong: Wrong | null = null): Promise<Response> {
  const { deps, scope, frame } = visit;
  const lot = await lotSeen(visit);
  const batches = await listBatchesOfLot(deps.db, lot.id);
  const jobs = await listJobsSeen(deps.db, scope, { nounIds: batches.map(({ id }) => id) });
  const asked = await listAskedOrders(deps.db, scope, lot.id);
  const view = { lot, batches, asked, jobs: jobs.map((job) => jobShown(job, frame.lang)), wrong };
  return page(visit, <LotPage frame={frame} {...view} />);
}

async function newForm(visit: Visit, values: Readonly<Record<string, string>>, wrong: Wrong | null = null) {
  const { deps, scope, frame } = visit;
  const products = await listOrderProducts(deps.db, scope);
  const several = new Set(products.map(({ producerId }) => producerId)).size > 1;
  const options = products.map(({ id, name, producerName }) => ({
    value: id,
    label: several ? `${name} · ${producerName}` : name,
  }));
  const gtins = await Promise.all(
    (products.length <= 50 ? products : []).map(({ id }) => listVariants(deps.db, id)),
  );
  const view = { products: options, gtins: gtins.flat().flatMap(({ gtin }) => gtin ?? []), sample: false };
  const chosen = products.length === 1 ? { product: products[0]?.id ?? '', ...values } : values;
  return page(visit, <LotFormPage frame={frame} {...view} values={chosen} wrong={wrong} />);
}

function valuesOf({ number, quantity, unit, producedOn, expiresOn, place, gtin }: LotSeen) {
  return {
    number,
    quantity: String(quantity),
    unit: unit ?? '',
    produced: producedOn ?? '',
    expires: expiresOn ?? '',
    place: place ?? '',
    gtin: gtin ?? '',
  };
}

async function editForm(visit: Visit, typed: Readonly<Record<string, string>> | null, wrong: Wrong | null) {
  const lot = await lotSeen(visit);
  const variants = await listVariants(visit.deps.db, lot.productId);
  const view = { lot, products: [], gtins: variants.flatMap(({ gtin }) => gtin ?? []), sample: lot.sample };
  return page(
    visit,
    <LotFormPage frame={visit.frame} {...view} values={typed ?? valuesOf(lot)} wrong={wrong} />,
  );
}

async function open(visit: Visit): Promise<Response> {
  const { deps, scope, fields } = visit;
  try {
    const input = parseForm(openLotForm, fields.values);
    const own = (await listOrderProducts(deps.db, scope)).find(({ id }) => id === input.product);
    if (!own) throw new Refusal('product-not-found', { product: input.product });
    const lot = await openLot(deps, input);
    return sendOn(visit, `/producer/lots/${lot.id}`, 'saved');
  } catch (error) {
    throw besideField(error, fields.values);
  }
}

async function amend(visit: Visit): Promise<Response> {
  const { deps, fields } = visit;
  const { id } = await lotSeen(visit);
  try {
    await amendLot(deps, parseForm(amendLotForm, { ...fields.values, lot: id }));
    return sendOn(visit, `/producer/lots/${id}`, 'saved');
  } catch (error) {
    throw besideField(error, fields.values);
  }
}

async function close(visit: Visit): Promise<Response> {
  const { id } = await lotSeen(visit);
  if (visit.fields.values.sure !== '1') throw new Refusal('invalid-input', { field: 'sure', value: '' });
  await closeLot(visit.deps, parseForm(closeLotForm, { lot: id }));
  return sendOn(visit, `/producer/lots/${id}`, 'saved');
}

const read = { method: 'GET', needs: 'producer-home:see' } as const;
const fillIn = { method: 'GET', needs: 'lot:write' } as const;
const act = { method: 'POST', needs: 'lot:write' } as const;

/** A producer's lots: opened, amended before they have stamps, closed. */
export const lotDoors: readonly Door[] = [
  { ...read, path: '/producer/lots', answer: listed },
  { ...fillIn, path: '/producer/lots/new', answer: (visit) => newForm(visit, visit.query) },
  {
    ...act,
    path: '/producer/lots',
    answer: (visit) =>
      formOr(
        visit,
        () => open(visit),
        (wrong) => newForm(visit, visit.fields.values, wrong),
      ),
  },
  { ...read, path: '/producer/lots/:lot', answer: (visit) => shown(visit) },
  { ...fillIn, path: '/producer/lots/:lot/edit', answer: (visit) => editForm(visit, null, null) },
  {
    ...act,
    path: '/producer/lots/:lot',
    answer: (visit) =>
      formOr(
        visit,
        () => amend(visit),
        (wrong) => editForm(visit, visit.fields.values, wrong),
      ),
  },
  {
    ...act,
    path: '/producer/lots/:lot/closing',
    answer: (visit) =>
      formOr(
        visit,
        () => close(visit),
        (wrong) => shown(visit, wrong),
      ),
  },
];
