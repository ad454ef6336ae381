import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { apart } from './apart.ts';
import type { Reader } from './picture.ts';
import { pixelsOf } from './pixels.ts';

/** A camera's picture is read at this size, one of the gallery at twice it, px. */
const WIDEST = 1280;
/** More stamps than this in one picture are read in the next. */
const MOST = 24;

/** zxing's decoder, its machine code from this house; fails where that cannot be loaded. */
export async function openZxing(): Promise<Reader> {
  const file = wasm.split('/').at(-1) ?? '';
  await prepareZXingModule({ overrides: { locateFile: () => `/assets/${file}` }, fireImmediately: true });
  return async (picture) => {
    const pixels = pixelsOf(picture, picture instanceof HTMLVideoElement ? WIDEST : 2 * WIDEST);
    if (!pixels) return [];
    const found = await readBarcodes(pixels, {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: MOST,
    });
    return apart(
      found
        .filter(({ isValid }) => isValid)
        .map(({ text, position: { topLeft, bottomRight } }) => ({
          text,
          x: (topLeft.x + bottomRight.x) / 2,
          y: (topLeft.y + bottomRight.y) / 2,
          size: Math.hypot(bottomRight.x - topLeft.x, bottomRight.y - topLeft.y) / Math.SQRT2,
        })),
    );
  };
}
