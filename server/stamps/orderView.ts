import { stampsLeft } from '#core/lot';
import type { Scope } from '#core/permission';
import { dpiTyped, PRINT_FORMATS } from '#core/printFormat';
import { Refusal, type RefusalCode } from '#core/refusal';
import { listLotsSeen } from '#db/lots';
import { listOrderProducts } from '#db/orderProducts';
import { listProfilesSeen, type PrinterProfile } from '#db/printers';
import { fittingsOf, type StampKind } from '#labels/layout/fitting';
import { previewSheet } from '#labels/preview';
import { refuseOffPage } from '#labels/stock/offPage';
import { LARGEST_PRINT, partsOf, sheetsFor } from '#labels/stock/part';
import { labelsPerPage, type Stock } from '#labels/stock/stock';
import { fill } from '#web/fill.ts';
import type { OrderOutcome, OrderValues, OrderView } from '#web/pages/producer/order.ts';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import type { PaperChoice } from '#web/parts/portal/PaperField.tsx';
import { besideText, formatNumber } from '#web/refusalText.ts';
import { ordersText } from '#web/text/orders.ts';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import { parseForm } from '../forms/form.ts';
import { type OrderBatch, orderForm } from '../forms/order.ts';
import { lookOf, usualLook } from '../marks/lookOf.ts';
import {
  fitsFormat,
  fitsPrinter,
  refuseContent,
  refuseDots,
  refuseMisfit,
  refuseOtherPrinter,
} from '../printing/formatFit.ts';
import { paperChoices } from '../printing/paperChoices.ts';
import { listPapers, type Paper, paperGiven } from '../printing/papers.ts';
import { type OrderPlan, planOrder } from './ordering.ts';

const FIELDS: Partial<Record<RefusalCode, keyof OrderValues>> = {
  'product-is-service': 'product',
  'recognition-not-in-force': 'product',
  'lot-not-found': 'lot',
  'lot-of-other-product': 'lot',
  'lot-recalled': 'lot',
  'lot-closed': 'lot',
  'lot-quantity-exceeded': 'quantity',
  'batch-too-large': 'quantity',
  'stock-unknown': 'paper',
  'format-not-for-stock': 'format',
  'format-not-for-printer': 'profile',
  'stock-too-small': 'paper',
  'stamp-too-large': 'paper',
  'stock-without-pin-room': 'paper',
  'start-label-outside-sheet': 'start',
  'dpi-out-of-range': 'dpi',
  'dpi-not-for-format': 'dpi',
  'label-off-page': 'profile',
};

/** The same refusal, told beside the field of the order that is to blame for it. */
export function besideOrderField(error: unknown): unknown {
  if (!(error instanceof Refusal) || error.details.field !== undefined) return error;
  const field = FIELDS[error.code];
  return field ? new Refusal(error.code, { ...error.details, field }) : error;
}

/** An order with its paper and the printer's own resolution in the place of what was named. */
export interface PaperedOrder {
  readonly input: OrderBatch;
  readonly stock: Stock;
  readonly dpi: number;
}

/** The order with the paper it names; throws `stock-unknown`, `format-not-for-stock`, `format-not-for-printer`, `dpi-not-for-format`, `option-not-for-format`, `start-label-outside-sheet`, `label-off-page`, `invalid-input` for no such printer. */
export async function paperedOrder(deps: Deps, scope: Scope, input: OrderBatch): Promise<PaperedOrder> {
  const { stock } = await paperGiven(deps.db, scope, input.paper);
  const printers = await listProfilesSeen(deps.db, scope);
  const printer = printers.find(({ id }) => id === input.profile);
  if (input.profile !== undefined && !printer) {
    throw new Refusal('invalid-input', { field: 'profile', value: input.profile });
  }
  const labels = labelsPerPage(stock);
  refuseMisfit(input.format ?? 'pdf', stock);
  if (printer) refuseOtherPrinter(input.format ?? 'pdf', printer);
  const dpi = printer?.dpi ?? input.dpi;
  refuseDots(input.format ?? 'pdf', dpi);
  refuseContent(input.format ?? 'pdf', input.content);
  if (input.start > labels) throw new Refusal('start-label-outside-sheet', { start: input.start, labels });
  refuseOffPage(stock, printer);
  return { input, stock, dpi };
}

/** What an order comes to on its paper, as the producer's stamps look today; throws what a print would, before any stamp is issued. */
export async function outcomeOf(
  deps: Deps,
  { plan, passed, last30Days }: OrderPlan,
  { stock, dpi, input: { start, content, surface } }: PaperedOrder,
): Promise<OrderOutcome> {
  const { batch, product, lot } = plan;
  const { quantity, origin, form, gtin, star } = batch;
  const pins = batch.pin ? { pins: content ?? 'stamps' } : {};
  const face = {
    ...{ productName: product.name, producerName: product.producerName, star, sample: product.sample },
    ...{ lotNumber: lot.number, producedOn: lot.producedOn, expiresOn: lot.expiresOn },
  };
  const pinned = await usualLook(deps.db, product.producerId, star, surface ? { surface } : {});
  const look = await lookOf(deps, product.producerId, pinned);
  const kind = { origin, form, gtin, look, ...pins };
  const sheet = previewSheet({ stock, dpi, start, count: quantity, face, ...kind });
  return {
    ...{ quantity, start, star, last30Days, passed, sheet },
    isRoll: stock.kind === 'roll',
    isWindowless: batch.pin && sheet.stamp.window === undefined,
    sheets: sheetsFor(stock, quantity, start),
    parts: partsOf(stock, quantity, start).length,
    largestPart: LARGEST_PRINT,
    module: sheet.module,
    shortened: sheet.shortened,
  };
}

