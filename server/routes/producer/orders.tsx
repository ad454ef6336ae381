import { Refusal } from '#core/refusal';
import { findDoneForm } from '#db/doneForms';
import { OrderPage } from '#web/pages/producer/OrderPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { formatNumber } from '#web/refusalText.ts';
import { orderBatch } from '../../actions/orderBatch.ts';
import { propose } from '../../actions/propose.ts';
import { queuePrint } from '../../actions/queuePrint.ts';
import { parseForm } from '../../forms/form.ts';
import { type OrderBatch, orderForm } from '../../forms/order.ts';
import { type AskedLook, usualLook } from '../../marks/lookOf.ts';
import { formOr, page, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { FORM_KEY } from '../../portal/fields.ts';
import { printerOf } from '../../printing/printQueue.ts';
import { planOrder } from '../../stamps/ordering.ts';
import {
  besideOrderField,
  orderView,
  outcomeOf,
  type PaperedOrder,
  paperedOrder,
} from '../../stamps/orderView.ts';

/**
 * A preview asked for by an ordinary form carries the form's key in its address; kept, the page that somebody comes
 * back to still cannot issue twice. Tells where that order led, once it is carried out.
 */
async function sentBefore({ session, deps, query }: Visit): Promise<{ formKey?: string; done?: string }> {
  const formKey = query[FORM_KEY];
  if (!session || formKey === undefined || !/^[\w-]{8,80}$/.test(formKey)) return {};
  const form = await findDoneForm(deps.db, { userId: session.user.id, formKey });
  return form?.location ? { formKey, done: form.location.split('?')[0] ?? form.location } : { formKey };
}

async function shown(
  visit: Visit,
  given: Readonly<Record<string, string>>,
  wrong?: Wrong,
): Promise<Response> {
  const { deps, scope } = visit;
  const { done, ...kept } = await sentBefore(visit);
  const frame = { ...visit.frame, ...kept };
  const view = await orderView(deps, scope, given, frame.lang, wrong);
  return page(visit, <OrderPage frame={frame} view={{ ...view, done }} />);
}

/** Issues what was ordered, or asks the office for it where the person saw that it must. */
async function order({ deps, scope }: Visit, papered: PaperedOrder): Promise<string | undefined> {
  const { input } = papered;
  const { product, lot, quantity, form, pin, content, format } = input;
  const what = { product, lot, quantity, form, ...(pin ? { pin } : {}) };
  const order = await planOrder(deps, scope, input);
  await outcomeOf(deps, order, papered);
  try {
    return (await orderBatch(deps, scope, what)).batch.id;
  } catch (error) {
    const beyond = error instanceof Refusal && error.code === 'approval-needed';
    if (!beyond || input.approval === undefined) throw error;
  }
  const { plan } = order;
  const { start, profile } = input;
  const printer = profile === undefined ? {} : { profile };
  const measured = await printerOf(deps.db, plan.product.producerId, input);
  const printed = pin ? { content: content ?? 'stamps' } : {};
  const print = {
    stock: papered.stock.name,
    dpi: papered.dpi,
    start,
    ...printer,
    ...measured,
    ...printed,
    ...(format ? { format } : {}),
    look: await usualLook(deps.db, plan.product.producerId, plan.batch.star, surfaceOf(input)),
  };
  await propose(deps, {
    kind: 'issue-batch',
    noun: 'lot',
    nounId: plan.lot.id,
    producerId: plan.product.producerId,
    title: `${formatNumber('vi', quantity)} tem · ${plan.product.name} · ${plan.lot.number}`,
    input: { ...what, print },
    submit: true,
  });
  return undefined;
}

function surfaceOf({ surface }: OrderBatch): AskedLook {
  return surface ? { surface } : {};
}

/** The file is made in the background; where the queue is full it is asked for later, on the batch's page. */
async function print({ deps }: Visit, batch: string, papered: PaperedOrder): Promise<boolean> {
  const { input, stock, dpi } = papered;
  const { start, profile, pin, content, format } = input;
  const printed = pin ? { content: content ?? 'stamps' } : {};
  const wish = {
    ...(format ? { format } : {}),
    batch,
    stock: stock.name,
    dpi,
    start,
    ...(profile === undefined ? {} : { profile }),
    ...printed,
  };
  try {
    const { parts } = await queuePrint(deps, { ...wish, part: 1 }, surfaceOf(input));
    for (let part = 2; part <= parts; part++) {
      await queuePrint(deps, { ...wish, part }, surfaceOf(input));
    }
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function send(visit: Visit): Promise<Response> {
  try {
    const input = parseForm(orderForm, visit.fields.values);
    const papered = await paperedOrder(visit.deps, visit.scope, input);
    const batch = await order(visit, papered);
    if (batch === undefined) return sendOn(visit, '/producer', 'submitted');
    const queued = await print(visit, batch, papered);
    return sendOn(visit, `/producer/batches/${batch}`, queued ? 'issued' : 'saved');
  } catch (error) {
    throw besideOrderField(error);
  }
}

/** Ordering stamps: one page that shows what it will come to, and the act. */
export const orderDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/producer/orders/new',
    needs: 'batch:issue',
    answer: (visit) => shown(visit, visit.query),
  },
  {
    method: 'POST',
    path: '/producer/orders',
    needs: 'batch:issue',
    answer: (visit) =>
      formOr(
        visit,
        () => send(visit),
        (wrong) => shown(visit, visit.fields.values, wrong),
      ),
  },
];
