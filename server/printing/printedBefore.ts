import type { Batch } from '#core/batch';
import type { Instant } from '#core/day';
import type { StampSpan } from '#core/printRange';
import type { Db } from '#db/open';
import { listPrints } from '#db/prints';
import type { Lang } from '#web/lang.ts';
import { printsText } from '#web/text/prints.ts';
import { paperName } from './controlSheetOf.ts';

/** A file that holds stamps which are asked for again: two of one ID, once both are printed. */
export interface PrintedBefore {
  readonly stamps: number;
  readonly at: Instant;
  readonly paper: string;
}

function shared(one: StampSpan, other: StampSpan): number {
  const end = Math.min(one.from + one.count, other.from + other.count);
  return Math.max(0, end - Math.max(one.from, other.from));
}

/** The latest print on record that holds some of these stamps; null where there is none. */
export async function printedBefore(
  db: Db,
  { id, quantity }: Pick<Batch, 'id' | 'quantity'>,
  asked: StampSpan,
  lang: Lang,
): Promise<PrintedBefore | null> {
  for (const { from, count, at, stock, format, content } of await listPrints(db, [id])) {
    if (content === 'pins') continue;
    const stamps = shared(asked, { from: from ?? 1, count: count ?? quantity });
    const paper = stock === '' ? printsText(lang).short[format] : paperName(stock, lang);
    if (stamps > 0) return { stamps, at, paper };
  }
  return null;
}
