import type { Stock } from './stock.ts';

/** Printers drift: nothing that must be read stands nearer to a label's rim (mm). */
export const SAFETY = 0.9;

/** The same on the smallest labels: half a millimetre, less the hair that a 203 dpi mini stamp needs on 15 mm. */
export const COMPACT_SAFETY = 0.49;

/** Distances from the four sides of a label (mm). */
export interface Insets {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * How far from the label's rim ink may stand: the safety, or more where the label lies on the page's white rim, which
 * a roll has on both sides only.
 */
export function inkInsets(stock: Stock, safety: number): Insets {
  const { kind, page, label, columns, rows, margin, pitch, edge } = stock;
  const right = page.width - margin.x - (columns - 1) * pitch.width - label.width;
  const bottom = page.height - margin.y - (rows - 1) * pitch.height - label.height;
  const inset = (distance: number) => Math.max(safety, edge - distance);
  const sides = { left: inset(margin.x), right: inset(right) };
  if (kind === 'roll') return { ...sides, top: safety, bottom: safety };
  return { ...sides, top: inset(margin.y), bottom: inset(bottom) };
}

/** The quiet zone may reach into the white rim of the page; the symbol itself may not. */
export function quietBounds(stock: Stock, quiet: number, safety: number): Insets {
  const ink = inkInsets(stock, safety);
  const bound = (inset: number) => Math.max(safety, inset - quiet);
  return {
    left: bound(ink.left),
    right: bound(ink.right),
    top: bound(ink.top),
    bottom: bound(ink.bottom),
  };
}
