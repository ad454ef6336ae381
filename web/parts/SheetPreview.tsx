export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label of a sheet, in mm from the page's top left corner. */
export interface DrawnLabel extends Box {
  readonly state: 'skipped' | 'used' | 'free';
}

/** A straight line on a page (mm); `gray` is 0 for black and 1 for white. */
export interface DrawnLine {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly gray: number;
}

/** A sheet of label paper, in mm. */
export interface DrawnSheet {
  readonly page: { readonly width: number; readonly height: number };
  readonly labels: readonly DrawnLabel[];
  /** Cut lines, a ruler, crop marks. */
  readonly lines?: readonly DrawnLine[];
}

// Paper is white and ink is black, in the dark too; ink on the sheet is seen from afar.
export const PAPER = '#fff';
export const INK = '#111';
const LINE = '#6a6f6c';
export const EDGE = '#8a8f8c';
const USED = '#cfe6d8';
export const SKIPPED = '#d9d5cb';

/** To a hundredth of a millimetre: finer is not seen. */
export function mm(value: number): number {
  return Math.round(value * 100) / 100;
}

export function outlines(boxes: readonly Box[]): string {
  return boxes
    .map(({ x, y, width, height }) => `M${mm(x)} ${mm(y)}h${mm(width)}v${mm(height)}h${mm(-width)}z`)
    .join('');
}

/** A paper as a small picture: every label an outline; the words beside it say what it is. */
export function PaperPicture({ page, labels }: DrawnSheet) {
  const width = Math.round(Math.min(64, 64 * Math.min(1, page.width / page.height) + 12));
  return (
    <svg class="paper-picture" viewBox={`0 0 ${page.width} ${page.height}`} width={width} aria-hidden="true">
      <rect width={page.width} height={page.height} fill={PAPER} />
      <path d={outlines(labels)} fill={PAPER} stroke={EDGE} stroke-width={page.width / 110} />
      <rect
        width={page.width}
        height={page.height}
        fill="none"
        stroke={EDGE}
        stroke-width={page.width / 70}
      />
    </svg>
  );
}

function lineOf({ from, to }: DrawnLine): string {
  return `M${mm(from.x)} ${mm(from.y)}L${mm(to.x)} ${mm(to.y)}`;
}

interface SheetPictureProps extends DrawnSheet {
  /** Where the QR stands on each label that is printed on. */
  readonly symbol?: Box | undefined;
  /** What the picture shows, for who cannot see it. */
  readonly label: string;
}

/** A whole sheet: labels used before, those to be printed on with their QR, and those left over. */
export function SheetPicture({ page, labels, lines = [], symbol, label }: SheetPictureProps) {
  const of = (state: DrawnLabel['state']) => labels.filter((one) => one.state === state);
  const symbols = symbol
    ? of('used').map(({ x, y }) => ({ ...symbol, x: x + symbol.x, y: y + symbol.y }))
    : [];
  const line = Math.max(page.width, page.height) / 700;
  return (
    <svg
      class="sheet-picture"
      viewBox={`0 0 ${page.width} ${page.height}`}
      width={Math.round(Math.min(420, page.width * 2.2))}
      role="img"
      aria-label={label}
    >
      <rect width={page.width} height={page.height} fill={PAPER} />
      <path class="skipped" d={outlines(of('skipped'))} fill={SKIPPED} stroke={EDGE} stroke-width={line} />
      <path class="free" d={outlines(of('free'))} fill="none" stroke={EDGE} stroke-width={line} />
      <path class="used" d={outlines(of('used'))} fill={USED} stroke={EDGE} stroke-width={line} />
      {lines.length > 0 && (
        <path class="lines" d={lines.map(lineOf).join('')} fill="none" stroke={LINE} stroke-width={line} />
      )}
      <path class="symbols" d={outlines(symbols)} fill={INK} />
      <rect width={page.width} height={page.height} fill="none" stroke={EDGE} stroke-width={3 * line} />
    </svg>
  );
}
