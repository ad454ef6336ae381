import type { Day } from './day.ts';
import type { Gtin14 } from './gtin.ts';

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
}

/** Stamps the lot still allows: its quantity, less stamps issued, plus issued ones that were voided. */
export function stampsLeft(lot: Pick<Lot, 'quantity' | 'stampsIssued' | 'stampsVoid'>): number {
  return lot.quantity - lot.stampsIssued + lot.stampsVoid;
}
