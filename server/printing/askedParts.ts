import type { StampSpan } from '#core/printRange';
import { findStock } from '#labels/stock/findStock';
import { type PrintPart, partsOf } from '#labels/stock/part';
import type { PrintJob } from '../forms/print.ts';

/** Which stamps of a batch were asked for: all of them where nothing is said. */
export function spanOf({ from = 1, count }: Pick<PrintJob, 'from' | 'count'>, quantity: number): StampSpan {
  return { from, count: count ?? quantity - from + 1 };
}

/** The files of what was asked for, each stamp counted within the whole batch; of more stamps than one file holds, several. */
export function partsAsked(
  asked: Pick<PrintJob, 'stock' | 'start' | 'from' | 'count'>,
  quantity: number,
): PrintPart[] {
  const { from, count } = spanOf(asked, quantity);
  const parts = partsOf(findStock(asked.stock), count, asked.start);
  return parts.map((part) => ({ ...part, from: part.from + from - 1 }));
}
