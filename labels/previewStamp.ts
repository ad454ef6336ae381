import { ID_SHAPE } from './face/face.ts';
import type { IdPlace, Mark, Placed, Tone, Turn } from './face/place.ts';
import type { Typeface, Weight } from './face/text.ts';
import type { LookColours } from './marks/look.ts';
import type { MarkArt, VectorArt } from './marks/markArt.ts';
import type { Box, Point, Size } from './millimetre.ts';

/** A line of words as it is set (mm): its left end, or its foot where it runs upwards, on its baseline. */
export interface PreviewText {
  readonly kind: 'words' | 'id';
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  /** How long it is. */
  readonly width: number;
  readonly weight: Weight;
  /** White on a bar. */
  readonly inverse: boolean;
  readonly turn?: Turn;
  /** `#rrggbb`; black without. */
  readonly colour?: string;
}

/** A mark's picture: its safe shapes, or its pixels as an address that holds them. */
export type PreviewArt = Size & { readonly box: Box } & (
    | { readonly shapes: VectorArt['shapes'] }
    | { readonly href: string }
  );

/** What all stamps of a print show alike, in mm from the label's top left corner. */
export interface PreviewMarks {
  readonly stars: readonly (Point & {
    readonly size: number;
    readonly filled: boolean;
    readonly colour?: string;
  })[];
  readonly bars: readonly (Box & { readonly colour?: string })[];
  readonly texts: readonly PreviewText[];
  readonly arts: readonly PreviewArt[];
}

/** One stamp, in mm from its label's top left corner; the ID stands as zeros, the QR as its place. */
export interface StampPreview extends PreviewMarks {
  readonly label: Size;
  /** Radius of the label's rounded corners, and how far colour runs over its cut (mm). */
  readonly corner: number;
  readonly bleed: number;
  /** The QR's modules without the quiet zone, as they come to lie on the first label printed. */
  readonly symbol: Box;
  /** 0 on a label of a PIN alone. */
  readonly modules: number;
  /** Where a hidden PIN's scratch layer goes. */
  readonly window?: Box;
}

function artOf(art: MarkArt, box: Box): PreviewArt {
  const { width, height } = art;
  if (art.kind === 'vector') return { box, width, height, shapes: art.shapes };
  return { box, width, height, href: `data:image/png;base64,${Buffer.from(art.png).toString('base64')}` };
}

/** Every mark of a composed face as a browser draws it; the ID stands as zeros. */
export function previewMarks(
  { marks, ids }: Placed,
  colours: LookColours | null,
  typeface: Typeface,
): PreviewMarks {
  const widthOf = (text: string, weight: Weight, size: number) => typeface.width(text, weight) * size;
  const inked = (tone: Tone | undefined) => (tone && colours ? { colour: colours[tone] } : {});
  const words = (mark: Mark & { kind: 'text' }): PreviewText => {
    const { text, weight, size, x, baseline, inverse, turn, tone } = mark;
    const width = widthOf(text, weight, size);
    const turned = turn ? { turn } : {};
    return { kind: 'words', text, x, baseline, size, width, weight, inverse, ...turned, ...inked(tone) };
  };
  return {
    stars: marks.flatMap((mark) => {
      if (mark.kind !== 'star') return [];
      const { x, y, size, filled, tone } = mark;
      return [{ x, y, size, filled, ...inked(tone) }];
    }),
    bars: marks.flatMap((mark) => (mark.kind === 'bar' ? [{ ...mark.box, ...inked(mark.tone) }] : [])),
    texts: [
      ...marks.flatMap((mark) => (mark.kind === 'text' ? [words(mark)] : [])),
      ...ids.map((id) => idText(id, widthOf)),
    ],
    arts: marks.flatMap((mark) => (mark.kind === 'art' ? [artOf(mark.art, mark.box)] : [])),
  };
}

/** The ID's place with zeros for digits: all digits of a stamp's own ID are as wide, or nearly. */
function idText(
  { from, to, size, x, baseline, align, turn }: IdPlace,
  widthOf: (text: string, weight: Weight, size: number) => number,
): PreviewText {
  const text = ID_SHAPE.replaceAll('#', '0').slice(from, to);
  const width = widthOf(text, 'semibold', size);
  const back = align === 'middle' ? width / 2 : 0;
  const start = turn ? { x, baseline: baseline + back, turn } : { x: x - back, baseline };
  return { kind: 'id', text, size, width, weight: 'semibold', inverse: false, ...start };
}
