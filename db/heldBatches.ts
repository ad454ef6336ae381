import type { Star } from '#core/authority';
import type { Day, Instant } from '#core/day';
import type { KeyNumber } from '#core/stampId';
import type { StampRecord } from '#core/verdict';
import type { Db } from './open.ts';
import { preparing } from './prepared.ts';

/** What a scan asks of the batch that holds a stamp, and of its lot. */
export interface HeldBatch {
  readonly id: string;
  readonly form: 'full' | 'mini';
  readonly gtin: string | null;
  readonly star: Star;
  readonly issuedAt: Instant;
  readonly productId: string;
  readonly recognitionId: string;
  readonly lot: StampRecord['lot'];
}

interface Row extends Omit<HeldBatch, 'lot'> {
  readonly last: number;
  readonly lotNumber: string | null;
  readonly producedOn: Day | null;
  readonly expiresOn: Day | null;
}

// Asked at every scan: one step down an index, however many batches there are, and no query put together.
const held = preparing(({ $client }) =>
  $client.prepare<[KeyNumber, number], Row>(`
    select b.id, b.form, b.gtin, b.star, b.issued_at as issuedAt, b.product_id as productId,
      b.recognition_id as recognitionId, b.first + b.quantity - 1 as last,
      l.number as lotNumber, l.produced_on as producedOn, l.expires_on as expiresOn
    from (select * from batches where key_number = ? and first <= ? order by first desc limit 1) b
    left join lots l on l.id = b.lot_id`),
);

/** The batch that holds a serial of a key: the last that begins at or before it, if it reaches that far. */
export async function findHeldBatch(
  db: Db,
  { keyNumber, serial }: { readonly keyNumber: KeyNumber; readonly serial: number },
): Promise<HeldBatch | undefined> {
  const row = held(db).get(keyNumber, serial);
  if (!row || serial > row.last || row.lotNumber === null) return undefined;
  const { lotNumber: number, producedOn, expiresOn } = row;
  return { ...row, lot: { number, producedOn, expiresOn } };
}

const pinOf = preparing(({ $client }) =>
  $client.prepare<[string], number>('select pin from batches where id = ?').pluck(),
);

/** Batches of which it is known whether they have PINs: that is settled when they are issued. */
const MOST_KNOWN = 10_000;
const knownPins = preparing(() => new Map<string, boolean>());

/** True where each stamp of a batch has a hidden PIN. */
export async function hasPin(db: Db, batchId: string): Promise<boolean> {
  const pins = knownPins(db);
  const known = pins.get(batchId);
  if (known !== undefined) return known;
  const pin = pinOf(db).get(batchId);
  if (pins.size >= MOST_KNOWN) pins.clear();
  if (pin !== undefined) pins.set(batchId, pin === 1);
  return pin === 1;
}
