import type { Gtin14 } from '#core/gtin';
import type { Origin } from '#core/origin';
import type { PinContent } from '#core/pin';
import { qrModules } from '#core/qr';
import { Refusal } from '#core/refusal';
import type { Seal } from '#core/seal';
import type { Stamp } from '#core/stamp';
import type { StampId } from '#core/stampId';
import type { StampLook } from '../marks/look.ts';
import { stampVersion } from '../qr/qr.ts';
import type { Stock } from '../stock/stock.ts';
import { STOCKS } from '../stock/table.ts';
import { layOutStamp, layOutWithPin } from './layout.ts';
import { pinPlaceOf, refusePinRoom } from './pinWindow.ts';
import type { PinPlace, StampLayout } from './stampLayout.ts';

/** What decides how large a stamp's QR is: the address, the form, and whether it carries a GTIN. */
export interface StampKind {
  readonly origin: Origin;
  readonly form: 'full' | 'mini';
  readonly gtin: Gtin14 | null;
  /** What of a batch with hidden PINs is printed; absent where the batch has none. */
  readonly pins?: PinContent;
  /** Marks of office and producer want a place of their own, and a jar another QR; absent, it is plain and flat. */
  readonly look?: StampLook;
  /** Sample stamps carry a mark that takes room on the smallest labels. */
  readonly sample?: boolean;
}

/** A stamp of a kind that is nobody's: as long as all others, and proves nothing. */
function blank(form: 'full' | 'mini', gtin: Gtin14 | null): Stamp {
  const id = '000000000000' as StampId;
  return form === 'full'
    ? { form, gtin, id, seal: '0'.repeat(155) as Seal }
    : { form, gtin, id, mac: '00000000' };
}

/** The modules on a side of a kind's QR; throws `stamp-too-large`. */
export function kindModules({ origin, form, gtin }: Omit<StampKind, 'pins' | 'look' | 'sample'>): number {
  return qrModules(stampVersion(origin, blank(form, gtin)));
}

/**
 * Lays a stamp of a kind on a stock as a print would; throws `stamp-too-large`, `dpi-out-of-range`, `stock-too-small`
 * with the smallest label that works and the papers of its kind that do, `stock-without-pin-room` with the papers that
 * have room for stamp and PIN.
 */
export function layOutKind(stock: Stock, dpi: number, kind: StampKind): StampLayout {
  try {
    return layOut(stock, dpi, kind);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'stock-too-small')) throw error;
    const papers = leastPapers(stock, dpi, kind);
    throw papers === '' ? error : new Refusal(error.code, { ...error.details, papers });
  }
}

/** So many papers are named to who is refused one. */
const NAMED = 3;

/** The names of the least papers of the table that take a kind of stamp: of the same sort where there are such. */
function leastPapers({ kind: sort }: Stock, dpi: number, kind: StampKind): string {
  const fitting = fittingsOf(STOCKS, dpi, kind).flatMap(({ stock, fit }) => (fit === 'none' ? [] : [stock]));
  const alike = fitting.filter((stock) => stock.kind === sort);
  return (alike.length > 0 ? alike : fitting)
    .slice(0, NAMED)
    .map(({ name }) => name)
    .join(', ');
}

function layOut(stock: Stock, dpi: number, { pins, look, sample, ...kind }: StampKind): StampLayout {
  const modules = kindModules(kind);
  const wish = wishOf(look);
  const withWindow = pins && layOutWithPin(stock, dpi, modules, wish);
  if (withWindow) return withWindow;
  if (pins === 'both') {
    refusePinRoom(
      stock,
      STOCKS.filter((one) => layOutWithPin(one, dpi, modules)),
    );
  }
  const miniModules = kindModules({ ...kind, form: 'mini' });
  return layOutStamp(stock, dpi, modules, { miniModules, ...wish, sample: sample === true });
}

function wishOf(look: StampLook | undefined) {
  const marks = look?.marks.office !== undefined || look?.marks.producer !== undefined;
  return { marks, curved: look?.curved === true };
}

/** Where PINs stand on sheets of their own: in the windows of their stamps, where these have one; throws `stock-without-pin-room`. */
export function layOutPins(stock: Stock, dpi: number, { look, ...kind }: StampKind): PinPlace {
  return pinPlaceOf(stock, layOutWithPin(stock, dpi, kindModules(kind), wishOf(look))?.pin);
}

/** Whether a stock takes a kind of stamp: whole, in the compact layout, or not, and then why. */
export interface Fitting {
  readonly stock: Stock;
  readonly fit: 'full' | 'compact' | 'none';
  readonly refusal?: Refusal;
}

/** How a kind of stamp fits each stock, the smallest label first: the first that is not `none` is the least paper. */
export function fittingsOf(stocks: readonly Stock[], dpi: number, kind: StampKind): Fitting[] {
  const area = ({ label }: Stock) => label.width * label.height;
  return [...stocks].sort((a, b) => area(a) - area(b)).map((stock) => fittingOf(stock, dpi, kind));
}

function fittingOf(stock: Stock, dpi: number, kind: StampKind): Fitting {
  try {
    return { stock, fit: layOut(stock, dpi, kind).compact ? 'compact' : 'full' };
  } catch (error) {
    if (error instanceof Refusal) return { stock, fit: 'none', refusal: error };
    throw error;
  }
}
