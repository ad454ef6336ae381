/** What a TrueType file holds, table by table (OpenType 1.9, "Organization of an OpenType Font"). */
export type FontTables = ReadonlyMap<string, DataView>;

const DIRECTORY = { count: 4, first: 12, entry: 16 } as const;

/** Finds the tables of a file that is trusted: one of the typeface's own. */
export function tablesOf({ buffer, byteOffset, byteLength }: Uint8Array): FontTables {
  const file = new DataView(buffer, byteOffset, byteLength);
  const tables = new Map<string, DataView>();
  for (let n = 0; n < file.getUint16(DIRECTORY.count); n++) {
    const at = DIRECTORY.first + n * DIRECTORY.entry;
    const tag = String.fromCharCode(...new Uint8Array(buffer, byteOffset + at, 4));
    tables.set(tag, new DataView(buffer, byteOffset + file.getUint32(at + 8), file.getUint32(at + 12)));
  }
  return tables;
}

/** A table that a font of ours has. */
export function tableOf(tables: FontTables, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new RangeError(`the font has no table ${tag}`);
  return table;
}

/** Where a table's part begins that an offset in it points to. */
export function partOf(table: DataView, offsetAt: number): DataView {
  return new DataView(table.buffer, table.byteOffset + table.getUint16(offsetAt));
}

/** The glyph of every character, by its code point (`cmap`, format 4). */
export function characterMap(tables: FontTables): ReadonlyMap<number, number> {
  const cmap = tableOf(tables, 'cmap');
  const map = new DataView(cmap.buffer, cmap.byteOffset + cmap.getUint32(8));
  if (map.getUint16(0) !== 4) throw new RangeError('the font maps its characters in another way');
  const size = map.getUint16(6);
  const glyphs = new Map<number, number>();
  for (let at = 0; at < size; at += 2) {
    const [last, first] = [map.getUint16(14 + at), map.getUint16(16 + size + at)];
    const delta = map.getUint16(16 + 2 * size + at);
    const rangeAt = 16 + 3 * size + at;
    const range = map.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const listed = range === 0 ? code : map.getUint16(rangeAt + range + 2 * (code - first));
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
  return glyphs;
}

/** A font's name in PostScript: record 6 for Windows (`name`). */
export function postscriptName(tables: FontTables): string {
  const name = tableOf(tables, 'name');
  const strings = name.getUint16(4);
  for (let n = 0; n < name.getUint16(2); n++) {
    const at = 6 + 12 * n;
    if (name.getUint16(at) !== 3 || name.getUint16(at + 6) !== 6) continue;
    const begin = strings + name.getUint16(at + 10);
    const units = Array.from({ length: name.getUint16(at + 8) / 2 }, (_, unit) =>
      name.getUint16(begin + 2 * unit),
    );
    return String.fromCharCode(...units);
  }
  throw new RangeError('the font has no name');
}
