/** Dots of one colour: rows of whole bytes from the top, the first dot in the highest bit; 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rowBytes: number;
  readonly bytes: Uint8Array;
}

/** A bitmap and where its top left dot lies. */
export interface PlacedBitmap {
  readonly x: number;
  readonly y: number;
  readonly bitmap: Bitmap;
}

/** A rectangle of whole dots. */
export interface DotBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** White dots. */
export function blankBitmap(width: number, height: number): Bitmap {
  const rowBytes = Math.ceil(width / 8);
  return { width, height, rowBytes, bytes: new Uint8Array(rowBytes * height) };
}

/** Whether a dot is black; what lies outside is white. */
export function isBlack({ width, height, rowBytes, bytes }: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= width || y >= height) return false;
  return ((bytes[y * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

/** Paints one dot black or white; nothing outside of the bitmap. */
export function paintDot(bitmap: Bitmap, x: number, y: number, black: boolean): void {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return;
  const at = y * bitmap.rowBytes + (x >> 3);
  const bit = 0x80 >> (x & 7);
  const byte = bitmap.bytes[at] ?? 0;
  bitmap.bytes[at] = black ? byte | bit : byte & ~bit;
}

/** Paints a rectangle black or white, as far as it lies on the bitmap. */
export function paintBox(bitmap: Bitmap, box: DotBox, black: boolean): void {
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) paintDot(bitmap, x, y, black);
  }
}

/** Adds the black dots of `from`, its corner at (x, y); nothing outside of `onto`. */
export function addBitmap(onto: Bitmap, from: Bitmap, x: number, y: number): void {
  const inside = x >= 0 && y >= 0 && x + from.width <= onto.width && y + from.height <= onto.height;
  if (inside) addInside(onto, from, x, y);
  else addClipped(onto, from, x, y);
}

function addInside(onto: Bitmap, from: Bitmap, x: number, y: number): void {
  const shift = x & 7;
  for (let row = 0; row < from.height; row++) {
    const source = row * from.rowBytes;
    let target = (y + row) * onto.rowBytes + (x >> 3);
    for (let index = 0; index < from.rowBytes; index++, target++) {
      const byte = from.bytes[source + index] ?? 0;
      if (byte === 0) continue;
      onto.bytes[target] = (onto.bytes[target] ?? 0) | (byte >> shift);
      const rest = (byte << (8 - shift)) & 0xff;
      if (rest !== 0) onto.bytes[target + 1] = (onto.bytes[target + 1] ?? 0) | rest;
    }
  }
}

function addClipped(onto: Bitmap, from: Bitmap, x: number, y: number): void {
  for (let row = 0; row < from.height; row++) {
    for (let column = 0; column < from.width; column++)
      if (isBlack(from, column, row)) paintDot(onto, x + column, y + row, true);
  }
}

/** Adds the black dots of `from` as black ones, or takes them away. */
export function paintBitmap(onto: Bitmap, from: Bitmap, x: number, y: number, black: boolean): void {
  if (black) addBitmap(onto, from, x, y);
  else takeAway(onto, from, x, y);
}

function takeAway(onto: Bitmap, from: Bitmap, x: number, y: number): void {
  for (let row = 0; row < from.height; row++) {
    for (let column = 0; column < from.width; column++)
      if (isBlack(from, column, row)) paintDot(onto, x + column, y + row, false);
  }
}

/** Black where at least so much of a dot is covered. */
export function inkedBitmap(coverage: Float32Array, { width, height }: DotBox, least: number): Bitmap {
  const bitmap = blankBitmap(width, height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if ((coverage[y * width + x] ?? 0) >= least) paintDot(bitmap, x, y, true);
  }
  return bitmap;
}

/** Bitmaps on one, as large as they all take; undefined where there is none. */
export function joinBitmaps(placed: readonly PlacedBitmap[]): PlacedBitmap | undefined {
  if (placed.length === 0) return undefined;
  const x = Math.min(...placed.map((one) => one.x));
  const y = Math.min(...placed.map((one) => one.y));
  const width = Math.max(...placed.map((one) => one.x + one.bitmap.width)) - x;
  const height = Math.max(...placed.map((one) => one.y + one.bitmap.height)) - y;
  const bitmap = blankBitmap(width, height);
  for (const one of placed) addBitmap(bitmap, one.bitmap, one.x - x, one.y - y);
  return { x, y, bitmap };
}

/** The rim of what is black, so many dots thick. */
export function hollow(bitmap: Bitmap, thick: number): Bitmap {
  const rim = cutBitmap(bitmap, { x: 0, y: 0, width: bitmap.width, height: bitmap.height });
  let core = bitmap;
  for (let layer = 0; layer < thick; layer++) core = eroded(core);
  takeAway(rim, core, 0, 0);
  return rim;
}

/** Without the dots that have white above, below or beside them. */
function eroded(bitmap: Bitmap): Bitmap {
  const core = blankBitmap(bitmap.width, bitmap.height);
  const black = (x: number, y: number) => isBlack(bitmap, x, y);
  for (let y = 0; y < core.height; y++) {
    for (let x = 0; x < core.width; x++) {
      const inside = black(x, y) && black(x - 1, y) && black(x + 1, y) && black(x, y - 1) && black(x, y + 1);
      if (inside) paintDot(core, x, y, true);
    }
  }
  return core;
}

/** The least rectangle that holds all black dots; undefined where there is none. */
function inkBox(bitmap: Bitmap): DotBox | undefined {
  let [left, top, right, bottom] = [bitmap.width, bitmap.height, -1, -1];
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      if (!isBlack(bitmap, x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** A part of a bitmap. */
function cutBitmap(bitmap: Bitmap, { x, y, width, height }: DotBox): Bitmap {
  const part = blankBitmap(width, height);
  addClipped(part, bitmap, -x, -y);
  return part;
}

/** The bitmap without the white around its ink, and where that lies; undefined where all is white. */
export function cutToInk(bitmap: Bitmap): PlacedBitmap | undefined {
  const box = inkBox(bitmap);
  return box && { x: box.x, y: box.y, bitmap: cutBitmap(bitmap, box) };
}

/** Whether the row of bytes that begins there is the same as the one before it. */
export function isRepeated(bytes: Uint8Array, from: number, rowBytes: number): boolean {
  if (from === 0) return false;
  for (let at = from; at < from + rowBytes; at++) if (bytes[at] !== bytes[at - rowBytes]) return false;
  return true;
}

/** The bitmap turned a quarter to the left: what ran to the right runs upwards. */
export function turnUp(bitmap: Bitmap): Bitmap {
  const turned = blankBitmap(bitmap.height, bitmap.width);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++)
      if (isBlack(bitmap, x, y)) paintDot(turned, y, bitmap.width - 1 - x, true);
  }
  return turned;
}
