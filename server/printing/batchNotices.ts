import type { Batch } from '#core/batch';
import { dayOf, type Instant } from '#core/day';
import { factToday, type RecognitionFact } from '#core/recognition';
import type { Db } from '#db/open';
import { listRecognitions } from '#db/recognitions';
import { listActsOfBatch } from '#db/stampActs';

/** What whoever prints or hands out a batch should know first: paper goes on living after the register changed. */
export interface BatchNotice {
  readonly code: 'recalled' | 'void' | Extract<RecognitionFact, 'lapsed' | 'withdrawn' | 'superseded'>;
  readonly stamps: number;
}

/** The notices of a batch as of an instant; none for a batch that may go on goods as it is. */
export async function batchNotices(db: Db, batch: Batch, at: Instant): Promise<BatchNotice[]> {
  const acts = (await listActsOfBatch(db, batch.id)).filter((act) => act.at <= at);
  const stampsOf = (kind: 'void' | 'recall') =>
    acts.filter(({ act }) => act === kind).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const recognitions = await listRecognitions(db, batch.productId);
  const own = recognitions.find(({ id }) => id === batch.recognitionId);
  const fact = own ? factToday(own, recognitions, dayOf(at)) : 'unknown';
  const notices: BatchNotice[] = [];
  if (stampsOf('recall') > 0) notices.push({ code: 'recalled', stamps: stampsOf('recall') });
  if (stampsOf('void') > 0) notices.push({ code: 'void', stamps: stampsOf('void') });
  if (fact === 'lapsed' || fact === 'withdrawn' || fact === 'superseded') {
    notices.push({ code: fact, stamps: batch.quantity });
  }
  return notices;
}
