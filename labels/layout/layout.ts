import { qrModules } from '#core/qr';
import type { Size } from '../millimetre.ts';
import { MOST_VERSION } from '../qr/encoder/levels.ts';
import { moduleDots, type QrSize, symbolOf } from '../qr/symbol.ts';
import { COMPACT_SAFETY, inkInsets, quietBounds, SAFETY } from '../stock/inset.ts';
import type { Stock } from '../stock/stock.ts';
import { PIN_BLOCK, withPinWindow } from './pinWindow.ts';
import { compactAt, tooSmall } from './smallest.ts';
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

/** So much that a larger QR takes no word away (mm). */
function ample({ label }: Stock): TextNeed {
  return { width: Math.max(26, 0.45 * label.width), height: 16 };
}

/** The least that stars, a name, the ID and the sample mark take at their smallest (mm). */
const LEAST_TEXT: TextNeed = { width: 14.5, height: 12 };

/** What a placing is asked for beside the QR: room for the words, and for marks where the look has some. */
interface Wish {
  readonly need: TextNeed;
  readonly marks: boolean;
}

/** Between what stands around the QR and marks, and the least height that marks are given (mm). */
const CORNER = { away: 0.8, least: 5.5 } as const;

/** QR left, text right; undefined when the text gets less than it needs. */
function placeWide(stock: Stock, { side, quiet }: QrSize, { need, marks }: Wish): Placing | undefined {
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
  const left = under - captionHeight - CORNER.away;
  const atTop = marks && left >= CORNER.least;
  const middle = hasCaption ? (under - captionHeight) / 2 : free / 2;
  const qrY = bounds.top + (atTop ? 0 : middle);
  const strip = { x: bounds.left + quiet, width: side - 2 * quiet };
  const caption = { ...strip, y: qrY + side, height: captionHeight };
  const corner = { ...strip, y: caption.y + captionHeight + CORNER.away, height: left };
  const qr = { x: bounds.left, y: qrY, width: side, height: side };
  return { qr, text, caption: hasCaption ? caption : null, align: 'start', corners: atTop ? [corner] : [] };
}

/** QR above, text under it. */
function placeTall(stock: Stock, { side, quiet }: QrSize, { need }: Wish): Placing | undefined {
  const { width, height } = stock.label;
  const bounds = quietBounds(stock, quiet, SAFETY);
  const ink = inkInsets(stock, SAFETY);
  const free = width - bounds.left - bounds.right - side;
  const y = bounds.top + side;
  const text = { x: ink.left, y, width: width - ink.left - ink.right, height: height - ink.bottom - y };
  if (free < 0 || text.width < need.width || text.height < need.height) return undefined;
  const qr = { x: bounds.left + free / 2, y: bounds.top, width: side, height: side };
  const beside = { y: Math.max(bounds.top + quiet, ink.top), height: side - 2 * quiet };
  const left = { ...beside, x: ink.left, width: Math.max(0, qr.x - ink.left) };
  const right = { ...left, x: qr.x + side, width: Math.max(0, width - ink.right - qr.x - side) };
  return { qr, text, caption: null, align: 'middle', corners: [left, right] };
}

