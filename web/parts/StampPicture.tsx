import { type Box, EDGE, INK, mm, outlines, PAPER, SKIPPED } from './SheetPreview.tsx';

/** A line of words on a stamp (mm): its left end on its baseline, or its foot where it runs upwards. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly width: number;
  readonly weight: 'regular' | 'semibold';
  readonly inverse: boolean;
  readonly turn?: 'up';
  readonly colour?: string;
}

/** An uploaded mark: shapes in its own units, or the address of a picture that holds its pixels. */
export interface DrawnArt {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  readonly shapes?: readonly {
    readonly d: string;
    readonly rule: 'nonzero' | 'evenodd';
    readonly fill: string | null;
    readonly stroke: { readonly colour: string; readonly width: number } | null;
  }[];
  readonly href?: string;
}

/** One stamp, in mm from its label's top left corner; colours `#rrggbb`, black without. */
export interface DrawnStamp {
  readonly label: { readonly width: number; readonly height: number };
  /** Radius of rounded corners, and how far colour runs over the cut. */
  readonly corner: number;
  readonly bleed: number;
  readonly symbol: Box;
  /** 0 on a label of a PIN alone. */
  readonly modules: number;
  readonly stars: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly filled: boolean;
    readonly colour?: string;
  }[];
  readonly bars: readonly (Box & { readonly colour?: string })[];
  readonly texts: readonly DrawnText[];
  readonly arts: readonly DrawnArt[];
  /** Where a hidden PIN's scratch layer goes. */
  readonly window?: Box;
}

/** The outline of a star not earned, in parts of its size, and how far it keeps inside for its tips. */
const OUTLINE = 0.06;
const OUTLINE_INSET = 1.54 * OUTLINE;

/** A star upright in a square of side 1, as the paper's own is cut. */
function starPoints(x: number, y: number, size: number): string {
  return Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2;
    const radius = index % 2 === 0 ? 0.525 : 0.525 * 0.42;
    return `${mm(x + size * (0.5 + radius * Math.cos(angle)))},${mm(y + size * (0.54 + radius * Math.sin(angle)))}`;
  }).join(' ');
}

function StarPicture({ x, y, size, filled, colour = INK }: DrawnStamp['stars'][number]) {
  if (filled) return <polygon points={starPoints(x, y, size)} fill={colour} />;
  const inset = OUTLINE_INSET * size;
  const points = starPoints(x + inset, y + inset, size - 2 * inset);
  return <polygon points={points} fill="none" stroke={colour} stroke-width={mm(size * OUTLINE)} />;
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

/** A mark as large as its box takes it, in the middle of it; nothing of it leaves the box. */
function ArtPicture({ box, width, height, shapes = [], href }: DrawnArt) {
  const place = { x: mm(box.x), y: mm(box.y), width: mm(box.width), height: mm(box.height) };
  return (
    <svg class="mark" {...place} aria-hidden="true" viewBox={`0 0 ${width} ${height}`}>
      {href !== undefined && <image href={href} width={width} height={height} />}
      {shapes.map(({ d, rule, fill, stroke }) => (
        <path
          key={d}
          d={d}
          fill={fill ?? 'none'}
          fill-rule={rule}
          stroke={stroke?.colour ?? 'none'}
          stroke-width={stroke?.width ?? 0}
        />
      ))}
    </svg>
  );
}

function TextLine({ text, x, baseline, size, width, weight, inverse, turn, colour }: DrawnText) {
  const [left, foot] = [mm(x), mm(baseline)];
  return (
    <text
      x={left}
      y={foot}
      font-size={mm(size)}
      class={inverse ? 'inverse' : undefined}
      fill={inverse ? undefined : (colour ?? INK)}
      font-weight={weight === 'semibold' ? 600 : 400}
      textLength={mm(width)}
      lengthAdjust="spacingAndGlyphs"
      transform={turn === 'up' ? `rotate(-90 ${left} ${foot})` : undefined}
    >
      {text}
    </text>
  );
}

/** One stamp enlarged: every box, mark and line where the PDF has it; what runs over the cut stands outside of its line. */
export function StampPicture({ stamp, label }: { readonly stamp: DrawnStamp; readonly label: string }) {
  const { width, height } = stamp.label;
  const { bleed, corner } = stamp;
  const cut = { width, height, rx: corner, stroke: EDGE, 'stroke-width': '0.3' };
  const view = [-bleed, -bleed, width + 2 * bleed, height + 2 * bleed].map(mm).join(' ');
  return (
    <svg
      class="stamp-picture"
      viewBox={view}
      width={Math.round(Math.min(480, 60 + width * 6))}
      role="img"
      aria-label={label}
    >
      {bleed > 0 && (
        <rect x={-bleed} y={-bleed} width={width + 2 * bleed} height={height + 2 * bleed} fill={PAPER} />
      )}
      <rect {...cut} fill={PAPER} />
      {stamp.bars.map((bar) => (
        <path key={`${bar.x} ${bar.y}`} class="ink-bar" d={outlines([bar])} fill={bar.colour ?? INK} />
      ))}
      {bleed > 0 && <rect {...cut} class="cut" fill="none" stroke-dasharray="1 1" />}
      {stamp.modules > 0 && <SymbolPlace symbol={stamp.symbol} modules={stamp.modules} />}
      {stamp.window && (
        <path class="window" d={outlines([stamp.window])} fill={SKIPPED} stroke={INK} stroke-width="0.15" />
      )}
      {stamp.stars.map((star) => (
        <StarPicture key={`${star.x} ${star.y}`} {...star} />
      ))}
      {stamp.arts.map((art) => (
        <ArtPicture key={`${art.box.x} ${art.box.y}`} {...art} />
      ))}
      {stamp.texts.map((text) => (
        <TextLine key={`${text.x} ${text.baseline}`} {...text} />
      ))}
    </svg>
  );
}
