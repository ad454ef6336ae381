import { Refusal } from '#core/refusal';

/** An element's attributes without a namespace. */
export type Attributes = Readonly<Record<string, string>>;

/** Units of lengths, in user units (CSS: 96 to the inch). */
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
};

const LENGTH = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|in|cm|mm|pt|pc)?\s*$/;

/** A length in user units; throws `mark-unsafe` naming one that is relative to something else. */
export function readLength(text: string): number {
  const [, digits, unit = ''] = (text.length > 60 ? null : LENGTH.exec(text)) ?? [];
  const length = Number(digits) * (UNITS[unit] ?? Number.NaN);
  if (!Number.isFinite(length)) throw new Refusal('mark-unsafe', { element: text.trim().slice(0, 40) });
  return length;
}

const NUMBERS = /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/g;

/** Numbers in a row, with spaces or commas between; throws `mark-unreadable` where anything else stands there. */
export function readNumbers(text: string): number[] {
  if (text.replace(NUMBERS, '').replace(/[\s,]/g, '') !== '') throw new Refusal('mark-unreadable');
  return (text.match(NUMBERS) ?? []).map(Number);
}

const of = (attributes: Attributes, name: string) => readLength(attributes[name] || '0');

function refuseNegative(...lengths: readonly number[]): void {
  if (lengths.some((length) => length < 0)) throw new Refusal('mark-unreadable');
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  refuseNegative(rx, ry);
  if (rx === 0 || ry === 0) return '';
  const half = `A${rx} ${ry} 0 1 0`;
  return `M${cx - rx} ${cy}${half} ${cx + rx} ${cy}${half} ${cx - rx} ${cy}Z`;
}

/** Corner radii as SVG takes them: one alone counts for both, and none is over half a side. */
function radii(attributes: Attributes, width: number, height: number): readonly [number, number] {
  const given = (name: string) => {
    const text = attributes[name];
    return text === undefined || text === 'auto' ? undefined : readLength(text);
  };
  const [rx, ry] = [given('rx'), given('ry')];
  const [x, y] = [rx ?? ry ?? 0, ry ?? rx ?? 0];
  refuseNegative(x, y);
  return [Math.min(x, width / 2), Math.min(y, height / 2)];
}

function rect(attributes: Attributes): string {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => of(attributes, name)) as [
    number,
    number,
    number,
    number,
  ];
  refuseNegative(width, height);
  if (width === 0 || height === 0) return '';
  const [rx, ry] = radii(attributes, width, height);
  const [right, bottom] = [x + width, y + height];
  if (rx === 0 || ry === 0) return `M${x} ${y}L${right} ${y}L${right} ${bottom}L${x} ${bottom}Z`;
  const turn = (toX: number, toY: number) => `A${rx} ${ry} 0 0 1 ${toX} ${toY}`;
  return [
    `M${x + rx} ${y}L${right - rx} ${y}${turn(right, y + ry)}`,
    `L${right} ${bottom - ry}${turn(right - rx, bottom)}`,
    `L${x + rx} ${bottom}${turn(x, bottom - ry)}`,
    `L${x} ${y + ry}${turn(x + rx, y)}Z`,
  ].join('');
}

function points(text: string, end: '' | 'Z'): string {
  const numbers = readNumbers(text);
  if (numbers.length % 2 !== 0) throw new Refusal('mark-unreadable');
  if (numbers.length < 4) return '';
  return `M${numbers.join(' ')}${end}`;
}

/** What each shape of SVG is as a path. */
const SHAPES: Readonly<Record<string, (attributes: Attributes) => string>> = {
  path: ({ d = '' }) => (d.trim() === 'none' ? '' : d),
  rect,
  circle: (a) => ellipse(of(a, 'cx'), of(a, 'cy'), of(a, 'r'), of(a, 'r')),
  ellipse: (a) => ellipse(of(a, 'cx'), of(a, 'cy'), of(a, 'rx'), of(a, 'ry')),
  line: (a) => `M${of(a, 'x1')} ${of(a, 'y1')}L${of(a, 'x2')} ${of(a, 'y2')}`,
  polyline: (a) => points(a.points ?? '', ''),
  polygon: (a) => points(a.points ?? '', 'Z'),
};

/** The attributes that make each shape what it is. */
export const SHAPE_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  path: ['d', 'pathLength'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  polyline: ['points'],
  polygon: ['points'],
};

/** True for the elements that draw something by themselves. */
export function isShape(element: string): boolean {
  return Object.hasOwn(SHAPES, element);
}

/** A shape's outline as the `d` of a path, empty where it draws nothing. */
export function outlineOf(element: string, attributes: Attributes): string {
  return SHAPES[element]?.(attributes) ?? '';
}
