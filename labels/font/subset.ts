import { type FontTables, tableOf } from './tables.ts';

/** Of a glyph that is put together from others: where its list begins, and what its flags say. */
const PARTS = { at: 10, wide: 1, scale: 8, more: 32, scales: 64, matrix: 128 } as const;

/** The tables of a subset, in their order. */
const TABLES = ['head', 'hhea', 'loca', 'maxp', 'cvt ', 'prep', 'glyf', 'hmtx', 'fpgm'] as const;
type Written = Record<(typeof TABLES)[number], Uint8Array>;

const DIRECTORY = { size: 12, entry: 16 } as const;

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

/** Where a glyph put together from others names each of them. */
function* componentsOf(glyph: DataView): Generator<number> {
  let flags: number = PARTS.more;
  for (let at: number = PARTS.at; (flags & PARTS.more) !== 0; ) {
    flags = glyph.getUint16(at);
    yield at + 2;
    at += flags & PARTS.wide ? 8 : 6;
    if (flags & PARTS.scale) at += 2;
    else if (flags & PARTS.scales) at += 4;
    else if (flags & PARTS.matrix) at += 8;
  }
}

/** The glyphs of a font that one document uses, in the order they were asked for, as a TrueType file of their own. */
export class FontSubset {
  readonly #tables: FontTables;
  readonly #glyphs: number[] = [0];
  readonly #numbers = new Map<number, number>([[0, 0]]);

  constructor(tables: FontTables) {
    this.#tables = tables;
  }

  /** The number of a glyph in the subset. */
  includeGlyph(glyph: number): number {
    const known = this.#numbers.get(glyph);
    if (known !== undefined) return known;
    const number = this.#glyphs.push(glyph) - 1;
    this.#numbers.set(glyph, number);
    return number;
  }

  /** The file; what its glyphs are put together from is in it too. */
  encode(): Uint8Array {
    const outlines: Uint8Array[] = [];
    // The list grows while it is gone through.
    for (const glyph of this.#glyphs) outlines.push(this.#outline(glyph));
    return fileOf({
      head: this.#copy('head'),
      hhea: this.#copy('hhea', (table) => table.setUint16(34, outlines.length)),
      loca: locationsOf(outlines),
      maxp: this.#copy('maxp', (table) => table.setUint16(4, outlines.length)),
      'cvt ': this.#copy('cvt '),
      prep: this.#copy('prep'),
      glyf: Buffer.concat(outlines),
      hmtx: Buffer.concat(this.#glyphs.map((glyph) => this.#copy('hmtx').subarray(4 * glyph, 4 * glyph + 4))),
      fpgm: this.#copy('fpgm'),
    });
  }

  #copy(tag: string, change?: (table: DataView) => void): Uint8Array {
    const bytes = bytesOf(tableOf(this.#tables, tag));
    if (!change) return bytes;
    const copy = bytes.slice();
    change(viewOf(copy));
    return copy;
  }

  /** A glyph's outline; what it is put together from is named by numbers of the subset. */
  #outline(glyph: number): Uint8Array {
    const places = tableOf(this.#tables, 'loca');
    const [from, to] = [2 * places.getUint16(2 * glyph), 2 * places.getUint16(2 * glyph + 2)];
    const whole = bytesOf(tableOf(this.#tables, 'glyf')).subarray(from, to);
    if (whole.length === 0 || viewOf(whole).getInt16(0) >= 0) return whole;
    const own = whole.slice();
    const view = viewOf(own);
    for (const at of componentsOf(view)) view.setUint16(at, this.includeGlyph(view.getUint16(at)));
    return own;
  }
}

/** Where each outline begins, in halves (`loca`, short). */
function locationsOf(outlines: readonly Uint8Array[]): Uint8Array {
  const places = new DataView(new ArrayBuffer(2 * outlines.length + 2));
  let at = 0;
  for (const [index, { length }] of outlines.entries()) {
    at += length;
    places.setUint16(2 * index + 2, at / 2);
  }
  return bytesOf(places);
}

/** Tables one after the other behind their directory, without sums: a reader of PDF counts none. */
function fileOf(tables: Written): Uint8Array {
  const head = new DataView(new ArrayBuffer(DIRECTORY.size + TABLES.length * DIRECTORY.entry));
  const power = Math.floor(Math.log2(TABLES.length));
  bytesOf(head).set(Buffer.from('true'));
  head.setUint16(4, TABLES.length);
  head.setUint16(6, 16 * 2 ** power);
  head.setUint16(8, power);
  head.setUint16(10, 16 * (TABLES.length - 2 ** power));
  let at = head.byteLength;
  for (const [index, tag] of TABLES.entries()) {
    const entry = DIRECTORY.size + index * DIRECTORY.entry;
    bytesOf(head).set(Buffer.from(tag), entry);
    head.setUint32(entry + 8, at);
    head.setUint32(entry + 12, tables[tag].length);
    at += tables[tag].length;
  }
  return Buffer.concat([bytesOf(head), ...TABLES.map((tag) => tables[tag])]);
}
