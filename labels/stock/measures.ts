import { Refusal } from '#core/refusal';
import type { Point, Size } from '../millimetre.ts';
import { STOCK_KINDS, type StockKind } from './kind.ts';
import { LEAST, type Misfit, misfitOf } from './misfit.ts';
import { A4, packPlain, SHEET_EDGE } from './plain.ts';
import type { Stock } from './stock.ts';
import { rollEdge, STOCKS } from './table.ts';

const KEYS = [
  ...(['kind', 'plain', 'page', 'label', 'grid', 'margin'] as const),
  ...(['pitch', 'gap', 'corner', 'edge'] as const),
] as const;
type Key = (typeof KEYS)[number];
type Parts = ReadonlyMap<Key, string>;

const NUMBER = String.raw`\d{1,4}(?:\.\d{1,3})?`;
const PAIR = new RegExp(`^(${NUMBER})x(${NUMBER})$`);
const SINGLE = new RegExp(`^${NUMBER}$`);

const NARROWEST_SHEET = 140;

/** The refusal of a text that is no paper: the wrong `part`, the `known` names, and what a misfit says of it. */
export function unknownStock(stock: string, part: string, more: Omit<Misfit, 'part'> = {}): Refusal {
  const known = STOCKS.map(({ name }) => name).join(', ');
  return new Refusal('stock-unknown', {
    stock: stock.slice(0, 120),
    part: part.slice(0, 40),
    known,
    ...more,
  });
}

/** The paper of measures, as `findStock` tells of them; throws `stock-unknown` with the wrong `part`. */
export function readMeasures(text: string): Stock {
  const parts = readParts(text);
  const stock = parts.has('plain') ? plainOf(text, parts) : gridOf(text, parts);
  const misfit = misfitOf(stock);
  if (!misfit) return stock;
  const { part, ...more } = misfit;
  throw unknownStock(text, part, more);
}

function plainOf(text: string, parts: Parts): Stock {
  const other = [...parts.keys()].find((key) => !['plain', 'page', 'edge'].includes(key));
  if (other) throw unknownStock(text, other);
  const page = parts.has('page') ? pair(text, parts, 'page') : A4;
  const edge = parts.has('edge') ? single(text, parts, 'edge') : SHEET_EDGE;
  const size = pair(text, parts, 'plain');
  const packed = Math.min(size.width, size.height) >= LEAST.label && packPlain(page, size, edge, text);
  if (!packed) throw unknownStock(text, 'plain');
  return packed;
}

function gridOf(text: string, parts: Parts): Stock {
  const kind = kindOf(text, parts);
  const label = pair(text, parts, 'label');
  const { width: columns, height: rows } = pair(text, parts, 'grid');
  const pitch = pitchOf(text, parts, label);
  const margin = marginOf(text, parts, kind);
  const page = pageOf(text, parts, { kind, label, columns, margin, pitch });
  const edge = parts.has('edge') ? single(text, parts, 'edge') : usualEdge(kind, page);
  const corner = parts.has('corner') ? single(text, parts, 'corner') : 0;
  return { name: text, kind, page, label, columns, rows, margin, pitch, corner, edge };
}

function kindOf(text: string, parts: Parts): StockKind {
  const given = parts.get('kind') ?? 'sheet';
  const kind = STOCK_KINDS.find((one) => one === given);
  if (!kind) throw unknownStock(text, 'kind');
  return kind;
}

/** The step as measured, or the label and the gap beside it; without either, labels touch. */
function pitchOf(text: string, parts: Parts, label: Size): Size {
  if (parts.has('pitch') && parts.has('gap')) throw unknownStock(text, 'gap');
  if (parts.has('pitch')) return pair(text, parts, 'pitch');
  if (!parts.has('gap')) return label;
  const gap = pair(text, parts, 'gap');
  return { width: thousandth(label.width + gap.width), height: thousandth(label.height + gap.height) };
}

function marginOf(text: string, parts: Parts, kind: StockKind): Point {
  if (kind === 'roll' && !parts.has('margin')) return { x: 0, y: 0 };
  const { width: x, height: y } = pair(text, parts, 'margin');
  return { x, y };
}

/** A roll's page is one row of it, with as much at its right side as at its left; a sheet is A4. */
function pageOf(
  text: string,
  parts: Parts,
  { kind, label, columns, margin, pitch }: Pick<Stock, 'kind' | 'label' | 'columns' | 'margin' | 'pitch'>,
): Size {
  if (parts.has('page')) return pair(text, parts, 'page');
  if (kind !== 'roll') return A4;
  const width = thousandth(2 * margin.x + (columns - 1) * pitch.width + label.width);
  return { width, height: thousandth(2 * margin.y + label.height) };
}

/** Sheets have the white rim of office printers, rolls what a head of four inches leaves; narrow paper is a roll's. */
function usualEdge(kind: StockKind, { width, height }: Size): number {
  if (kind === 'roll') return thousandth(rollEdge(width));
  return Math.min(width, height) >= NARROWEST_SHEET ? SHEET_EDGE : 0;
}

function isKey(text: string): text is Key {
  return (KEYS as readonly string[]).includes(text);
}

function readParts(text: string): Parts {
  const parts = new Map<Key, string>();
  for (const part of text.split(',')) {
    const [key = '', value = ''] = part.trim().split('=', 2);
    if (!isKey(key) || parts.has(key)) throw unknownStock(text, part.trim());
    parts.set(key, value);
  }
  return parts;
}

function pair(text: string, parts: Parts, key: Key): Size {
  const match = PAIR.exec(parts.get(key) ?? '');
  if (!match) throw unknownStock(text, key);
  return { width: Number(match[1]), height: Number(match[2]) };
}

function single(text: string, parts: Parts, key: Key): number {
  const value = parts.get(key) ?? '';
  if (!SINGLE.test(value)) throw unknownStock(text, key);
  return Number(value);
}

function thousandth(mm: number): number {
  return Math.round(mm * 1000) / 1000;
}
