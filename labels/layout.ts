import { Refusal } from '#core/refusal';
import type { Box, Size } from './millimetre.ts';
import type { Stock } from './stock.ts';
import { moduleDots, type QrSize, symbolOf } from './symbol.ts';

/** Where everything of a stamp goes, in mm from the label's top left corner. */
export interface StampLayout {
  readonly dpi: number;
  /** QR modules on a side, and the whole printer dots of one. */
  readonly modules: number;
  readonly dotsPerModule: number;
  /** Where the symbol with its quiet zone may come to lie: one dot larger, for the snap to the page's dots. */
  readonly qr: Box;
  readonly text: Box;
  /** A strip under the QR for one short line, where the label is high enough for it. */
  readonly caption: Box | null;
  readonly align: 'start' | 'middle';
}

/** Printers drift: nothing that must be read stands nearer to a label's rim (mm). */
export const SAFETY = 0.9;

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

interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far from the label's rim ink may stand: the safety, or more where the label lies on the page's white rim. */
function inkInsets({ page, label, columns, rows, margin, pitch, edge }: Stock): Insets {
  const right = page.width - margin.x - (columns - 1) * pitch.width - label.width;
  const bottom = page.height - margin.y - (rows - 1) * pitch.height - label.height;
  const inset = (distance: number) => Math.max(SAFETY, edge - distance);
  return { left: inset(margin.x), right: inset(right), top: inset(margin.y), bottom: inset(bottom) };
}

/** The quiet zone may reach into the white rim of the page; the symbol itself may not. */
function quietBounds(stock: Stock, quiet: number): Insets {
  const ink = inkInsets(stock);
  const bound = (inset: number) => Math.max(SAFETY, inset - quiet);
  return {
    left: bound(ink.left),
    right: bound(ink.right),
    top: bound(ink.top),
    bottom: bound(ink.bottom),
  };
}

type Placing = Pick<StampLayout, 'qr' | 'text' | 'caption' | 'align'>;

/** QR left, text right; undefined when the text gets less than it needs. */
function placeWide(stock: Stock, { side, quiet }: QrSize, need: TextNeed): Placing | undefined {
  const { width, height } = stock.label;
  const bounds = quietBounds(stock, quiet);
  const ink = inkInsets(stock);
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
  const bounds = quietBounds(stock, quiet);
  const ink = inkInsets(stock);
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
 * words room, else the largest that leaves them the least. Throws `dpi-out-of-range`, or `stock-too-small` with
 * `width` and `height` of the smallest label that works.
 */
export function layOutStamp(stock: Stock, dpi: number, modules: number): StampLayout {
  const symbols = moduleDots(dpi).map((dots) => symbolOf(dots, modules, dpi));
  const found = largest(stock, symbols, comfortable(stock)) ?? largest(stock, symbols, LEAST_TEXT);
  if (!found) throw tooSmall(stock, symbols.at(-1) as QrSize, dpi);
  return { dpi, modules, dotsPerModule: found.symbol.dots, ...found.placing };
}

function tooSmall(stock: Stock, { side, quiet }: QrSize, dpi: number): Refusal {
  const { left, right, top, bottom } = quietBounds(stock, quiet);
  const ink = inkInsets(stock);
  const isWide = stock.label.width >= stock.label.height;
  const { width, height } = isWide
    ? {
        width: left + side + LEAST_TEXT.width + ink.right,
        height: Math.max(top + side + bottom, ink.top + LEAST_TEXT.height + ink.bottom),
      }
    : {
        width: Math.max(left + side + right, ink.left + LEAST_TEXT.width + ink.right),
        height: top + side + LEAST_TEXT.height + ink.bottom,
      };
  return new Refusal('stock-too-small', {
    stock: stock.name,
    dpi,
    width: tenth(width),
    height: tenth(height),
  });
}

/** Up to the next tenth of a millimetre, as paper is sold. */
function tenth(mm: number): number {
  return Math.ceil(mm * 10 - 1e-6) / 10;
}
