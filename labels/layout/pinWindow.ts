import { Refusal } from '#core/refusal';
import type { Size } from '../millimetre.ts';
import { inkInsets, SAFETY } from '../stock/inset.ts';
import type { Stock } from '../stock/stock.ts';
import type { PinPlace, Placing } from './stampLayout.ts';

/** The window a scratch layer covers, and the tag above it by which sheets are laid together (mm). */
const PIN_WINDOW: Size = { width: 18, height: 6 };
const TAG_HEIGHT = 2;
/** Between the words and the tag (mm). */
const GAP = 0.6;
/** The narrowest window whose digits still read well (mm). */
const LEAST_WIDTH = 11;

/** What the window takes of a column of words (mm). */
export const PIN_BLOCK: Size = { width: PIN_WINDOW.width, height: TAG_HEIGHT + PIN_WINDOW.height + GAP };

function placeAt(x: number, y: number, width: number): PinPlace {
  const tag = { x, y, width, height: TAG_HEIGHT };
  return { tag, window: { x, y: y + TAG_HEIGHT, width, height: PIN_WINDOW.height } };
}

/** A layout with the window at the foot of its words, which end above it. */
export function withPinWindow({ text, align, ...rest }: Placing): Placing & { readonly pin: PinPlace } {
  const x = align === 'start' ? text.x : text.x + (text.width - PIN_WINDOW.width) / 2;
  const height = text.height - PIN_BLOCK.height;
  const pin = placeAt(x, text.y + height + GAP, PIN_WINDOW.width);
  return { ...rest, align, text: { ...text, height }, pin };
}

/** The window alone in the middle of a label; undefined where not even that has room. */
function alone(stock: Stock): PinPlace | undefined {
  const { width, height } = stock.label;
  const ink = inkInsets(stock, SAFETY);
  const room = width - ink.left - ink.right;
  const wide = Math.min(PIN_WINDOW.width, room);
  const high = TAG_HEIGHT + PIN_WINDOW.height;
  const free = height - ink.top - ink.bottom - high;
  if (wide < LEAST_WIDTH || free < 0) return undefined;
  return placeAt(ink.left + (room - wide) / 2, ink.top + free / 2, wide);
}

/** No window here: throws `stock-without-pin-room` with what it takes and the papers that have room. */
export function refusePinRoom(stock: Stock, papers: readonly Stock[]): never {
  const { width: pinWidth, height: pinHeight } = PIN_BLOCK;
  const names = papers.map(({ name }) => name).join(', ');
  const room = { pinWidth, pinHeight, ...(names === '' ? {} : { papers: names }) };
  throw new Refusal('stock-without-pin-room', { stock: stock.name.slice(0, 120), ...room });
}

/** Where PINs stand on sheets of their own: where the stamps have their window, else in the middle of each label. */
export function pinPlaceOf(stock: Stock, onStamp: PinPlace | undefined): PinPlace {
  return onStamp ?? alone(stock) ?? refusePinRoom(stock, []);
}
