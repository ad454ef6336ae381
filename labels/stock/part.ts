import { labelsPerPage, type Stock } from './stock.ts';

/** The most stamps one print holds; more are printed in parts. */
export const LARGEST_PRINT = 50_000;

/** Stamps of a batch printed together: the first, counted from 1, how many, and on which label they begin. */
export interface PrintPart {
  readonly from: number;
  readonly count: number;
  readonly start: number;
}

/**
 * Cuts a batch into prints of at most `most` stamps, every one but the last ending with a whole sheet, so that the
 * next begins on a new one; printed one after the other they are the sheets that one print would be.
 */
export function partsOf(stock: Stock, quantity: number, start: number, most = LARGEST_PRINT): PrintPart[] {
  const perPage = labelsPerPage(stock);
  const parts: PrintPart[] = [];
  let from = 1;
  let label = start;
  while (from <= quantity) {
    const left = quantity - from + 1;
    const whole = Math.floor((most + label - 1) / perPage) * perPage - (label - 1);
    const count = left <= most ? left : whole > 0 ? whole : most;
    parts.push({ from, count, start: label });
    label = ((label - 1 + count) % perPage) + 1;
    from += count;
  }
  return parts;
}

/** A part's sheets among those of everything printed with it: how many come before, and how many there are in all. */
export interface SheetsAround {
  readonly before: number;
  readonly all: number;
}

/** Where a part stands whose first stamp is counted from 1 among `quantity`, the first of them on label `start`. */
export function sheetsAround(
  stock: Stock,
  { quantity, start }: { readonly quantity: number; readonly start: number },
  from: number,
): SheetsAround {
  const before = Math.floor((start - 1 + from - 1) / labelsPerPage(stock));
  return { before, all: sheetsFor(stock, quantity, start) };
}

/** Sheets, or rows of a roll, that so many stamps take from a label on. */
export function sheetsFor(stock: Stock, count: number, start: number): number {
  return Math.ceil((start - 1 + count) / labelsPerPage(stock));
}
