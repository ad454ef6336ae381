import type { Star } from './authority.ts';
import type { Edition } from './bundle.ts';
import { NONE } from './bundleColumns.ts';
import { cell, decisionAt, gtinAt, recognitionsOf } from './bundleRegister.ts';
import type { BundleTables } from './bundleShape.ts';
import { seekRow } from './bundleTables.ts';
import { type Day, dayOf, type Instant } from './day.ts';
import { foldProducerName, stripAccents } from './name.ts';
import { currentOn, productStatusOn, type RecognitionStatus } from './recognition.ts';

/** One product as a search of an edition shows it, as of a day. */
export interface FoundProduct {
  /** The beginning of the office's own id: together with the name it tells which product. */
  readonly id: string;
  readonly name: string;
  readonly producer: string;
  /** Where its producer is today: commune and province. */
  readonly place: string | null;
  readonly status: RecognitionStatus | 'incomplete';
  readonly star: Star | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly decision: {
    readonly numberText: string;
    readonly signedOn: Day;
    readonly authority: string;
  } | null;
  readonly gtins: readonly string[];
  readonly sample: boolean;
}

/** The most products one search shows. */
export const MOST_FOUND = 50;

/** Shorter texts find half the register. */
const LONGEST_WORDS = 100;

interface Index {
  /** Product and producer of each row, tones folded, accents kept. */
  readonly folded: readonly string[];
  /** The same without accents. */
  readonly bare: readonly string[];
}

const indexes = new WeakMap<BundleTables, Index>();

function indexOf(tables: BundleTables): Index {
  const known = indexes.get(tables);
  if (known) return known;
  const { products, producers } = tables;
  const names = producers.name.map((name) => ` ${foldProducerName(name)}`);
  const folded = products.name.map(
    (name, row) => ` ${foldProducerName(name)} |${cell(names, cell(products.producer, row))}`,
  );
  const index = { folded, bare: folded.map(stripMarks) };
  indexes.set(tables, index);
  return index;
}

/** As `stripAccents`, blanks left where they are. */
function stripMarks(folded: string): string {
  return folded.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
}

function hasAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(` ${word}`));
}

/** Rows in which every word begins a word: those whose own name has them all, then those by their producer's. */
function rowsWith(texts: readonly string[], words: readonly string[]): number[] {
  const own: number[] = [];
  const others: number[] = [];
  for (const [row, text] of texts.entries()) {
    if (!hasAll(text, words)) continue;
    (hasAll(text.slice(0, text.indexOf('|')), words) ? own : others).push(row);
    if (own.length === MOST_FOUND) break;
  }
  return [...own, ...others].slice(0, MOST_FOUND);
}

function gtinsOf(tables: BundleTables, product: number): string[] {
  const column = tables.gtins.product;
  const all: string[] = [];
  for (let row = seekRow(column, product); column[row] === product; row++)
    all.push(gtinAt(tables, row) ?? '');
  return all;
}

function decisionOf(tables: BundleTables, recognitionId: string | undefined): FoundProduct['decision'] {
  if (recognitionId === undefined) return null;
  return decisionAt(tables, cell(tables.recognitions.decision, Number(recognitionId)));
}

function describe(tables: BundleTables, row: number, day: Day): FoundProduct {
  const { products, producers, areas } = tables;
  const producer = cell(products.producer, row);
  const area = cell(producers.area, producer);
  const all = recognitionsOf(tables, row);
  const shown = currentOn(all, day) ?? all[0];
  return {
    id: cell(products.id, row),
    name: cell(products.name, row),
    producer: cell(producers.name, producer),
    place: area === NONE ? null : cell(areas.name, area),
    status: productStatusOn(all, day),
    star: shown?.star ?? null,
    validFrom: shown?.validFrom ?? null,
    validTo: shown?.validTo ?? null,
    decision: decisionOf(tables, shown?.id),
    gtins: gtinsOf(tables, row),
    sample: cell(producers.sample, producer) === 1,
  };
}

function rowsOfGtin(tables: BundleTables, digits: string): number[] {
  const sought = digits.padStart(14, '0');
  return tables.gtins.product.filter((_, row) => gtinAt(tables, row) === sought);
}

/**
 * Products whose name or producer's name has every word, or the beginning of one, or that have this GTIN; names
 * folded as the register folds them, and without accents only where nothing is spelt so. At most 50, with the
 * recognition each stands on that day, or on the edition's own where that is earlier: a clock that runs ahead makes
 * nothing lapse.
 */
export function searchProducts({ tables, asOf }: Edition, words: string, at: Instant): FoundProduct[] {
  const text = words.slice(0, LONGEST_WORDS).trim();
  const rows = /^[0-9]{8,14}$/.test(text) ? rowsOfGtin(tables, text) : rowsNamed(tables, text);
  return rows.map((row) => describe(tables, row, dayOf(Math.min(at, asOf))));
}

function rowsNamed(tables: BundleTables, text: string): number[] {
  const folded = foldProducerName(text)
    .split(' ')
    .filter((word) => word !== '');
  if (folded.length === 0) return [];
  const { folded: exact, bare } = indexOf(tables);
  const found = rowsWith(exact, folded);
  return found.length > 0 ? found : rowsWith(bare, stripAccents(text).split(' '));
}
