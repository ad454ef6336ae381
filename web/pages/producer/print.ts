import type { PinContent } from '#core/pin';
import type { PrintFormatName } from '#core/printFormat';
import type { KeyNumber } from '#core/stampId';
import type { Option } from '../../parts/portal/Field.tsx';
import type { Wrong } from '../../parts/portal/Form.tsx';
import type { PaperChoice } from '../../parts/portal/PaperField.tsx';
import type { RangeTold } from '../../parts/portal/RangeFields.tsx';
import type { PaperOutcome } from '../../parts/portal/ToldOutcome.tsx';

/** What was chosen and typed of a print so far, as it stands in the address. */
export type PrintValues = Readonly<
  Record<
    | 'format'
    | 'stock'
    | 'start'
    | 'dpi'
    | 'profile'
    | 'content'
    | 'marks'
    | 'colours'
    | 'bleed'
    | 'rendering'
    | 'surface'
    | 'part'
    | 'from'
    | 'to'
    | 'count',
    string
  >
>;

/** What the print would come to, shown before its file is made. */
export interface PrintOutcome extends PaperOutcome {
  readonly stamps: number;
  /** The first of them, counted from 1 within the batch. */
  readonly from: number;
}

/** Void stamps among those to be printed, as printed IDs; of many ranges the first ones, and how many more there are. */
export interface VoidsTold {
  readonly stamps: number;
  readonly ranges: readonly { readonly first: string; readonly last: string }[];
  readonly more: number;
}

/** One file of a batch too large for one: its stamps, counted from 1. */
export interface PartChoice {
  readonly part: number;
  readonly first: number;
  readonly last: number;
}

/** All that the page of a print shows. */
export interface PrintView {
  readonly batch: {
    readonly id: string;
    readonly keyNumber: KeyNumber;
    readonly first: number;
    readonly issuedAt: number;
    readonly quantity: number;
    readonly pin: boolean;
  };
  readonly lotNumber: string;
  readonly sample: boolean;
  readonly format: PrintFormatName;
  readonly content: PinContent;
  readonly values: PrintValues;
  readonly papers: readonly PaperChoice[];
  readonly printers: readonly Option[];
  readonly parts: readonly PartChoice[];
  readonly largestPart: number;
  readonly hasColours: boolean;
  readonly wrongs: readonly Wrong[];
  readonly outcome: PrintOutcome | undefined;
  /** Which stamps were asked for, once that can be read; unfolded where somebody came to print a part. */
  readonly range: RangeTold | undefined;
  readonly rangeOpen: boolean;
  readonly voids: VoidsTold | null;
  /** What else is the matter with the batch, in words. */
  readonly notices: readonly string[];
  /** The latest file that holds some of these stamps already: how many of them, when, on which paper. */
  readonly before: { readonly stamps: number; readonly at: number; readonly paper: string } | null;
}
