import { type BatchLooks, isSpread, scoreBatch } from '#core/cloneBatch';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import type { Db } from '#db/open';
import { type BatchOfProducer, listBatchesByPlace } from '#db/raisedSignals';
import { FIRST_PLACE, listMuchSeen, type StampPlace, type StoredSight } from '#db/sights';
import { type Deps, newId } from '../deps.ts';
import { planRaising } from '../scans/signalRaising.ts';

/** A stamp seen less often is not spread. */
const FEWEST_LOOKS = 3;
const AT_ONCE = 500;

/** Other work goes first. */
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

function compare(one: StampPlace, other: StampPlace): number {
  if (one.keyNumber !== other.keyNumber) return one.keyNumber < other.keyNumber ? -1 : 1;
  return one.serial - other.serial;
}

function holds(batch: BatchOfProducer, { keyNumber, serial }: StampPlace): boolean {
  return batch.keyNumber === keyNumber && serial >= batch.serial && serial < batch.serial + batch.quantity;
}

/** Every stamp that was looked at a few times, by place. */
async function* muchSeen(db: Db): AsyncGenerator<StoredSight> {
  for (let after: StampPlace = FIRST_PLACE; ; await breathe()) {
    const sights = await listMuchSeen(db, FEWEST_LOOKS, after, AT_ONCE);
    yield* sights;
    const last = sights.at(-1);
    if (!last) return;
    after = last;
  }
}

/** How many spread stamps each batch has: both lists stand by place, and are gone through once. */
async function countSpread(db: Db, batches: readonly BatchOfProducer[]): Promise<Map<string, number>> {
  const spread = new Map<string, number>();
  let index = 0;
  for await (const sight of muchSeen(db)) {
    while (index + 1 < batches.length && compare(batches[index + 1] as StampPlace, sight) <= 0) index++;
    const batch = batches[index];
    if (batch && holds(batch, sight) && isSpread(sight.state))
      spread.set(batch.id, (spread.get(batch.id) ?? 0) + 1);
  }
  return spread;
}

/**
 * Weighs looks at whole batches beside the producer's others, and raises a signal about each that stands out; returns
 * how many do. A signal somebody writes in this moment is left to the next hour.
 */
export async function watchBatches(deps: Deps): Promise<number> {
  const { db, now } = deps;
  const batches = await listBatchesByPlace(db);
  const spread = await countSpread(db, batches);
  const looksOf = ({ id, quantity }: BatchOfProducer): BatchLooks => ({
    stamps: quantity,
    spread: spread.get(id) ?? 0,
  });
  let raised = 0;
  for (const batch of batches.filter(({ id }) => spread.has(id))) {
    const others = batches.filter(({ id, producerId }) => producerId === batch.producerId && id !== batch.id);
    const looks = scoreBatch(looksOf(batch), others.map(looksOf));
    if (looks.level === 'ordinary') continue;
    raised++;
    const { keyNumber, serial, productId, producerId } = batch;
    const subject = { about: 'batch', batchId: batch.id, keyNumber, serial, productId, producerId } as const;
    const evidence = [{ kind: 'visitors', count: looks.spread, points: looks.spread }] as const;
    const score = { score: looks.spread, level: 'alarm', likeness: 'copied', evidence } as const;
    const raising = { db, newId: (prefix: string) => newId(deps, prefix) };
    await commitOrLeave(db, await planRaising(raising, subject, score, now()));
  }
  return raised;
}

async function commitOrLeave(db: Db, writes: Parameters<typeof commit>[1]): Promise<void> {
  try {
    if (writes.length > 0) await commit(db, writes);
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'conflict')) throw error;
  }
}