function valuesOf(given: Readonly<Record<string, string>>): OrderValues {
  const {
    product = '',
    lot = '',
    quantity = '',
    form = 'full',
    pin = '',
    content = '',
    format = 'pdf',
    surface = 'flat',
  } = given;
  const { paper = 'a4-65', start = '1', profile = '' } = given;
  const dpi = dpiTyped(given, format);
  const pins = { pin, content: content || 'stamps', format: format || 'pdf', surface };
  return { product, lot, quantity, form, ...pins, paper, start: start || '1', dpi, profile };
}

/** Why the chosen paper takes no such stamp: told before anything else is typed. */
function paperWrong(papers: readonly Paper[], { paper }: OrderValues, dpi: number, kind: StampKind) {
  const chosen = papers.find(({ value }) => value === paper);
  const [fitting] = chosen ? fittingsOf([chosen.stock], dpi, kind) : [];
  return (
    fitting?.refusal && new Refusal(fitting.refusal.code, { ...fitting.refusal.details, field: 'paper' })
  );
}

/** The outcome of what was typed so far, or why there is none; nothing is written. */
async function tried(
  deps: Deps,
  scope: Scope,
  values: OrderValues,
): Promise<{ outcome?: OrderOutcome; refusal?: Refusal }> {
  if (values.product === '' || values.lot === '' || values.quantity === '') return {};
  try {
    const input = parseForm(orderForm, values);
    const papered = await paperedOrder(deps, scope, input);
    return { outcome: await outcomeOf(deps, await planOrder(deps, scope, input), papered) };
  } catch (error) {
    const refusal = besideOrderField(error);
    if (refusal instanceof Refusal) return { refusal };
    throw error;
  }
}

async function lotChoices(deps: Deps, scope: Scope, productId: string, lang: Lang) {
  const text = ordersText(lang);
  const lots = await listLotsSeen(deps.db, scope, productId);
  return lots
    .filter(({ closedAt, recalled }) => (closedAt ?? null) === null && !recalled)
    .map((lot) => {
      const values = { number: lot.number, left: formatNumber(lang, stampsLeft(lot)) };
      const unit = lot.unit ?? undefined;
      const label = unit ? fill(text.lotUnit, { ...values, unit }) : fill(text.lotOption, values);
      return { value: lot.id, label, gtin: lot.gtin };
    });
}

/** The chosen paper says of its words what the preview beside it says. */
function chosenAs(paper: PaperChoice, { paper: chosen }: OrderValues, outcome?: OrderOutcome): PaperChoice {
  if (!outcome || paper.value !== chosen) return paper;
  return { ...paper, fit: outcome.shortened.length === 0 ? 'full' : 'compact' };
}

function printerChoice({ id, name, dpi }: PrinterProfile) {
  return { value: id, label: `${name} · ${dpi} dpi` };
}

/** Everything the page of an order shows for what was chosen and typed; `wrong` is what a sent form was refused for. */
export async function orderView(
  deps: Deps,
  scope: Scope,
  given: Readonly<Record<string, string>>,
  lang: Lang,
  wrong?: Wrong,
): Promise<OrderView> {
  const products = await listOrderProducts(deps.db, scope);
  const only = products.length === 1 ? products[0]?.id : undefined;
  const product = given.product || only || '';
  const several = new Set(products.map(({ producerId }) => producerId)).size > 1;
  const lots = product === '' ? null : await lotChoices(deps, scope, product, lang);
  const onlyLot = lots?.length === 1 ? lots[0]?.value : undefined;
  const values = valuesOf({ ...given, product, lot: given.lot || onlyLot || '' });
  const measured = await listProfilesSeen(deps.db, scope);
  const gtin = lots?.find(({ value }) => value === values.lot)?.gtin ?? null;
  const form = values.form === 'mini' ? 'mini' : 'full';
  const sample = products.some(({ id, sample: marked }) => id === product && marked);
  const plain: StampKind = { origin: deps.origin, form, gtin, sample };
  const wanted = values.content === 'both' ? 'both' : 'stamps';
  const kind = values.pin === '1' ? ({ ...plain, pins: wanted } as const) : plain;
  const format = PRINT_FORMATS.find((one) => one === values.format) ?? 'pdf';
  const printers = measured.filter(({ language }) => fitsPrinter(format, language));
  const printer = printers.find(({ id }) => id === values.profile);
  const all = await listPapers(deps.db, scope);
  const papers = all.filter(({ stock }) => fitsFormat(format, stock));
  const dpi = printer?.dpi ?? (Number(values.dpi) || 300);
  const { outcome, refusal: failed } = await tried(deps, scope, values);
  const refusal = failed ?? paperWrong(papers, values, dpi, kind);
  const refused = refusal && {
    field: typeof refusal.details.field === 'string' ? refusal.details.field : null,
    said: besideText(lang, refusal),
  };
  return {
    ...{ values, format },
    products: products.map(({ id, name, producerName }) => ({
      value: id,
      label: several ? `${name} (${producerName})` : name,
    })),
    lots,
    papers: paperChoices(papers, lang, dpi, kind).map((paper) => chosenAs(paper, values, outcome)),
    printers: printers.map(printerChoice),
    wrongs: [wrong, refused].filter((one) => one !== undefined).slice(0, 1),
    outcome,
  };
}
