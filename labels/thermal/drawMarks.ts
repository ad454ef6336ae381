import type { Mark } from '../face/place.ts';
import { STAR_CORNERS, STAR_OUTLINE } from '../face/star.ts';
import type { Box } from '../millimetre.ts';
import { drawArt } from './art.ts';
import { addBitmap, blankBitmap, hollow, paintBitmap, paintBox, turnUp } from './bitmap.ts';
import { dotBoxOf, fillLines, type Ground } from './ground.ts';

/** The outline of a window (mm). */
const FRAME = 0.15;

/** Draws a mark in black dots: colours are for printers that have them. */
export function drawMark(ground: Ground, mark: Mark): void {
  if (mark.kind === 'text') drawText(ground, mark);
  else if (mark.kind === 'star') drawStar(ground, mark);
  else if (mark.kind === 'bar') paintBox(ground.bitmap, dotBoxOf(mark.box, ground.density), true);
  else if (mark.kind === 'frame') drawFrame(ground, mark.box);
  else drawArt(ground, mark);
}

function drawText({ bitmap, density, letters }: Ground, mark: Mark & { kind: 'text' }): void {
  const set = letters.set(mark.text, mark.weight, mark.size * density);
  if (!set) return;
  const [x, y] = [Math.round(mark.x * density), Math.round(mark.baseline * density)];
  if (mark.turn === 'up') {
    const turned = turnUp(set.bitmap);
    addBitmap(bitmap, turned, x + set.y, y - set.x - set.bitmap.width);
  } else paintBitmap(bitmap, set.bitmap, x + set.x, y + set.y, !mark.inverse);
}

/** Stars stand on whole dots, so that all of a row look alike; one not earned is the same star, hollowed out. */
function drawStar({ bitmap, density }: Ground, { x, y, size, filled }: Mark & { kind: 'star' }): void {
  const side = Math.round(size * density);
  const corners = STAR_CORNERS.flatMap(([right, down]) => [right * side, down * side]);
  const star = blankBitmap(side, side + 1);
  fillLines(star, [corners], 'nonzero');
  const thick = Math.max(1, Math.round(STAR_OUTLINE * side));
  const drawn = filled ? star : hollow(star, thick);
  addBitmap(bitmap, drawn, Math.round(x * density), Math.round(y * density));
}

/** The outline stands inside of its box. */
function drawFrame({ bitmap, density }: Ground, box: Box): void {
  const { x, y, width, height } = dotBoxOf(box, density);
  const thick = Math.max(1, Math.round(FRAME * density));
  paintBox(bitmap, { x, y, width, height: thick }, true);
  paintBox(bitmap, { x, y: y + height - thick, width, height: thick }, true);
  paintBox(bitmap, { x, y, width: thick, height }, true);
  paintBox(bitmap, { x: x + width - thick, y, width: thick, height }, true);
}
