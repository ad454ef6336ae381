import decodeQR from 'qr/decode.js';
import type { Reader } from './picture.ts';
import { pixelsOf } from './pixels.ts';

const WIDEST = 1280;

/** A decoder that is script alone: one code a picture, slower, there on every phone. */
export function plainReader(): Reader {
  return async (picture) => {
    const pixels = pixelsOf(picture, WIDEST);
    if (!pixels) return [];
    try {
      const text: unknown = decodeQR(pixels);
      return typeof text === 'string' ? [text] : [];
    } catch {
      // No code in this picture.
      return [];
    }
  };
}
