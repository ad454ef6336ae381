import { addDays, type Day, type Instant } from './day.ts';
import type { Gtin14 } from './gtin.ts';
import { inForceOn, productStatusOn, type Recognition } from './recognition.ts';
import { Refusal } from './refusal.ts';

/** Goods made together (GS1 AI 10); a batch is stamps, a lot is goods, always. */
export interface Lot {
  readonly id: string;
  readonly productId: string;
  readonly number: string;
  readonly quantity: number;
  readonly producedOn: Day | null;
  readonly expiresOn: Day | null;
  readonly place: string | null;
  readonly gtin: Gtin14 | null;
  readonly stampsIssued: number;
  readonly stampsVoid: number;
  /** What the quantity counts, in the producer's own words (`hũ 500 g`); null or absent for plain units. */
  readonly unit?: string | null;
  /** When its producer closed it: no more stamps are issued for it. */
  readonly closedAt?: Instant | null;
}

/** Stamps the lot still allows: its quantity, less stamps issued, plus issued ones that were voided. */
export function stampsLeft(lot: Pick<Lot, 'quantity' | 'stampsIssued' | 'stampsVoid'>): number {
  return lot.quantity - lot.stampsIssued + lot.stampsVoid;
}

/** True while the facts of a lot may still be mended: no stamp was ever issued for it, and it is not closed. */
export function isAmendable(lot: Pick<Lot, 'stampsIssued' | 'closedAt'>): boolean {
  return lot.stampsIssued === 0 && (lot.closedAt ?? null) === null;
}

/**
 * Throws `expires-before-produced`, and `produced-in-future` for goods of later than tomorrow: a lot is opened in the
 * evening for the next day's work, but a day further off is a year mistyped.
 */
export function refuseLotDays(
  { producedOn, expiresOn }: Pick<Lot, 'producedOn' | 'expiresOn'>,
  today: Day,
): void {
  if (producedOn && expiresOn && expiresOn < producedOn)
    throw new Refusal('expires-before-produced', { produced: producedOn, expires: expiresOn });
  if (producedOn && producedOn > addDays(today, 1))
    throw new Refusal('produced-in-future', { produced: producedOn, today });
}

/** Why no stamps can be ordered for a lot, whatever room it has. */
export type LotBar = 'recalled' | 'pending' | 'withdrawn' | 'lapsed' | 'incomplete';

/** What bars a lot on a day, as `planBatch` would refuse it: stamps recalled in it, or no recognition in force; else null. */
export function lotBar(isRecalled: boolean, recognitions: readonly Recognition[], day: Day): LotBar | null {
  if (isRecalled) return 'recalled';
  if (inForceOn(recognitions, day)) return null;
  const status = productStatusOn(recognitions, day);
  return status === 'pending' || status === 'withdrawn' || status === 'lapsed' ? status : 'incomplete';
}
