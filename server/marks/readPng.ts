import sharp from 'sharp';
import { Refusal } from '#core/refusal';
import type { RasterArt } from '#labels/marks/markArt';
import { makeTurnstile } from '../image/turn.ts';
import { LARGEST_MARK } from './readSvg.ts';
import { refuseSlim } from './svgFrame.ts';

/** The most pixels a side, as the header says, before one is decoded. */
const WIDEST = 2000;
/** What is kept of it a side: 25 mm on the finest printer. */
const KEPT = 600;
const LEAST = 16;
const SLOWEST_SECONDS = 5;

sharp.cache(false);
sharp.concurrency(1);

const turn = makeTurnstile();

function unreadable(): never {
  throw new Refusal('mark-unreadable');
}

async function refuseByHeader(bytes: Uint8Array): Promise<void> {
  if (bytes.length > LARGEST_MARK) throw new Refusal('mark-too-large');
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata().catch(unreadable);
  const { format, width = 0, height = 0 } = head;
  if (format !== 'png') unreadable();
  if (Math.max(width, height) > WIDEST) throw new Refusal('mark-too-large');
  refuseSlim({ width, height });
  if (Math.min(width, height) < LEAST) throw new Refusal('mark-too-small', { width, height, least: LEAST });
}

/** Rec. 601 luma, rounded, of pixels in red, green and blue. */
function grayOf(rgb: Uint8Array): Uint8Array {
  const gray = new Uint8Array(rgb.length / 3);
  for (let at = 0; at < gray.length; at++) {
    const [red = 0, green = 0, blue = 0] = [rgb[3 * at], rgb[3 * at + 1], rgb[3 * at + 2]];
    gray[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return gray;
}

async function decode(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: WIDEST * WIDEST, failOn: 'error' })
    .timeout({ seconds: SLOWEST_SECONDS })
    .resize({ width: KEPT, height: KEPT, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch(unreadable);
}

/**
 * Reads a PNG into the pixels it shows on white, at most 600 a side, and nothing else that was in the file; what is
 * kept of it reads as itself. Throws `mark-too-large` (512 KB, 2,000 pixels a side by its header),
 * `mark-too-slim` (sides 8 to 1), `mark-too-small` (16 pixels a side), `mark-unreadable`, `too-busy`.
 */
export async function readPng(bytes: Uint8Array): Promise<RasterArt> {
  return turn(async () => {
    await refuseByHeader(bytes);
    const { data, info } = await decode(bytes);
    const { width, height, channels } = info;
    const rgb =
      channels === 3
        ? data
        : await sharp(data, { raw: { width, height, channels } }).toColourspace('srgb').raw().toBuffer();
    if (rgb.length !== width * height * 3) unreadable();
    const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 9, palette: false, adaptiveFiltering: true })
      .toBuffer();
    return { kind: 'raster', width, height, png: new Uint8Array(png), gray: grayOf(rgb) };
  });
}
