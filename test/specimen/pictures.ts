import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { runTool } from '#test/support/tools.ts';

/** A grey picture, one byte a pixel; 0 is black. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** Fine enough that the dot of `ị` is seen, which is 0.2 mm wide, coarse enough that the pictures stay small. */
export const DPI = 200;
/** Grey levels kept: fewer are smaller files. */
const LEVELS = 8;

async function greyOf(image: Buffer | string): Promise<Grey> {
  const { data, info } = await sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data) };
}

/** Every page of a PDF as a grey picture. */
export async function pagesOf(pdf: Buffer): Promise<Grey[]> {
  const folder = await mkdtemp(join(tmpdir(), 'temgoc-'));
  try {
    const file = join(folder, 'sheet.pdf');
    await writeFile(file, pdf);
    const info = await runTool('pdfinfo', [file]);
    const pages = Number(/^Pages: +(\d+)$/m.exec(info)?.[1]);
    await runTool('pdftoppm', ['-gray', '-png', '-r', String(DPI), file, join(folder, 'page')]);
    const digits = String(pages).length;
    const names = Array.from({ length: pages }, (_, index) => String(index + 1).padStart(digits, '0'));
    return await Promise.all(names.map((name) => greyOf(join(folder, `page-${name}.png`))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A picture as a small PNG. */
export function packed({ width, height, pixels }: Grey): Promise<Buffer> {
  const raw = { width, height, channels: 1 } as const;
  const options = { palette: true, colours: LEVELS, dither: 0, compressionLevel: 9, effort: 10 } as const;
  return sharp(pixels, { raw }).png(options).toBuffer();
}

/** A picture kept before. */
export async function keptPicture(file: string): Promise<Grey | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  return bytes && greyOf(bytes);
}

/** Sides of the squares that pictures are compared by, in pixels: 0.4 mm. */
const SQUARE = 3;
/** How far two squares may be apart on average, of 255: what keeping fewer levels of grey changes. */
const NEAR = 32;

/** Squares in which two pictures differ, by their place in mm; all where they are not as large. */
export function differences(one: Grey, other: Grey): { readonly x: number; readonly y: number }[] {
  if (one.width !== other.width || one.height !== other.height) return [{ x: 0, y: 0 }];
  const found: { x: number; y: number }[] = [];
  for (let top = 0; top < one.height; top += SQUARE)
    for (let left = 0; left < one.width; left += SQUARE)
      if (Math.abs(meanAt(one, left, top) - meanAt(other, left, top)) > NEAR)
        found.push({ x: Math.round((left / DPI) * 25.4), y: Math.round((top / DPI) * 25.4) });
  return found;
}

/** The mean of a square, and of what a picture still has of it at its right and lower edge. */
function meanAt({ width, height, pixels }: Grey, left: number, top: number): number {
  const [right, bottom] = [Math.min(width, left + SQUARE), Math.min(height, top + SQUARE)];
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += pixels[y * width + x] ?? 255;
  return sum / ((right - left) * (bottom - top));
}

/** Two pictures in one, to look at: what both have is grey, what only the kept one has is red, only the new one blue. */
export function differencePicture(kept: Grey, made: Grey): Promise<Buffer> {
  const { width, height } = made;
  const data = Buffer.alloc(width * height * 3, 255);
  for (let at = 0; at < width * height; at++) {
    const [before = 255, now = 255] = [kept.pixels[at], made.pixels[at]];
    data.set([now, Math.round(255 - (255 - Math.min(before, now)) * 0.6), before], 3 * at);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
