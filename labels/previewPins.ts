import { type DigitPlace, setPins, TAG_DIGITS } from './face/pinDigits.ts';
import type { Typeface } from './face/text.ts';
import { layOutPins, type StampKind } from './layout/fitting.ts';
import type { PreviewText, StampPreview } from './previewStamp.ts';
import type { Stock } from './stock/stock.ts';

/** Digits hold the place of a PIN and of the last four of an ID. */
const PIN_SHAPE = '0000 0000';
const TAG_SHAPE = '0'.repeat(TAG_DIGITS);

/**
 * One label of a sheet of PINs alone, as the print places it: the window, a PIN of zeros, the tag above it; no QR, which
 * is 0 modules. Throws `stock-without-pin-room`, `stamp-too-large`, `dpi-out-of-range`.
 */
export function previewPins(stock: Stock, dpi: number, kind: StampKind, typeface: Typeface): StampPreview {
  const place = layOutPins(stock, dpi, kind);
  const { pin, tag } = setPins(place, typeface);
  const digits = (text: string, { x, baseline, size }: DigitPlace): PreviewText => {
    const width = typeface.width(text, 'semibold') * size;
    return { kind: 'id', text, x: x - width / 2, baseline, size, width, weight: 'semibold', inverse: false };
  };
  return {
    ...{ label: stock.label, corner: stock.corner, bleed: 0, window: place.window },
    ...{ symbol: { x: 0, y: 0, width: 0, height: 0 }, modules: 0, stars: [], bars: [], arts: [] },
    texts: [digits(PIN_SHAPE, pin), digits(TAG_SHAPE, tag)],
  };
}
