import { createHash } from 'node:crypto';
import type { Picture } from './pdf.ts';

/** What a printer of dots prints: a grey picture whose pixels are black (0) or white (255). */
export type Dots = Picture;

/** White paper. */
export function newDots(width: number, height: number): Dots {
  return { width, height, pixels: new Uint8Array(width * height).fill(255) };
}

/** Rows of whole bytes, the first dot the highest bit, 1 black. */
export interface DotRows {
  readonly rowBytes: number;
  readonly bytes: Uint8Array;
}

/** Draws rows of dots at a place: black ones are added, or white ones cover too. Black must not leave the paper. */
export function drawDots(
  onto: Dots,
  { rowBytes, bytes }: DotRows,
  x: number,
  y: number,
  how: 'add' | 'cover',
): void {
  for (let at = 0; at < bytes.length * 8; at++) {
    const black = ((bytes[at >> 3]! >> (7 - (at & 7))) & 1) === 1;
    const column = x + (at % (rowBytes * 8));
    const row = y + Math.floor(at / (rowBytes * 8));
    const inside = column >= 0 && column < onto.width && row >= 0 && row < onto.height;
    if (black && !inside) throw new Error(`a dot beside the paper, at ${column}, ${row}`);
    if (inside && (black || how === 'cover')) onto.pixels[row * onto.width + column] = black ? 0 : 255;
  }
}

/** Pictures as text that is the same where all dots are: quick to compare, however many there are. */
export function digestsOf(pictures: readonly Dots[]): string[] {
  return pictures.map(({ width, height, pixels }) => {
    return `${width} × ${height} ${createHash('sha256').update(pixels).digest('hex')}`;
  });
}
