import { ownValue } from '#core/ownValue';
import { Refusal } from '#core/refusal';
import { readColour } from './svgColour.ts';
import { readLength } from './svgShape.ts';

/** How a shape is painted, as an element hands it on to what stands in it. */
export interface Paint {
  readonly fill: string | null;
  readonly stroke: string | null;
  /** In the element's own units. */
  readonly strokeWidth: number;
  readonly rule: 'nonzero' | 'evenodd';
  /** What `currentColor` stands for. */
  readonly colour: string;
  /** Ways of drawing a line that marks are not drawn in, by property: they matter only where there is a line. */
  readonly odd: Readonly<Record<string, string>>;
}

/** What SVG begins with. */
export const FIRST_PAINT: Paint = {
  fill: '#000000',
  stroke: null,
  strokeWidth: 1,
  rule: 'nonzero',
  colour: '#000000',
  odd: {},
};

/** Properties that change nothing at the one value given; any other value is refused. */
const ONLY: Readonly<Record<string, RegExp>> = {
  opacity: /^(?:1(?:\.0*)?|100%)$/,
  'fill-opacity': /^(?:1(?:\.0*)?|100%)$/,
  'stroke-opacity': /^(?:1(?:\.0*)?|100%)$/,
  display: /^(?:inline|block)$/,
  visibility: /^visible$/,
  overflow: /^(?:visible|hidden|auto)$/,
  clip: /^auto$/,
  'clip-path': /^none$/,
  mask: /^none$/,
  filter: /^none$/,
  marker: /^none$/,
  'marker-start': /^none$/,
  'marker-mid': /^none$/,
  'marker-end': /^none$/,
  'mix-blend-mode': /^normal$/,
  isolation: /^auto$/,
  'vector-effect': /^none$/,
  'paint-order': /^(?:normal|fill(?: stroke)?(?: markers)?)$/,
};

/** How a line is drawn: SVG's own beginning values, which are the only ones marks are drawn in. */
const LINE: Readonly<Record<string, string>> = {
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'stroke-miterlimit': '4',
  'stroke-dasharray': 'none',
};

/** Properties of words, of colours between steps, of pointers: they draw nothing where there are only shapes. */
const WITHOUT_EFFECT =
  /^(?:font(?:-.+)?|text-.+|-inkscape-.+|line-height|letter-spacing|word-spacing|writing-mode|direction|dominant-baseline|baseline-shift|white-space|shape-.+|color-(?:interpolation|rendering).*|image-rendering|solid-.+|stop-.+|flood-.+|lighting-color|enable-background|clip-rule|stroke-dashoffset|cursor|pointer-events)$/;

type Reading = (paint: Paint, value: string) => Paint;

function colourOf(value: string, { colour }: Paint): string | null {
  return value.toLowerCase() === 'currentcolor' ? colour : readColour(value);
}

const READINGS: Readonly<Record<string, Reading>> = {
  fill: (paint, value) => ({ ...paint, fill: colourOf(value, paint) }),
  stroke: (paint, value) => ({ ...paint, stroke: colourOf(value, paint) }),
  color: (paint, value) => ({ ...paint, colour: colourOf(value, paint) ?? paint.colour }),
  'stroke-width': (paint, value) => {
    const strokeWidth = readLength(value);
    if (strokeWidth < 0) throw new Refusal('mark-unreadable');
    return { ...paint, strokeWidth };
  },
  'fill-rule': (paint, value) => {
    if (value !== 'nonzero' && value !== 'evenodd') throw unsafe('fill-rule', value);
    return { ...paint, rule: value };
  },
};

function unsafe(property: string, value: string): Refusal {
  return new Refusal('mark-unsafe', { element: `${property}: ${value}`.slice(0, 60) });
}

/** True for a property that is read, or that changes nothing. */
export function isProperty(name: string): boolean {
  return [READINGS, ONLY, LINE].some((table) => Object.hasOwn(table, name)) || WITHOUT_EFFECT.test(name);
}

/** A paint with one property set; throws `mark-unsafe` naming a property or value that marks may not have. */
export function setProperty(paint: Paint, name: string, given: string): Paint {
  const value = given.trim();
  if (value === 'inherit' || WITHOUT_EFFECT.test(name)) return paint;
  const reading = ownValue(READINGS, name);
  if (reading) return reading(paint, value);
  if (Object.hasOwn(LINE, name)) return { ...paint, odd: { ...paint.odd, [name]: value } };
  if (!ownValue(ONLY, name)?.test(value)) throw unsafe(name, value);
  return paint;
}

/** The longest `style` of a shape, in characters. */
const LONGEST_STYLE = 8000;

/** A `style` attribute as its properties; throws `mark-unsafe` for one that is no plain list. */
export function readStyle(style: string): (readonly [name: string, value: string])[] {
  if (style.length > LONGEST_STYLE) throw new Refusal('mark-unsafe', { element: 'style' });
  return style
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const at = part.indexOf(':');
      if (at < 0) throw new Refusal('mark-unsafe', { element: `style: ${part.trim()}`.slice(0, 60) });
      return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const;
    });
}

/** Throws `mark-unsafe` naming the way a line is drawn that marks are not drawn in. */
export function refuseOddLine({ odd }: Paint): void {
  for (const [name, value] of Object.entries(odd)) {
    const usual = LINE[name];
    const isUsual = usual === '4' ? Number(value) === 4 : usual === value;
    if (!isUsual) throw unsafe(name, value);
  }
}
