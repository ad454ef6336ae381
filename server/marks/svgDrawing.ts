import { Refusal } from '#core/refusal';
import type { MarkShape, VectorArt } from '#labels/marks/markArt';
import { type Frame, frameOf } from './svgFrame.ts';
import { evenScale, IDENTITY, type Matrix, multiply, readTransform } from './svgMatrix.ts';
import { FIRST_PAINT, isProperty, type Paint, readStyle, refuseOddLine, setProperty } from './svgPaint.ts';
import { type Bounds, boundsOf, formatPath, mapPath, readPath, round } from './svgPath.ts';
import { type Attributes, isShape, outlineOf, SHAPE_ATTRIBUTES } from './svgShape.ts';
import { strokeBounds } from './svgStroke.ts';

const MOST_SHAPES = 2000;
const MOST_STEPS = 20_000;
/** How far a shape may pass the frame unseen, in units of a thousand: what rounding does to a drawing that fills it. */
const OVER = 5;

/** Attributes that draw nothing, whatever they say. */
const WITHOUT_EFFECT =
  /^(?:id|class|role|version|baseProfile|lang|tabindex|focusable|data-.+|aria-.+|enable-background)$/;
const FRAME_ATTRIBUTES: readonly string[] = [
  'viewBox',
  'width',
  'height',
  'x',
  'y',
  'preserveAspectRatio',
  'zoomAndPan',
  'contentScriptType',
  'contentStyleType',
];
/** The elements that marks are drawn with, each with the attributes that make it what it is. */
const ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ svg: FRAME_ATTRIBUTES, g: [], defs: [], ...SHAPE_ATTRIBUTES }),
);

/** An element that is open: what it hands on to those in it. */
interface Open {
  readonly element: string;
  readonly paint: Paint;
  readonly matrix: Matrix;
}

/** A mark as it is read, element by element. */
export interface Drawing {
  open(element: string, attributes: Attributes): void;
  close(): void;
  end(): VectorArt;
}

function unsafe(element: string): Refusal {
  return new Refusal('mark-unsafe', { element: element.slice(0, 60) });
}

/** The element's own paint and place; throws `mark-unsafe` naming an attribute that marks may not have. */
function ownOf(parent: Open, element: string, attributes: Attributes, known: readonly string[]): Open {
  let { paint } = parent;
  for (const [name, value] of Object.entries(attributes)) {
    if (isProperty(name)) paint = setProperty(paint, name, value);
    else if (name === 'transform' && element !== 'svg') continue;
    else if (name !== 'style' && !known.includes(name) && !WITHOUT_EFFECT.test(name)) throw unsafe(name);
  }
  for (const [name, value] of readStyle(attributes.style ?? '')) {
    if (!isProperty(name)) throw unsafe(`style: ${name}`);
    paint = setProperty(paint, name, value);
  }
  const moved = element === 'svg' ? undefined : attributes.transform;
  const matrix = moved === undefined ? parent.matrix : multiply(parent.matrix, readTransform(moved));
  return { element, paint, matrix };
}

function strokeOf(paint: Paint, matrix: Matrix): MarkShape['stroke'] {
  if (paint.stroke === null || paint.strokeWidth === 0) return null;
  refuseOddLine(paint);
  const scale = evenScale(matrix);
  if (scale === undefined) throw unsafe('transform + stroke');
  const width = round(paint.strokeWidth * scale);
  return width === 0 ? null : { colour: paint.stroke, width };
}

/** How much of a shape passes the frame: none of it, all of it, or a part, which would be cut. */
function beyond({ left, top, right, bottom }: Bounds, { width, height }: Frame): 'none' | 'all' | 'part' {
  if (right <= 0 || bottom <= 0 || left >= width || top >= height) return 'all';
  const isWithin = left >= -OVER && top >= -OVER && right <= width + OVER && bottom <= height + OVER;
  return isWithin ? 'none' : 'part';
}

/** Puts a mark together: shapes in their order, each with what it has of those around it. */
export function makeDrawing(): Drawing {
  const open: Open[] = [];
  const shapes: MarkShape[] = [];
  let frame: Frame | undefined;
  let [seen, steps] = [0, 0];

  function draw({ paint, matrix }: Open, d: string, within: Frame): void {
    const outline = mapPath(readPath(d), matrix);
    seen += 1;
    steps += outline.length;
    if (seen > MOST_SHAPES || steps > MOST_STEPS) throw new Refusal('mark-too-large');
    const stroke = strokeOf(paint, matrix);
    const bounds = boundsOf(outline);
    if (!bounds || (paint.fill === null && stroke === null)) return;
    const covered = stroke ? strokeBounds(outline, bounds, stroke.width) : bounds;
    const passes = beyond(covered, within);
    if (passes === 'part') throw new Refusal('mark-outside-frame');
    if (passes === 'none')
      shapes.push({ d: formatPath(outline), rule: paint.rule, fill: paint.fill, stroke });
  }

  return {
    open(element, attributes) {
      const parent = open.at(-1);
      const isRoot = parent === undefined;
      const known = ELEMENTS.get(element);
      const isMisplaced = isRoot !== (element === 'svg') || parent?.element === 'defs';
      if (!known || isMisplaced || (parent && isShape(parent.element))) throw unsafe(element);
      if (isRoot) frame = frameOf(attributes);
      const base = parent ?? { element: '', paint: FIRST_PAINT, matrix: frame?.matrix ?? IDENTITY };
      const own = ownOf(base, element, attributes, known);
      open.push(own);
      if (frame && isShape(element)) draw(own, outlineOf(element, attributes), frame);
    },
    close() {
      open.pop();
    },
    end() {
      if (!frame) throw new Refusal('mark-unreadable');
      if (shapes.length === 0) throw new Refusal('mark-without-ink');
      return { kind: 'vector', width: frame.width, height: frame.height, shapes };
    },
  };
}
