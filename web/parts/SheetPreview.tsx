interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A label of a sheet, in mm from the page's top left corner. */
export interface DrawnLabel extends Box {
  readonly state: 'skipped' | 'used' | 'free';
}

/** A line of words on a stamp (mm): its left end on its baseline. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly width: number;
  readonly weight: 'regular' | 'semibold';
  readonly inverse: boolean;
}

/** One stamp, in mm from its label's top left corner. */
export interface DrawnStamp {
  readonly label: { readonly width: number; readonly height: number };
  readonly symbol: Box;
  readonly modules: number;
  readonly stars: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly filled: boolean;
  }[];
  readonly bars: readonly Box[];
  readonly texts: readonly DrawnText[];
  /** Where a hidden PIN's scratch layer goes. */
  readonly window?: Box;
}

/** A sheet of label paper, in mm. */
export interface DrawnSheet {
  readonly page: { readonly width: number; readonly height: number };
  readonly labels: readonly DrawnLabel[];
}

// Paper is white and ink is black, in the dark too; ink on the sheet is seen from afar.
const PAPER = '#fff';
const INK = '#111';
const EDGE = '#8a8f8c';
const USED = '#cfe6d8';
const SKIPPED = '#d9d5cb';

/** To a hundredth of a millimetre: finer is not seen. */
function mm(value: number): number {
  return Math.round(value * 100) / 100;
}

function outlines(boxes: readonly Box[]): string {
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

interface SheetPictureProps extends DrawnSheet {
  /** Where the QR stands on each label that is printed on. */
  readonly symbol?: Box | undefined;
  /** What the picture shows, for who cannot see it. */
  readonly label: string;
}

/** A whole sheet: labels used before, those to be printed on with their QR, and those left over. */
export function SheetPicture({ page, labels, symbol, label }: SheetPictureProps) {
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
      <path class="symbols" d={outlines(symbols)} fill={INK} />
      <rect width={page.width} height={page.height} fill="none" stroke={EDGE} stroke-width={3 * line} />
    </svg>
  );
}

/** A star upright in a square of side 1, as the paper's own is cut. */
function starPoints(x: number, y: number, size: number): string {
  return Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const radius = index % 2 === 0 ? 0.525 : 0.525 * 0.42;
    return `${mm(x + size * (0.5 + radius * Math.cos(angle)))},${mm(y + size * (0.54 + radius * Math.sin(angle)))}`;
  }).join(' ');
}

/** A QR's place: finder patterns as they will stand, between them only texture, which no phone reads. */
function SymbolPlace({ symbol, modules }: Pick<DrawnStamp, 'symbol' | 'modules'>) {
  const step = symbol.width / modules;
  const far = modules - 7;
  const corners = [
    [0, 0],
    [far, 0],
    [0, far],
  ] as const;
  const texture = 'M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v2h-1zM3 2h1v1h-1zM0 3h1v1h-1zM2 3h1v1h-1z';
  return (
    <g class="symbol" transform={`translate(${mm(symbol.x)} ${mm(symbol.y)}) scale(${step})`}>
      <pattern id="qr-texture" width="4" height="4" patternUnits="userSpaceOnUse">
        <path d={texture} fill={INK} />
      </pattern>
      <rect width={modules} height={modules} fill="url(#qr-texture)" opacity="0.55" />
      {corners.map(([x, y]) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y})`}>
          <path d="M-1-1h9v9h-9z" fill={PAPER} />
          <path d="M0 0h7v7h-7zM1 1v5h5v-5zM2 2h3v3h-3z" fill={INK} fill-rule="evenodd" />
        </g>
      ))}
    </g>
  );
}

/** One stamp enlarged: every box and line where the PDF has it. */
export function StampPicture({ stamp, label }: { readonly stamp: DrawnStamp; readonly label: string }) {
  const { width, height } = stamp.label;
  return (
    <svg
      class="stamp-picture"
      viewBox={`0 0 ${width} ${height}`}
      width={Math.round(Math.min(480, 60 + width * 6))}
      role="img"
      aria-label={label}
    >
      <rect width={width} height={height} fill={PAPER} stroke={EDGE} stroke-width="0.3" />
      <SymbolPlace symbol={stamp.symbol} modules={stamp.modules} />
      <path d={outlines(stamp.bars)} fill={INK} />
      {stamp.window && (
        <path class="window" d={outlines([stamp.window])} fill={SKIPPED} stroke={INK} stroke-width="0.15" />
      )}
      {stamp.stars.map(({ x, y, size, filled }) => (
        <polygon
          key={`${x} ${y}`}
          points={starPoints(x, y, size)}
          fill={filled ? INK : 'none'}
          stroke={filled ? 'none' : INK}
          stroke-width={size * 0.06}
        />
      ))}
      {stamp.texts.map(({ text, x, baseline, size, width: length, weight, inverse }) => (
        <text
          key={`${x} ${baseline}`}
          x={mm(x)}
          y={mm(baseline)}
          font-size={mm(size)}
          class={inverse ? 'inverse' : undefined}
          font-weight={weight === 'semibold' ? 600 : 400}
          textLength={mm(length)}
          lengthAdjust="spacingAndGlyphs"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}
