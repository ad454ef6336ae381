import { type Batch, idsOf, planBatch } from '#core/batch';
import { keyStateAt } from '#core/key';
import type { Lot } from '#core/lot';
import { Refusal } from '#core/refusal';
import { insertBatch } from '#db/batches';
import type { Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { markSerials, readMark } from '#db/highWater';
import { listKeys, reserveSerials, type StoredKey } from '#db/keys';
import { takeFromLot } from '#db/lots';
import { addOrigin } from '#db/origins';
import type { ProductRow } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import { isLotRecalled } from '#db/stampActs';
import { refuseWrongClock } from '../clock.ts';
import { type Deps, newId } from '../deps.ts';
import { lotGiven, productGiven } from '../finding.ts';
import type { IssueBatch } from '../forms/batch.ts';
import { openKey } from '../keys/vault.ts';
import { refuseUnknownOrigin } from '../origins.ts';

/** A batch, and how many serials were skipped because another time's stamps may bear them. */
export interface IssuedBatch {
  readonly batch: Batch;
  readonly skipped: number;
}

/** A batch as it would be issued now, and what must be written together for it to be. */
export interface IssuePlan extends IssuedBatch {
  readonly product: ProductRow;
  readonly lot: Lot;
  /** In this order; the last puts the high-water mark on disk, after every guard held and before the commit. */
  readonly writes: readonly Write[];
}

/** Two who issue at once meet on the counter; the loser reads again. More tries than that is `conflict`. */
const TRIES = 50;

/** Reads, plans and commits again while somebody else was quicker; every other refusal passes at once. */
export async function untilNobodyWasQuicker<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      const lost = error instanceof Refusal && error.code === 'conflict';
      if (!lost || attempt === TRIES) throw error;
    }
  }
}

/** Sealed keys that a secret opened since this process began: neither changes, and to open one is made slow. */
const opened = new Map<string, string>();

/**
 * Serials are promised only at an address of ours and by whoever can sign them; a key that may not sign is the plan's
 * to refuse. Throws `clock-behind`, `clock-jumped`, `origin-unknown`, `key-missing`, `secret-missing`, `secret-wrong`.
 */
export async function refuseUnsignable(deps: Deps): Promise<void> {
  const { db, origin, secret, now } = deps;
  await refuseWrongClock(deps);
  await refuseUnknownOrigin(db, origin);
  const key = signingKey(await listKeys(db), now());
  if (keyStateAt(key, now()) !== 'active') return;
  if (secret !== null && opened.get(key.sealed) === secret) return;
  await openKey(key, secret);
  if (secret !== null) opened.set(key.sealed, secret);
}

/**
 * Plans a batch on the register of this moment; its writes hold only if counter, key, lot and recognitions are as they
 * were read, else they are a `conflict`. Throws what `planBatch` throws, `key-missing`, `high-water-missing`.
 */
export async function planIssue(deps: Deps, input: IssueBatch, why: object = {}): Promise<IssuePlan> {
  const { db, highWater } = deps;
  const product = await productGiven(db, input.product);
  const lot = await lotGiven(db, product, input.lot);
  const recognitions = await listRecognitions(db, product.id);
  const now = deps.now();
  const key = signingKey(await listKeys(db), now);
  const mark = readMark(highWater, key.number);
  if (mark.next === 0) throw new Refusal('high-water-missing', { path: highWater.path, key: key.number });
  const nextSerial = Math.max(key.nextSerial, mark.next);

  const { quantity, form, pin = false } = input;
  const id = newId(deps, 'b');
  const batch = planBatch({
    ...{ id, product, lot, recognitions, key, nextSerial, quantity, form, pin, now },
    origin: deps.origin,
    isLotRecalled: await isLotRecalled(db, lot.id),
  });
  const skipped = nextSerial - key.nextSerial;
  return {
    batch,
    skipped,
    product,
    lot,
    writes: writesOf(deps, { ...{ batch, skipped, lot, key, why }, recognised: recognitions.length }),
  };
}

interface Reserved extends IssuedBatch {
  readonly lot: Lot;
  readonly key: StoredKey;
  /** How many recognitions of the product were read. */
  readonly recognised: number;
  /** Stands in the event beside what was issued. */
  readonly why: object;
}

function writesOf(deps: Deps, { batch, skipped, lot, key, recognised, why }: Reserved): Write[] {
  const { id, quantity, issuedAt: at } = batch;
  const { actor } = deps;
  const next = batch.first + quantity;
  const { form, gtin, star, origin, pin, productId: product, recognitionId: recognition } = batch;
  // Everything the row holds: an audit compares them, and a row changed behind our back does not agree.
  const whole = { quantity, form, gtin, star, origin, pin, product, lot: lot.id, recognition };
  const after = { ...idsOf(batch), ...whole, skipped, ...why };
  return [
    reserveSerials(key, next),
    takeFromLot(lot, quantity, recognised),
    insertBatch(batch, actor),
    addOrigin(deps.origin, at),
    writeEvent({ at, actor, verb: 'issue', noun: 'batch', nounId: id, after }),
    markSerials(deps.highWater, key.number, next),
  ];
}

/** The newest active key, else the newest of all, for the plan to refuse by its state. */
function signingKey(keys: readonly StoredKey[], now: number): StoredKey {
  const active = keys.filter((key) => keyStateAt(key, now) === 'active');
  const key = active.at(-1) ?? keys.at(-1);
  if (!key) throw new Refusal('key-missing');
  return key;
}
