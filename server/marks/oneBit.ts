import sharp from 'sharp';
import { Refusal } from '#core/refusal';
import type { MarkArt } from '#labels/marks/markArt';
import { drawArt } from '#labels/thermal/art';
import { blankBitmap, isBlack } from '#labels/thermal/bitmap';

/** A mark as a thermal printer of 203 dpi sets it, 12 mm on its longer side. */
const DENSITY = 203 / 25.4;
const LONGER_SIDE = 12;

/** A mark in black dots and nothing between, as printers of one colour print it. */
function dotsOf(art: MarkArt) {
  const scale = LONGER_SIDE / Math.max(art.width, art.height);
  const [width, height] = [art.width * scale, art.height * scale];
  const bitmap = blankBitmap(Math.round(width * DENSITY), Math.round(height * DENSITY));
  drawArt({ bitmap, density: DENSITY }, { kind: 'art', art, box: { x: 0, y: 0, width, height } });
  return bitmap;
}

/** Throws `mark-without-ink` where not a dot of a mark is black: every stamp would have an empty place for it. */
export function refuseInkless(art: MarkArt): void {
  const bitmap = dotsOf(art);
  for (let at = 0; at < bitmap.width * bitmap.height; at++)
    if (isBlack(bitmap, at % bitmap.width, Math.floor(at / bitmap.width))) return;
  throw new Refusal('mark-without-ink');
}

/** The same as a PNG of one pixel a dot. */
export async function oneBitPng(art: MarkArt): Promise<Uint8Array> {
  const bitmap = dotsOf(art);
  const gray = new Uint8Array(bitmap.width * bitmap.height);
  for (let at = 0; at < gray.length; at++) {
    gray[at] = isBlack(bitmap, at % bitmap.width, Math.floor(at / bitmap.width)) ? 0 : 255;
  }
  const raw = { width: bitmap.width, height: bitmap.height, channels: 1 as const };
  return new Uint8Array(await sharp(gray, { raw }).png({ colours: 2 }).toBuffer());
}
