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
import { Ink, inked } from './ink.ts';
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
  /** Pages that files before this one hold. */
  readonly before: number;
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

const ink = new Ink();

/** Rectangles repeat each other somewhere, which zlib finds; of a page of masks it is known where (packing.ts). */
const RECTANGLES = { level: 1 } as const;

/** Draws the stamps of one page, and packs the page: the same stamps, the same bytes, whatever the thread. */
export function makePage(setting: PageSetting, stamps: readonly RunStamp[], index: number): Uint8Array {
  const words = wordsOf(setting);
  const symbol = symbolDrawing(setting.rendering);
  const first = index === 0 ? setting.skipped : 0;
  ink.clear();
  ink.write(words.head);
  if (setting.number) drawNumber(setting.number, words, stamps, index);
  for (const [at, stamp] of stamps.entries()) {
    const label = words.labels[first + at];
    if (label) drawLabel(setting, words, label, stamp, symbol);
  }
  return setting.rendering === 'vector' ? deflateSync(ink.bytes, RECTANGLES) : ink.packed();
}

/** What a setting says in words, as bytes: made once in a thread. */
interface Words {
  readonly font: string;
  readonly head: Uint8Array;
  readonly labels: readonly { readonly open: Uint8Array; readonly symbol: Uint8Array }[];
  /** By a character's code: its glyph's four characters, and its width (em). */
  readonly glyphs: Int32Array;
  readonly widths: Float64Array;
}

const known = new WeakMap<PageSetting, Words>();

function wordsOf(setting: PageSetting): Words {
  const words = known.get(setting) ?? makeWords(setting);
  known.set(setting, words);
  return words;
}

function makeWords({ font, head, labels, digits }: PageSetting): Words {
  const codes = Object.keys(digits).map((character) => character.charCodeAt(0));
  const room = Math.max(...codes) + 1;
  const [glyphs, widths] = [new Int32Array(room), new Float64Array(room)];
  for (const [character, { hex, em }] of Object.entries(digits)) {
    const code = character.charCodeAt(0);
    glyphs[code] = Buffer.from(hex, 'latin1').readInt32BE();
    widths[code] = em;
  }
  const bytes = labels.map(({ open, symbol }) => ({ open: inked(open), symbol: inked(`Q\n${symbol}`) }));
  return { font, head: inked(head), labels: bytes, glyphs, widths };
}

function drawNumber(
  { place, pages, before, ids }: PageNumber,
  words: Words,
  stamps: readonly RunStamp[],
  index: number,
): void {
  const printed = (one: RunStamp | undefined) => (one ? formatPrintedId(one.stamp.id) : '');
  const page = { page: before + index + 1, pages, first: printed(stamps[0]), last: printed(stamps.at(-1)) };
  drawLine(words, place, pageWords(page, ids));
}

function drawLabel(
  setting: PageSetting,
  words: Words,
  { open, symbol }: Words['labels'][number],
  { stamp, pin }: RunStamp,
  drawSymbol: DrawSymbol,
): void {
  const { origin, version, ids } = setting;
  ink.label();
  ink.write(open);
  if (version !== null) {
    const printed = formatPrintedId(stamp.id);
    for (const place of ids) drawLine(words, place, printed, place.from, place.to);
  }
  if (setting.pin && pin !== undefined) drawLine(words, setting.pin, formatPin(pin));
  if (setting.tag) drawLine(words, setting.tag, stamp.id.slice(-TAG_DIGITS));
  ink.write(symbol);
  if (version !== null) drawSymbol(ink, qrBits(origin, stamp, version), qrModules(version));
}

/** What a line that begins at the same place on every label says before its digits: said once. */
const begun = new WeakMap<DigitPlace, Uint8Array>();

function beginLine(font: string, place: DigitPlace): Uint8Array {
  const line = begun.get(place) ?? lineStart(font, place, 0);
  begun.set(place, line);
  return line;
}

/** Opens a line, moved back by so much (mm): upright or running upwards. */
function lineStart(font: string, { x, baseline, size, turn }: DigitPlace, back: number): Uint8Array {
  const [left, down] = turn === 'up' ? [x, baseline + back] : [x - back, baseline];
  const axes = turn === 'up' ? '0 -1 -1 0' : '1 0 0 -1';
  const at = `${fixed(toPoints(left))} ${fixed(toPoints(down))}`;
  return inked(`BT/${font} ${fixed(toPoints(size))} Tf ${axes} ${at} Tm<`);
}

const LINE_END = inked('>Tj ET\n');

/** A line of digits, in semibold. */
function drawLine(
  { font, glyphs, widths }: Words,
  place: DigitPlace,
  text: string,
  from = 0,
  to = text.length,
): void {
  let em = 0;
  for (let at = from; at < to; at++) em += widths[text.charCodeAt(at)] ?? 0;
  ink.write(place.align === 'start' ? beginLine(font, place) : lineStart(font, place, (em * place.size) / 2));
  ink.cut();
  for (let at = from; at < to; at++) {
    const glyph = glyphs[text.charCodeAt(at)];
    if (glyph) ink.glyph(glyph);
  }
  ink.write(LINE_END);
  ink.cut();
}
