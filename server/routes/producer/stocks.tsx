import { Refusal } from '#core/refusal';
import { listOwnStocksSeen } from '#db/ownStocks';
import { listProducersSeen } from '#db/producers';
import { fittingsOf } from '#labels/layout/fitting';
import { linesOf, previewLabels } from '#labels/preview';
import { findStock } from '#labels/stock/findStock';
import type { Stock } from '#labels/stock/stock';
import { addressOf } from '#web/address.ts';
import { formatDecimal } from '#web/decimals.ts';
import { fill, type Values } from '#web/fill.ts';
import type { Lang } from '#web/lang.ts';
import { sayGrid } from '#web/measures.ts';
import type { ShownOwnStock } from '#web/pages/producer/OwnStocks.tsx';
import { KINDS, MEASURES, NEEDED, StockPage, type StockView } from '#web/pages/producer/StockPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { printersText } from '#web/text/printers.ts';
import { removeOwnStock } from '../../actions/removeOwnStock.ts';
import { saveOwnStock } from '../../actions/saveOwnStock.ts';
import { parseForm } from '../../forms/form.ts';
import {
  besideMeasure,
  formatMeasures,
  measuresForm,
  ownStockForm,
  typedMeasures,
} from '../../forms/stock.ts';
import { formOr, page, sendOn, wrongOf } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { wayBack, wayBackWith } from '../../portal/wayBack.ts';

type Given = Readonly<Record<string, string>>;

/** A4, until something else is typed. */
const USUAL: Given = { pageWidth: '210', pageHeight: '297' };

/** What no paper can have, in the words of a ruler. */
function wrongMeasure(visit: Visit, refusal: Refusal): Wrong {
  const wrong = wrongOf(visit, refusal);
  if (refusal.code !== 'stock-unknown') return wrong;
  const { part, right, bottom } = refusal.details;
  const { lang } = visit.frame;
  const words: Readonly<Record<string, string>> = printersText(lang).wrongMeasures;
  const side = right !== undefined ? 'right' : bottom !== undefined ? 'bottom' : String(part);
  const told = words[side];
  const detail = told && fill(told, sayMeasures(lang, refusal.details));
  return detail ? { ...wrong, said: { ...wrong.said, detail } } : wrong;
}

function sayMeasures(lang: Lang, details: Refusal['details']): Values {
  const numbers = Object.entries(details).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(numbers.map(([name, value]) => [name, formatDecimal(lang, Number(value))]));
}

function kindOf({ kind }: Given): StockView['kind'] {
  return KINDS.find((one) => one === kind) ?? 'sheet';
}

/** The sheet as measured so far, or what is wrong with it; nothing while measures are missing. */
function drawn(visit: Visit, values: Given): Pick<StockView, 'sheet' | 'wrong'> {
  const kind = kindOf(values);
  if (NEEDED[kind].some((name) => !values[name])) return { sheet: undefined, wrong: null };
  const typed = MEASURES[kind].map((name) => [name, values[name] ?? '']);
  const measures = { ...Object.fromEntries(typed), kind };
  try {
    const stock = findStock(formatMeasures(parseForm(measuresForm, measures)));
    const { page, columns, rows } = stock;
    return {
      sheet: { page, columns, rows, labels: previewLabels(stock), lines: linesOf(stock) },
      wrong: null,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { sheet: undefined, wrong: wrongMeasure(visit, besideMeasure(error)) };
  }
}

async function ownStocks({ deps, scope, frame }: Visit): Promise<ShownOwnStock[]> {
  return (await listOwnStocksSeen(deps.db, scope)).map(({ id, name, producerId, measures }) => {
    const stock = findStock(measures);
    const size = sayGrid(frame.lang, stock.columns, stock.rows, stock.label);
    return { id, name, size, typed: { producer: producerId, ...typedMeasures(stock) } };
  });
}

async function shown(visit: Visit, given: Given, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame } = visit;
  const producers = (await listProducersSeen(deps.db, scope)).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const values = { ...USUAL, ...given };
  const seen = drawn(visit, values);
  const isSame = wrong === undefined || wrong.field === seen.wrong?.field;
  const kind = kindOf(values);
  const own = await ownStocks(visit);
  const view = {
    ...{ producers, own, kind },
    back: wayBack(values.back),
    values,
    ...seen,
    wrong: isSame ? seen.wrong : wrong,
    sent: wrong !== undefined,
  };
  return page(visit, <StockPage frame={frame} view={view} />);
}

async function save(visit: Visit): Promise<Response> {
  const { deps, scope, fields } = visit;
  const stock = await saveOwnStock(deps, scope, parseForm(ownStockForm, fields.values));
  const back = wayBack(fields.values.back) ?? '/producer/orders/new';
  const flash = takesStamps(visit, findStock(stock.measures)) ? 'saved' : 'saved-too-small';
  return sendOn(visit, wayBackWith(back, { paper: `own:${stock.id}` }), flash);
}

/** The finest printer's dots: what takes no stamp at these takes none at all. */
const FINEST_DPI = 600;

/** True where at least the smallest stamp of this office fits a label. */
function takesStamps({ deps }: Visit, stock: Stock): boolean {
  const kind = { origin: deps.origin, form: 'mini', gtin: null } as const;
  return fittingsOf([stock], FINEST_DPI, kind).some(({ fit }) => fit !== 'none');
}

async function remove(visit: Visit): Promise<Response> {
  await removeOwnStock(visit.deps, visit.scope, { stock: visit.params.stock ?? '' });
  const back = wayBack(visit.fields.values.back);
  return sendOn(visit, `${addressOf('/producer/stocks/new', { back })}#own`, 'saved');
}

/** Own label paper. */
export const stockDoors: readonly Door[] = [
  {
    method: 'GET',
    path: '/producer/stocks/new',
    needs: 'batch:print',
    answer: (visit) => shown(visit, visit.query),
  },
  {
    method: 'POST',
    path: '/producer/stocks',
    needs: 'batch:print',
    answer: (visit) =>
      formOr(
        visit,
        () => save(visit),
        (wrong) => shown(visit, visit.fields.values, wrong),
      ),
  },
  { method: 'POST', path: '/producer/stocks/:stock/removal', needs: 'batch:print', answer: remove },
];
