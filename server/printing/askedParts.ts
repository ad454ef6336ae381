import type { StampSpan } from '#core/printRange';
import { findStock } from '#labels/stock/findStock';
import { type PrintPart, partsOf, type SheetsAround, sheetsAround } from '#labels/stock/part';
import type { PrintJob } from '../forms/print.ts';

/** Which stamps of a batch were asked for: all of them where nothing is said. */
export function spanOf({ from = 1, count }: Pick<PrintJob, 'from' | 'count'>, quantity: number): StampSpan {
  return { from, count: count ?? quantity - from + 1 };
}

/** One file of what was asked for; of several, where its sheets stand among all. */
export interface AskedPart extends PrintPart {
  readonly sheets?: SheetsAround;
}

/** The files of what was asked for, each stamp counted within the whole batch; of more stamps than one file holds, several. */
export function partsAsked(
  asked: Pick<PrintJob, 'stock' | 'start' | 'from' | 'count'>,
  quantity: number,
): AskedPart[] {
  const { from, count } = spanOf(asked, quantity);
  const stock = findStock(asked.stock);
  const { start } = asked;
  const parts = partsOf(stock, count, start);
  const aroundOf = (part: PrintPart) =>
    parts.length > 1 ? { sheets: sheetsAround(stock, { quantity: count, start }, part.from) } : {};
  return parts.map((part) => ({ ...part, ...aroundOf(part), from: part.from + from - 1 }));
}
