import type { Batch } from '#core/batch';
import type { StampSpan } from '#core/printRange';
import { countPrinted } from '#core/printTally';
import type { Db } from '#db/open';
import { listPrintedSpans } from '#db/printedSpans';

/** How many stamps of a print that is being recorded stand in an earlier one: each is a second of one ID. */
export async function countAgain(
  db: Db,
  { id, quantity }: Pick<Batch, 'id' | 'quantity'>,
  span: StampSpan,
): Promise<number> {
  return countPrinted(quantity, await listPrintedSpans(db, [id]), span);
}
