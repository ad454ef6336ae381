import { Refusal } from '#core/refusal';
import type { Size } from '../millimetre.ts';
import { moduleDots, type QrSize, symbolOf } from '../qr/symbol.ts';
import { COMPACT_SAFETY, inkInsets, quietBounds, SAFETY } from '../stock/inset.ts';
import type { Stock } from '../stock/stock.ts';
import { placeCompact } from './compact.ts';
import { PIN_BLOCK, withPinWindow } from './pinWindow.ts';
import type { Placing, StampLayout } from './stampLayout.ts';

/** A strip for one line or the sample mark (mm). */
const CAPTION_HEIGHT = { least: 2.2, most: 2.8 } as const;

interface TextNeed {
  readonly width: number;
  readonly height: number;
}

/** Text that reads well: an ID and a date on one line each (mm), beside a QR that leaves it near half of the label. */
function comfortable({ label }: Stock): TextNeed {
  return { width: Math.max(18, 0.45 * label.width), height: 16 };
}

/** The least that stars, a name, the ID and the sample mark take at their smallest (mm). */
export const LEAST_TEXT: TextNeed = { width: 14.5, height: 12 };

/** QR left, text right; undefined when the text gets less than it needs. */
function placeWide(stock: Stock, { side, quiet }: QrSize, need: TextNeed): Placing | undefined {
  const { width, height } = stock.label;
  const bounds = quietBounds(stock, quiet, SAFETY);
  const ink = inkInsets(stock, SAFETY);
  const free = height - bounds.top - bounds.bottom - side;
  const textX = bounds.left + side;
  const text = {
    x: textX,
    y: ink.top,
    width: width - ink.right - textX,
    height: height - ink.top - ink.bottom,
  };
  if (free < 0 || text.width < need.width || text.height < need.height) return undefined;
  const under = height - ink.bottom - bounds.top - side;
  const hasCaption = under >= CAPTION_HEIGHT.least;
  const captionHeight = Math.min(under, CAPTION_HEIGHT.most);
  const qrY = bounds.top + (hasCaption ? (under - captionHeight) / 2 : free / 2);
  const captionWidth = side - 2 * quiet;
  const caption = { x: bounds.left + quiet, y: qrY + side, width: captionWidth, height: captionHeight };
  const qr = { x: bounds.left, y: qrY, width: side, height: side };
  return { qr, text, caption: hasCaption ? caption : null, align: 'start' };
}

/** QR above, text under it. */
function placeTall(stock: Stock, { side, quiet }: QrSize, need: TextNeed): Placing | undefined {
  const { width, height } = stock.label;
  const bounds = quietBounds(stock, quiet, SAFETY);
  const ink = inkInsets(stock, SAFETY);
  const free = width - bounds.left - bounds.right - side;
  const y = bounds.top + side;
  const text = { x: ink.left, y, width: width - ink.left - ink.right, height: height - ink.bottom - y };
  if (free < 0 || text.width < need.width || text.height < need.height) return undefined;
  const qr = { x: bounds.left + free / 2, y: bounds.top, width: side, height: side };
  return { qr, text, caption: null, align: 'middle' };
}

function largest(stock: Stock, symbols: readonly QrSize[], need: TextNeed): StampLayoutParts | undefined {
  for (const symbol of symbols) {
    const placings = [placeWide(stock, symbol, need), placeTall(stock, symbol, need)];
    const fitting = placings.filter((placing) => placing !== undefined);
    const [first] = fitting.sort((a, b) => area(b.text) - area(a.text));
    if (first) return { symbol, placing: first };
  }
  return undefined;
}

interface StampLayoutParts {
  readonly symbol: QrSize;
  readonly placing: Placing;
}

function area({ width, height }: Size): number {
  return width * height;
}

/**
 * Lays a stamp of `modules` QR modules on a stock: the largest module of whole dots (0.33–0.51 mm) that leaves the
 * words room, else the largest that leaves them the least, else the compact layout. Throws `dpi-out-of-range`, or
 * `stock-too-small` where the QR itself does not fit, with `width` and `height` of the smallest label that works and
 * the same (`miniWidth`, `miniHeight`) for a mini stamp of `miniModules`.
 */
export function layOutStamp(stock: Stock, dpi: number, modules: number, miniModules?: number): StampLayout {
  const symbols = moduleDots(dpi).map((dots) => symbolOf(dots, modules, dpi));
  const found = largest(stock, symbols, comfortable(stock)) ?? largest(stock, symbols, LEAST_TEXT);
  const compact = found ? undefined : placeCompact(stock, symbols);
  const parts = found ?? compact;
  if (!parts) throw tooSmall(stock, dpi, modules, miniModules);
  const safety = compact ? COMPACT_SAFETY : SAFETY;
  return { dpi, modules, dotsPerModule: parts.symbol.dots, compact: !found, safety, ...parts.placing };
}

/** What the words need above a window. */
function aboveWindow({ width, height }: TextNeed): TextNeed {
  return { width: Math.max(width, PIN_BLOCK.width), height: height + PIN_BLOCK.height };
}

/**
 * The same stamp with a window for a hidden PIN at the foot of its words; undefined where the label has no room for
 * both. Throws `dpi-out-of-range`.
 */
export function layOutWithPin(stock: Stock, dpi: number, modules: number): StampLayout | undefined {
  const symbols = moduleDots(dpi).map((dots) => symbolOf(dots, modules, dpi));
  const at = (need: TextNeed) => largest(stock, symbols, aboveWindow(need));
  const found = at(comfortable(stock)) ?? at(LEAST_TEXT);
  if (!found) return undefined;
  const { symbol, placing } = found;
  return {
    ...{ dpi, modules, dotsPerModule: symbol.dots, compact: false, safety: SAFETY },
    ...withPinWindow(placing),
  };
}

function tooSmall(stock: Stock, dpi: number, modules: number, miniModules = modules): Refusal {
  const { width, height } = smallestLabel(stock, dpi, modules);
  const mini = smallestLabel(stock, dpi, miniModules);
  const details = { stock: stock.name.slice(0, 120), dpi, width, height };
  if (miniModules >= modules) return new Refusal('stock-too-small', details);
  return new Refusal('stock-too-small', { ...details, miniWidth: mini.width, miniHeight: mini.height });
}

/** The smallest label that holds a QR of so many modules with its quiet zone. */
function smallestLabel(stock: Stock, dpi: number, modules: number): Size {
  const [smallest] = moduleDots(dpi).slice(-1);
  const { side, quiet } = symbolOf(smallest ?? 1, modules, dpi);
  const { left, right, top, bottom } = quietBounds(stock, quiet, COMPACT_SAFETY);
  return { width: tenth(left + side + right), height: tenth(top + side + bottom) };
}

/** Up to the next tenth of a millimetre, as paper is sold. */
function tenth(mm: number): number {
  return Math.ceil(mm * 10 - 1e-6) / 10;
}
