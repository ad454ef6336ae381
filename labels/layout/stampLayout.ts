import type { Box, Size } from '../millimetre.ts';

/** Where a stamp's PIN goes, in mm from the label's top left corner. */
export interface PinPlace {
  /** Eight digits in two groups, under the scratch layer. */
  readonly window: Box;
  /** The last four digits of the stamp's ID, outside of it: printed only on sheets of PINs. */
  readonly tag: Box;
}

/** Where everything of a stamp goes, in mm from the label's top left corner. */
export interface StampLayout {
  readonly label: Size;
  readonly dpi: number;
  /** QR modules on a side, and the whole printer dots of one. */
  readonly modules: number;
  readonly dotsPerModule: number;
  /** Where the symbol with its quiet zone may come to lie: one dot larger, for the snap to the page's dots. */
  readonly qr: Box;
  readonly text: Box;
  /** A strip along the QR: for one short line under it, where the label is high enough. */
  readonly caption: Box | null;
  readonly align: 'start' | 'middle';
  /** Room that neither QR nor words use, for marks of office and producer: one box, or one on either side of the QR. */
  readonly corners: readonly Box[];
  /** The label is too small for a full face: QR and stars first, then what fits; the strip is for stars. */
  readonly compact: boolean;
  /** Nothing stands nearer to the label's rim (mm). */
  readonly safety: number;
  /** Where a hidden PIN goes, on stamps that have a window for one. */
  readonly pin?: PinPlace;
}

/** The parts of a layout that are places on the label. */
export type Placing = Pick<StampLayout, 'qr' | 'text' | 'caption' | 'align' | 'corners'>;
