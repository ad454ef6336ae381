import { formatStampPath } from '#core/stamp';
import { keyNumberOf } from '#core/stampId';
import type { Verdict } from '#core/verdict';
import type { Trust } from '#core/verify';
import { findBatch } from '#db/batches';
import type { Db } from '#db/open';
import type { PinShown } from '#web/parts/scan/PinCard.tsx';
import { provenOf } from '#web/values.ts';
import type { EdgeContext } from '../edge.ts';

/** Of a stamp that is void or recalled a PIN would say nothing that matters. */
const ASKED_OF: readonly Verdict['stamp'][] = ['usable', 'spent'];

/** Whoever holds a compromised key makes its PINs as well. */
function isKeyGood({ presented }: Verdict, { keys }: Trust): boolean {
  const number = presented && keyNumberOf(presented.id);
  return keys.some((key) => key.number === number && key.compromisedAt === null);
}

/** The id of a stamp's batch where its PIN can prove something; null for any other stamp. */
export async function pinBatchOf(db: Db, verdict: Verdict, trust: Trust): Promise<string | null> {
  const { record, stamp } = verdict;
  if (provenOf(verdict) === undefined || !record || !ASKED_OF.includes(stamp)) return null;
  const batch = await findBatch(db, record.batch.id);
  return batch?.pin === true && isKeyGood(verdict, trust) ? batch.id : null;
}

/** The card for a verdict's page; null where there is no PIN to ask for, and where only stamps are verified. */
export async function pinShown(
  c: EdgeContext,
  verdict: Verdict,
  answer: PinShown['answer'] = null,
): Promise<PinShown | null> {
  const { portal, trust } = c.var.site;
  if (!portal || !verdict.presented) return null;
  const batchId = await pinBatchOf(portal.deps.db, verdict, await trust());
  return batchId === null ? null : { path: formatStampPath(verdict.presented), answer };
}
