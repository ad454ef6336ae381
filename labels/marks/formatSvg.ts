import type { MarkShape, VectorArt } from './markArt.ts';

/**
 * A drawn mark as SVG text, one spelling only: a viewBox from 0 0 and paths, nothing else. What is kept, shown in pages
 * and printed as SVG; read again it is the same art.
 */
export function formatSvg(art: VectorArt): string {
  const { width, height } = art;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${formatShapes(art)}</svg>`;
}

/** The shapes of a drawn mark as SVG paths, in the mark's own units. */
function formatShapes({ shapes }: Pick<VectorArt, 'shapes'>): string {
  return shapes.map(formatShape).join('');
}

function formatShape({ d, rule, fill, stroke }: MarkShape): string {
  const filled = `fill="${fill ?? 'none'}"${rule === 'evenodd' ? ' fill-rule="evenodd"' : ''}`;
  const stroked = stroke ? ` stroke="${stroke.colour}" stroke-width="${stroke.width}"` : '';
  return `<path ${filled}${stroked} d="${d}"/>`;
}
