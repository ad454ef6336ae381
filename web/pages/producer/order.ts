import type { PassedLimit } from '#core/limit';
import type { Option } from '../../parts/portal/Field.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import type { PaperChoice } from '../../parts/portal/PaperField.tsx';
import type { DrawnSheet } from '../../parts/SheetPreview.tsx';
import type { DrawnStamp } from '../../parts/StampPicture.tsx';

/** What was chosen and typed so far, as it stands in the address. */
export type OrderValues = Readonly<
  Record<
    | 'product'
    | 'lot'
    | 'quantity'
    | 'form'
    | 'pin'
    | 'content'
    | 'format'
    | 'surface'
    | 'paper'
    | 'start'
    | 'dpi'
    | 'profile',
    string
  >
>;

/** What the order would come to, shown before it is sent. */
export interface OrderOutcome {
  readonly quantity: number;
  readonly start: number;
  readonly sheets: number;
  readonly parts: number;
  readonly largestPart: number;
  readonly star: number;
  /** The smallest square of the QR (mm). */
  readonly module: number;
  readonly last30Days: number;
  readonly passed: PassedLimit | undefined;
  readonly sheet: DrawnSheet & { readonly stamp: DrawnStamp };
  readonly shortened: readonly { readonly printed: string; readonly whole: string }[];
}

/** All that the page of an order shows. */
export interface OrderView {
  readonly values: OrderValues;
  readonly products: readonly Option[];
  /** Null until a product is chosen. */
  readonly lots: readonly Option[] | null;
  readonly papers: readonly PaperChoice[];
  readonly printers: readonly Option[];
  readonly wrongs: readonly Wrong[];
  readonly outcome: OrderOutcome | undefined;
  /** Where this very order led, where it was sent before: somebody came back to its page. */
  readonly done?: string | undefined;
}

/** The fault of one field, if it is to blame for any. */
export function wrongAt(wrongs: readonly Wrong[], field: string | null): Wrong | undefined {
  return wrongs.find((wrong) => wrong.field === field);
}
