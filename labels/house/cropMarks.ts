import { CROP, cropMarks, slugOf } from '../layout/bleed.ts';
import type { Stock } from '../stock/stock.ts';
import { short } from './svgMarks.ts';

/** The crop marks of one label as one path, in mm from the label's corner: those that a page of it alone has. */
export function cropPath({ label, ...stock }: Stock, bleed: number): string {
  const slug = slugOf(bleed);
  const alone = { ...stock, label, columns: 1, rows: 1, margin: { x: slug, y: slug } };
  const lines = cropMarks(alone, bleed).map(
    ({ from, to }) =>
      `M${short(from.x - slug)} ${short(from.y - slug)}L${short(to.x - slug)} ${short(to.y - slug)}`,
  );
  if (lines.length === 0) return '';
  return `<path fill="none" stroke="#000" stroke-width="${CROP.width}" d="${lines.join('')}"/>`;
}
