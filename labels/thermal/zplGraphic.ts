import { type Bitmap, isRepeated } from './bitmap.ts';

/** Repeat counts before a hexadecimal digit: `G` is 1 to `Y` 19, `g` is 20 to `z` 400 in twenties. */
const ONES = ' GHIJKLMNOPQRSTUVWXY';
const TWENTIES = ' ghijklmnopqrstuvwxyz';
const MOST = 419;

const DIGITS = '0123456789ABCDEF';

/** A run shorter than that is written out. */
const LEAST_RUN = 3;

/**
 * A bitmap as the data of `^GFA` and `~DG`: hexadecimal with ZPL's own run lengths (ZPL II Programming Guide,
 * "Alternative data compression scheme"). The base64 form `:Z64:` is a third smaller, and what printers that only
 * speak ZPL beside their own language most often lack.
 */
export function graphicData(bitmap: Bitmap): string {
  const { bytes, rowBytes, height } = bitmap;
  let data = '';
  for (let row = 0; row < height; row++) {
    const from = row * rowBytes;
    data += isRepeated(bytes, from, rowBytes) ? ':' : rowData(bytes, from, from + rowBytes);
  }
  return data;
}

/** A row's digits; one that ends in white ends in `,`, one that ends in black in `!`. */
function rowData(bytes: Uint8Array, from: number, to: number): string {
  const nibble = (at: number) => ((bytes[at >> 1] ?? 0) >> (at & 1 ? 0 : 4)) & 15;
  const end = 2 * to;
  let data = '';
  let at = 2 * from;
  while (at < end) {
    const digit = nibble(at);
    let run = 1;
    while (at + run < end && nibble(at + run) === digit) run++;
    at += run;
    if (at === end && run > 1 && (digit === 0 || digit === 15)) return data + (digit === 0 ? ',' : '!');
    data += runOf(DIGITS[digit] ?? '0', run);
  }
  return data;
}

function runOf(digit: string, length: number): string {
  if (length < LEAST_RUN) return digit.repeat(length);
  const taken = Math.min(length, MOST);
  const counted = `${TWENTIES[Math.floor(taken / 20)]}${ONES[taken % 20]}`.replaceAll(' ', '');
  return counted + digit + (length > taken ? runOf(digit, length - taken) : '');
}

/** What stands before the data: bytes in all (twice, as of the field and of the graphic), and bytes in a row. */
export function graphicField(bitmap: Bitmap): string {
  const { bytes, rowBytes } = bitmap;
  return `^GFA,${bytes.length},${bytes.length},${rowBytes},${graphicData(bitmap)}^FS`;
}
