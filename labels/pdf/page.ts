import { deflateSync } from 'node:zlib';
import type { Origin } from '#core/origin';
import { formatPin } from '#core/pin';
import { qrModules } from '#core/qr';
import { formatPrintedId } from '#core/stampId';
import type { DigitPlace } from '../face/pinDigits.ts';
import { TAG_DIGITS } from '../face/pinDigits.ts';
import type { IdPlace } from '../face/place.ts';
import { toPoints } from '../millimetre.ts';
import type { RunStamp } from '../print/format.ts';
import { qrBits } from '../qr/qr.ts';
import { pageWords } from '../stock/furniture.ts';
import { fixed } from './number.ts';
import { type DrawSymbol, symbolDrawing } from './symbol.ts';

/** A character that stamps differ in: its glyph in the file's subset, four hexadecimal digits, and its width. */
export interface Digit {
  readonly hex: string;
  readonly em: number;
}

/** What a page draws of a label: what comes before its own digits, and what places its QR. */
export interface LabelDrawing {
  readonly open: string;
  readonly symbol: string;
}

/** Where a page says which it is, of how many, and whether it names its stamps. */
export interface PageNumber {
  readonly place: DigitPlace;
  readonly pages: number;
  readonly ids: boolean;
}

/** All that the pages of one file share, as plain data: any thread draws from it. */
export interface PageSetting {
  readonly origin: Origin;
  /** The QR's version; null where only PINs are printed. */
  readonly version: number | null;
  readonly rendering: 'mask' | 'vector';
  /** What every page begins with. */
  readonly head: string;
  /** Where each page says which it is; null where its margins have no room. */
  readonly number: PageNumber | null;
  readonly labels: readonly LabelDrawing[];
  /** Labels of the first page that are used already. */
  readonly skipped: number;
  readonly ids: readonly IdPlace[];
  /** Where the PIN goes, and the last digits of the ID by which sheets are laid together. */
  readonly pin: DigitPlace | null;
  readonly tag: DigitPlace | null;
  /** The font of the digits, and each of them. */
  readonly font: string;
  readonly digits: Readonly<Record<string, Digit>>;
}

/** Bytes that grow: one page's drawing operators. */
class Ink {
  #bytes = Buffer.allocUnsafe(64 * 1024);
  #used = 0;

  room(size: number): void {
    if (this.#used + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#bytes.length + size));
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }

  text(operators: string): void {
    this.room(operators.length);
    this.#used += this.#bytes.write(operators, this.#used, 'latin1');
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  clear(): void {
    this.#used = 0;
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }
}

const ink = new Ink();

/** Fast, and within 2 % of the smallest: a page's bytes are mostly signatures, which nothing packs. */
const PACKING = { level: 1 } as const;

/** Draws the stamps of one page, and packs the page: the same stamps, the same bytes, whatever the thread. */
export function makePage(setting: PageSetting, stamps: readonly RunStamp[], index: number): Uint8Array {
  const symbol = symbolDrawing(setting.rendering);
  const first = index === 0 ? setting.skipped : 0;
  ink.clear();
  ink.text(setting.head);
  if (setting.number) ink.text(numberLine(setting, setting.number, stamps, index));
  for (const [at, stamp] of stamps.entries()) {
    const label = setting.labels[first + at];
    if (label) drawLabel(setting, label, stamp, symbol);
  }
  return deflateSync(ink.bytes, PACKING);
}

function numberLine(
  setting: PageSetting,
  { place, pages, ids }: PageNumber,
  stamps: readonly RunStamp[],
  index: number,
): string {
  const printed = (one: RunStamp | undefined) => (one ? formatPrintedId(one.stamp.id) : '');
  const page = { page: index + 1, pages, first: printed(stamps[0]), last: printed(stamps.at(-1)) };
  return digitLine(setting, place, pageWords(page, ids));
}

function drawLabel(setting: PageSetting, label: LabelDrawing, one: RunStamp, symbol: DrawSymbol): void {
  const { stamp, pin } = one;
  let operators = label.open;
  if (setting.version !== null) operators += idLines(setting, formatPrintedId(stamp.id));
  if (setting.pin && pin !== undefined) operators += digitLine(setting, setting.pin, formatPin(pin));
  if (setting.tag) operators += digitLine(setting, setting.tag, stamp.id.slice(-TAG_DIGITS));
  if (setting.version === null) ink.text(`${operators}Q\n`);
  else {
    ink.text(`${operators}Q\n${label.symbol}`);
    symbol(ink, qrBits(setting.origin, stamp, setting.version), qrModules(setting.version));
  }
}

function idLines(setting: PageSetting, printed: string): string {
  let lines = '';
  for (const place of setting.ids) lines += digitLine(setting, place, printed.slice(place.from, place.to));
  return lines;
}

/** What a line that begins at the same place on every label says before its digits: said once. */
const begun = new WeakMap<DigitPlace, string>();

function beginLine(font: string, place: DigitPlace): string {
  const known = begun.get(place) ?? lineStart(font, place, 0);
  begun.set(place, known);
  return known;
}

/** Opens a line, moved back by so much (mm): upright or running upwards. */
function lineStart(font: string, { x, baseline, size, turn }: DigitPlace, back: number): string {
  const [left, down] = turn === 'up' ? [x, baseline + back] : [x - back, baseline];
  const axes = turn === 'up' ? '0 -1 -1 0' : '1 0 0 -1';
  const at = `${fixed(toPoints(left))} ${fixed(toPoints(down))}`;
  return `BT/${font} ${fixed(toPoints(size))} Tf ${axes} ${at} Tm<`;
}

/** A line of digits, in semibold. */
function digitLine({ font, digits }: PageSetting, place: DigitPlace, text: string): string {
  let hex = '';
  let em = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = digits[text[at] as string];
    if (!digit) continue;
    hex += digit.hex;
    em += digit.em;
  }
  const start =
    place.align === 'start' ? beginLine(font, place) : lineStart(font, place, (em * place.size) / 2);
  return `${start}${hex}>Tj ET\n`;
}
