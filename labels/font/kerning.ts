import { type FontTables, partOf, tableOf } from './tables.ts';

/** How much nearer two glyphs stand that follow each other, in units of the font. */
export type Kerning = (left: number, right: number) => number;

/** A part of the kerning; undefined where it says nothing of the pair. */
type Pairs = (left: number, right: number) => number | undefined;

/** The type of lookup that adjusts pairs, and the one form of value that is read: an advance of the left glyph. */
const [PAIRS, ADVANCE] = [2, 4];

/** The glyphs that a coverage table names, numbered in its order. */
function coverageOf(table: DataView): Map<number, number> {
  const covered = new Map<number, number>();
  const count = table.getUint16(2);
  if (table.getUint16(0) === 1) {
    for (let n = 0; n < count; n++) covered.set(table.getUint16(4 + 2 * n), n);
    return covered;
  }
  for (let at = 4; at < 4 + 6 * count; at += 6) {
    for (let glyph = table.getUint16(at); glyph <= table.getUint16(at + 2); glyph++) {
      covered.set(glyph, covered.size);
    }
  }
  return covered;
}

/** The class of each glyph that has one; all others are of class 0. */
function classesOf(table: DataView): Map<number, number> {
  const classes = new Map<number, number>();
  if (table.getUint16(0) === 1) {
    const first = table.getUint16(2);
    for (let n = 0; n < table.getUint16(4); n++) classes.set(first + n, table.getUint16(6 + 2 * n));
    return classes;
  }
  for (let at = 4; at < 4 + 6 * table.getUint16(2); at += 6) {
    for (let glyph = table.getUint16(at); glyph <= table.getUint16(at + 2); glyph++) {
      classes.set(glyph, table.getUint16(at + 4));
    }
  }
  return classes;
}

/** Pairs listed one by one under their left glyph. */
function listedPairs(table: DataView, covered: Map<number, number>): Pairs {
  return (left, right) => {
    const index = covered.get(left);
    if (index === undefined) return undefined;
    const pairs = partOf(table, 10 + 2 * index);
    for (let at = 2; at < 2 + 4 * pairs.getUint16(0); at += 4) {
      if (pairs.getUint16(at) === right) return pairs.getInt16(at + 2);
    }
    return undefined;
  };
}

/** Pairs of classes of glyphs: letters of one shape stand alike. */
function classPairs(table: DataView, covered: Map<number, number>): Pairs {
  const [lefts, rights] = [classesOf(partOf(table, 8)), classesOf(partOf(table, 10))];
  const across = table.getUint16(14);
  return (left, right) => {
    if (!covered.has(left)) return undefined;
    return table.getInt16(16 + 2 * ((lefts.get(left) ?? 0) * across + (rights.get(right) ?? 0)));
  };
}

function pairsOf(table: DataView): Pairs {
  if (table.getUint16(4) !== ADVANCE || table.getUint16(6) !== 0)
    throw new RangeError('the font kerns in another way');
  const covered = coverageOf(partOf(table, 2));
  return table.getUint16(0) === 1 ? listedPairs(table, covered) : classPairs(table, covered);
}

/** The lookups of the feature `kern`. */
function lookupsOf(positioning: DataView): DataView[] {
  const [features, lookups] = [partOf(positioning, 6), partOf(positioning, 8)];
  for (let at = 2; at < 2 + 6 * features.getUint16(0); at += 6) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((n) => features.getUint8(at + n)));
    if (tag !== 'kern') continue;
    const feature = partOf(features, at + 4);
    return Array.from({ length: feature.getUint16(2) }, (_, n) =>
      partOf(lookups, 2 + 2 * feature.getUint16(4 + 2 * n)),
    );
  }
  return [];
}

/** Reads how a font kerns (`GPOS`, pair adjustment): of each lookup the first part that knows a pair decides. */
export function kerningOf(tables: FontTables): Kerning {
  const lookups = lookupsOf(tableOf(tables, 'GPOS')).map((lookup) => {
    if (lookup.getUint16(0) !== PAIRS) throw new RangeError('the font kerns in another way');
    return Array.from({ length: lookup.getUint16(4) }, (_, n) => pairsOf(partOf(lookup, 6 + 2 * n)));
  });
  return (left, right) => {
    let nearer = 0;
    for (const parts of lookups) {
      for (const pairs of parts) {
        const found = pairs(left, right);
        if (found === undefined) continue;
        nearer += found;
        break;
      }
    }
    return nearer;
  };
}
