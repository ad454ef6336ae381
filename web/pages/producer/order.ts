import type { PassedLimit } from '#core/limit';
import type { PrintFormatName } from '#core/printFormat';
import type { Option } from '../../parts/portal/Field.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import type { PaperChoice } from '../../parts/portal/PaperField.tsx';
import type { PaperOutcome } from '../../parts/portal/ToldOutcome.tsx';

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
export interface OrderOutcome extends PaperOutcome {
  readonly quantity: number;
  readonly parts: number;
  readonly largestPart: number;
  readonly star: number;
  readonly last30Days: number;
  readonly passed: PassedLimit | undefined;
}

/** All that the page of an order shows. */
export interface OrderView {
  readonly values: OrderValues;
  readonly format: PrintFormatName;
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
