import { type Batch, idsOf, planBatch } from '#core/batch';
import { keyStateAt } from '#core/key';
import { Refusal } from '#core/refusal';
import { insertBatch } from '#db/batches';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { markSerials, readMark } from '#db/highWater';
import { listKeys, reserveSerials, type StoredKey } from '#db/keys';
import { takeFromLot } from '#db/lots';
import { addOrigin } from '#db/origins';
import { listRecognitions } from '#db/recognitions';
import { isLotRecalled } from '#db/stampActs';
import { type Deps, newId } from '../deps.ts';
import { lotGiven, productGiven } from '../finding.ts';
import type { IssueBatch } from '../forms/batch.ts';
import { refuseUnknownOrigin } from '../origins.ts';
import { openKey } from '../vault.ts';

/** A batch, and how many serials were skipped because another time's stamps may bear them. */
export interface IssuedBatch {
  readonly batch: Batch;
  readonly skipped: number;
}

/** Two who issue at once meet on the counter; the loser reads again. More tries than that is `conflict`. */
const TRIES = 50;

/**
 * Issues a batch: one row, whatever the quantity. The high-water mark is on disk before the commit, and the
 * commit holds only if counter, key and lot are as they were read; throws what `planBatch` throws, `key-missing`,
 * `secret-missing`, `secret-wrong`, `origin-unknown`.
 */
export async function issueBatch(deps: Deps, input: IssueBatch): Promise<IssuedBatch> {
  await refuseUnknownOrigin(deps.db, deps.origin);
  await openSigningKey(deps);
  for (let attempt = 1; ; attempt++) {
    try {
      return await issueOnce(deps, input);
    } catch (error) {
      const lost = error instanceof Refusal && error.code === 'conflict';
      if (!lost || attempt === TRIES) throw error;
    }
  }
}

/** Serials are promised only by whoever can sign them; a key that may not sign is the plan's to refuse. */
async function openSigningKey({ db, secret, now }: Deps): Promise<void> {
  const key = signingKey(await listKeys(db), now());
  if (keyStateAt(key, now()) === 'active') await openKey(key, secret);
}

async function issueOnce(deps: Deps, input: IssueBatch): Promise<IssuedBatch> {
  const { db, highWater } = deps;
  const product = await productGiven(db, input.product);
  const lot = await lotGiven(db, product, input.lot);
  const recognitions = await listRecognitions(db, product.id);
  const now = deps.now();
  const key = signingKey(await listKeys(db), now);
  const mark = readMark(highWater, key.number);
  if (mark.next === 0) throw new Refusal('high-water-missing', { path: highWater.path, key: key.number });
  const nextSerial = Math.max(key.nextSerial, mark.next);

  const { quantity, form } = input;
  const id = newId(deps, 'b');
  const batch = planBatch({
    ...{ id, product, lot, recognitions, key, nextSerial, quantity, form, now },
    origin: deps.origin,
    isLotRecalled: await isLotRecalled(db, lot.id),
  });

  const next = batch.first + quantity;
  const skipped = nextSerial - key.nextSerial;
  await commit(db, [
    reserveSerials(key, next),
    takeFromLot(lot, quantity),
    insertBatch(batch, deps.actor),
    addOrigin(deps.origin, now),
    writeEvent({
      at: now,
      actor: deps.actor,
      verb: 'issue',
      noun: 'batch',
      nounId: id,
      after: { ...idsOf(batch), quantity, lot: lot.id, recognition: batch.recognitionId, skipped },
    }),
    markSerials(highWater, key.number, next),
  ]);
  return { batch, skipped };
}

/** The newest active key, else the newest of all, for the plan to refuse by its state. */
function signingKey(keys: readonly StoredKey[], now: number): StoredKey {
  const active = keys.filter((key) => keyStateAt(key, now) === 'active');
  const key = active.at(-1) ?? keys.at(-1);
  if (!key) throw new Refusal('key-missing');
  return key;
}