function largest(stock: Stock, symbols: readonly QrSize[], wish: Wish): StampLayoutParts | undefined {
  for (const symbol of symbols) {
    const placings = [placeWide(stock, symbol, wish), placeTall(stock, symbol, wish)];
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

/** QR modules more than needed, the most first: two versions larger, or one. */
const LARGER = [8, 4] as const;
const MOST_MODULES = qrModules(MOST_VERSION);

/**
 * The symbol of a larger version where words lose nothing beside it and its modules keep their dots: more codewords
 * make good what is torn off, and from version 7 on six alignment patterns hold it together round a jar
 * (`npm run bench -- scannability`).
 */
function enlarged(
  stock: Stock,
  dpi: number,
  modules: number,
  found: StampLayoutParts,
  wish: Wish,
): StampLayoutParts & { readonly modules: number } {
  for (const more of LARGER) {
    const wider = modules + more;
    const symbol = symbolOf(found.symbol.dots, wider, dpi);
    const parts = wider <= MOST_MODULES ? largest(stock, [symbol], wish) : undefined;
    if (parts) return { ...parts, modules: wider };
  }
  return { ...found, modules };
}

/** On a jar: the largest version that leaves the words their comfort, at whatever dots. */
function bent(stock: Stock, dpi: number, modules: number, wish: Wish) {
  for (const more of LARGER) {
    const wider = modules + more;
    if (wider > MOST_MODULES) continue;
    const symbols = moduleDots(dpi).map((dots) => symbolOf(dots, wider, dpi));
    const parts = largest(stock, symbols, wish);
    if (parts) return { ...parts, modules: wider };
  }
  return undefined;
}

/** The best that leaves the words room: in comfort, and then perhaps enlarged, else the least. */
function roomiest(
  stock: Stock,
  dpi: number,
  modules: number,
  curved: boolean,
  wishOf: (need: TextNeed) => Wish,
) {
  const round = curved ? bent(stock, dpi, modules, wishOf(comfortable(stock))) : undefined;
  if (round) return round;
  const symbols = moduleDots(dpi).map((dots) => symbolOf(dots, modules, dpi));
  const wish = wishOf(comfortable(stock));
  const found = largest(stock, symbols, wish);
  if (found) return enlarged(stock, dpi, modules, found, wishOf(ample(stock)));
  const least = largest(stock, symbols, wishOf(LEAST_TEXT));
  return least && { ...least, modules };
}

function area({ width, height }: Size): number {
  return width * height;
}

/** What else a layout is told. */
export interface LayoutWish {
  /** QR modules of a mini stamp, for who is refused a full one. */
  readonly miniModules?: number;
  /** Whether marks of office or producer want a place of their own. */
  readonly marks?: boolean;
  /** Whether the stamps go on jars and bottles. */
  readonly curved?: boolean;
  /** Whether the sample mark stands on them. */
  readonly sample?: boolean;
}

/**
 * Lays a stamp of at least `modules` QR modules on a stock: the largest module of whole dots (0.33–0.51 mm) that leaves
 * the words room, and beside ample room the largest version, up to two more, at the same dots; else the largest that
 * leaves them the least, else the compact layout. For jars the larger version comes before the larger module. Throws
 * `dpi-out-of-range`, or `stock-too-small` as `tooSmall` says it, `miniModules` being those of a mini stamp.
 */
export function layOutStamp(
  stock: Stock,
  dpi: number,
  modules: number,
  { miniModules = modules, marks = false, curved = false, sample = false }: LayoutWish = {},
): StampLayout {
  const found = roomiest(stock, dpi, modules, curved, (need) => ({ need, marks }));
  if (found) return layoutOf(stock, dpi, found);
  const compact = compactAt(stock, { dpi, modules, sample });
  if (!compact) throw tooSmall(stock, { dpi, modules, sample }, miniModules);
  return { ...layoutOf(stock, dpi, { ...compact, modules }), compact: true, safety: COMPACT_SAFETY };
}

function layoutOf(
  { label }: Stock,
  dpi: number,
  { modules, symbol, placing }: StampLayoutParts & { readonly modules: number },
): StampLayout {
  return { label, dpi, modules, dotsPerModule: symbol.dots, compact: false, safety: SAFETY, ...placing };
}

/** What the words need above a window. */
function aboveWindow({ width, height }: TextNeed): TextNeed {
  return { width: Math.max(width, PIN_BLOCK.width), height: height + PIN_BLOCK.height };
}

/**
 * The same stamp with a window for a hidden PIN at the foot of its words; undefined where the label has no room for
 * both. Throws `dpi-out-of-range`.
 */
export function layOutWithPin(
  stock: Stock,
  dpi: number,
  modules: number,
  { marks = false, curved = false }: LayoutWish = {},
): StampLayout | undefined {
  const found = roomiest(stock, dpi, modules, curved, (need) => ({ need: aboveWindow(need), marks }));
  if (!found) return undefined;
  return layoutOf(stock, dpi, { ...found, placing: withPinWindow(found.placing) });
}
