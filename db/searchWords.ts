import { and, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { foldName, foldProducerName, stripAccents } from '#core/name';
import { producers, products } from './schema.ts';

/** How closely a name must be spelt: accents that were typed must agree, or none matter. */
export type Spelling = 'exact' | 'forgiving';

/** Words as typed, each folded (tone placement, case), and whether any has an accent. */
export interface Words {
  readonly words: readonly string[];
  readonly accented: boolean;
}

/** More words than this narrow nothing down. */
const MOST_WORDS = 12;

/** Reads a searched text as words; punctuation and LIKE's own signs are no part of any. */
export function wordsOf(q: string): Words {
  const words = foldName(q)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return { words, accented: words.some((word) => isAccented(word)) };
}

function isAccented(word: string): boolean {
  return stripAccents(word) !== word;
}

/** A column holds a text, taken literally: `%` and `_` are themselves. */
function holds(column: SQLiteColumn, text: string): SQL {
  return sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
}

function wordMatches(word: string, spelling: Spelling): SQL | undefined {
  const whole = foldProducerName(word);
  if (spelling === 'exact' && isAccented(word))
    return or(holds(products.nameKey, word), holds(producers.nameKey, whole));
  return or(holds(products.searchKey, stripAccents(word)), holds(producers.searchKey, stripAccents(whole)));
}

/**
 * The condition that every word stands in the product's or the producer's name. A text without any letter or digit
 * is looked for as it is.
 */
export function wordsMatch({ words }: Words, spelling: Spelling, q: string): SQL | undefined {
  if (words.length > 0) return and(...words.map((word) => wordMatches(word, spelling)));
  return or(holds(products.name, q), holds(producers.name, q));
}
