import type { Mark } from '../face/place.ts';
import type { MarkShape, RasterArt, VectorArt } from '../marks/markArt.ts';
import { addBitmap, type Bitmap, blankBitmap, type DotBox, paintDot } from './bitmap.ts';
import { fillLines, type Ground } from './ground.ts';
import { type Placement, pathLines } from './outline.ts';
import { strokeOutlines } from './stroke.ts';

/** Lighter than that is as good as paper; darker than that is black; between, every second dot. */
const TONE = { paper: 0.93, black: 0.62 } as const;

/** A picture with more of its pixels than that neither dark nor light is a photograph: it is screened. */
const PHOTOGRAPH = 0.2;

/** A screen of four by four dots (Bayer), as levels of grey. */
const SCREEN = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map(
  (level) => ((level + 0.5) * 255) / 16,
);

/** Draws an uploaded mark as large as its box takes it, in the middle of it, in black dots. */
export function drawArt(
  { bitmap, density }: Pick<Ground, 'bitmap' | 'density'>,
  { art, box }: Mark & { kind: 'art' },
): void {
  const scale = Math.min(box.width / art.width, box.height / art.height) * density;
  const [width, height] = [art.width * scale, art.height * scale].map((side) =>
    Math.max(1, Math.round(side)),
  );
  const left = Math.round((box.x + box.width / 2) * density - (width ?? 1) / 2);
  const top = Math.round((box.y + box.height / 2) * density - (height ?? 1) / 2);
  const part: DotBox = { x: left, y: top, width: width ?? 1, height: height ?? 1 };
  const drawn = art.kind === 'vector' ? shapesOf(art, part) : pixelsOf(art, part);
  addBitmap(bitmap, drawn, part.x, part.y);
}

/** Shapes one over the other: dark ones add dots, light ones take them away. */
function shapesOf({ shapes, width, height }: VectorArt, part: DotBox): Bitmap {
  const drawn = blankBitmap(part.width, part.height);
  const at = { left: 0, top: 0, across: part.width / width, down: part.height / height };
  for (const shape of shapes) drawShape(drawn, shape, at);
  return drawn;
}

function drawShape(onto: Bitmap, { d, rule, fill, stroke }: MarkShape, at: Placement): void {
  const lines = pathLines(d, at);
  const inside = lines.map(({ points }) => points);
  if (fill) ink(onto, fill, (bitmap, black) => fillLines(bitmap, inside, rule, black));
  if (!stroke) return;
  const outlines = strokeOutlines(lines, Math.max(1, stroke.width * at.across));
  ink(onto, stroke.colour, (bitmap, black) => fillLines(bitmap, outlines, 'nonzero', black));
}

/** Draws in black, in white, or, of a pale colour, in every second dot. */
function ink(onto: Bitmap, colour: string, draw: (bitmap: Bitmap, black: boolean) => void): void {
  const light = lightOf(colour);
  draw(onto, light < TONE.black);
  if (light < TONE.black || light >= TONE.paper) return;
  const shape = blankBitmap(onto.width, onto.height);
  draw(shape, true);
  for (let y = 0; y < onto.height; y++) {
    for (let x = y % 2; x < onto.width; x += 2) {
      if (((shape.bytes[y * shape.rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0)
        paintDot(onto, x, y, true);
    }
  }
}

/** How light a colour `#rrggbb` looks, 0 to 1 (ITU-R BT.601). */
function lightOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** Pixels brought to the size of the dots; line art in pure black and white, a photograph screened. */
function pixelsOf(art: RasterArt, { width, height }: DotBox): Bitmap {
  const drawn = blankBitmap(width, height);
  const isPhotograph = middleShare(art.gray) > PHOTOGRAPH;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const limit = isPhotograph ? (SCREEN[(y % 4) * 4 + (x % 4)] ?? 128) : 128;
      if (meanOf(art, x / width, y / height, 1 / width, 1 / height) < limit) paintDot(drawn, x, y, true);
    }
  }
  return drawn;
}

function middleShare(gray: Uint8Array): number {
  let middle = 0;
  for (const level of gray) if (level > 48 && level < 208) middle++;
  return middle / gray.length;
}

/** The mean grey of the pixels under a dot; all measures are parts of the picture. */
function meanOf({ width, height, gray }: RasterArt, ...[x, y, across, down]: number[]): number {
  const span = (from = 0, share = 0, pixels = 1) => {
    const first = Math.min(pixels - 1, Math.floor(from * pixels));
    return [first, Math.max(first + 1, Math.round((from + share) * pixels))] as const;
  };
  const [left, right] = span(x, across, width);
  const [top, bottom] = span(y, down, height);
  let sum = 0;
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) sum += gray[row * width + column] ?? 255;
  }
  return sum / ((bottom - top) * (right - left));
}
