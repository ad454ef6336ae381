import SvgPath from 'svgpath';
import { Refusal } from '#core/refusal';
import type { Matrix } from './svgMatrix.ts';

/** One step of an absolute path. */
export type Step =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** The letters and marks of numbers a path may be written with. */
const PATH = /^[MmLlHhVvCcSsQqTtAaZz\d.eE+\-,\s]*$/;
/** No drawing has coordinates beyond this. */
const FARTHEST = 1e7;

function checked(value: number): number {
  if (!Number.isFinite(value) || Math.abs(value) > FARTHEST) throw new Refusal('mark-unreadable');
  return value;
}

/** A path's `d` in absolute M, L, C and Z; throws `mark-unreadable` for what no viewer draws to its end. */
export function readPath(d: string): Step[] {
  if (!PATH.test(d)) throw new Refusal('mark-unreadable');
  const path = new SvgPath(d);
  if (Reflect.get(path, 'err')) throw new Refusal('mark-unreadable');
  const steps: Step[] = [];
  path
    .abs()
    .unshort()
    .unarc()
    .iterate((segment, _index, x, y) => void steps.push(stepOf(segment, x, y)));
  for (const [, ...numbers] of steps) for (const one of numbers) checked(one);
  return steps;
}

type Segment = Parameters<Parameters<InstanceType<typeof SvgPath>['iterate']>[0]>[0];

function stepOf(segment: Segment, x: number, y: number): Step {
  switch (segment[0]) {
    case 'M':
    case 'L':
      return [segment[0], segment[1], segment[2]];
    case 'H':
      return ['L', segment[1], y];
    case 'V':
      return ['L', x, segment[1]];
    case 'C':
      return segment;
    case 'Q':
      return cubicOf(segment, x, y);
    case 'Z':
    case 'z':
      return ['Z'];
    default:
      throw new Refusal('mark-unreadable');
  }
}

/** A quadratic curve from (x, y) as the cubic that is the same curve. */
function cubicOf(
  [, cx, cy, tx, ty]: readonly ['Q', number, number, number, number],
  x: number,
  y: number,
): Step {
  const part = 2 / 3;
  return [
    'C',
    x + part * (cx - x),
    y + part * (cy - y),
    tx + part * (cx - tx),
    ty + part * (cy - ty),
    tx,
    ty,
  ];
}

/** To a hundredth of a unit, of a thousand: finer than any printer's dot. */
export function round(value: number): number {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? 0 : rounded;
}

/** A path moved by a map and rounded. */
export function mapPath(steps: readonly Step[], [a, b, c, d, e, f]: Matrix): Step[] {
  const x = (px: number, py: number) => checked(round(a * px + c * py + e));
  const y = (px: number, py: number) => checked(round(b * px + d * py + f));
  return steps.map((step): Step => {
    if (step[0] === 'Z') return step;
    if (step[0] === 'C') {
      const [, x1, y1, x2, y2, x3, y3] = step;
      return ['C', x(x1, y1), y(x1, y1), x(x2, y2), y(x2, y2), x(x3, y3), y(x3, y3)];
    }
    return [step[0], x(step[1], step[2]), y(step[1], step[2])];
  });
}

/** A path as text, in the one spelling marks are kept in. */
export function formatPath(steps: readonly Step[]): string {
  return steps.map(([letter, ...numbers]) => letter + numbers.join(' ')).join('');
}

/** The upright rectangle a path lies in. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a cubic turns back along one axis, as parts of its way; the derivative's zeros. */
function turns(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = 3 * (p3 - 3 * p2 + 3 * p1 - p0);
  const b = 6 * (p2 - 2 * p1 + p0);
  const c = 3 * (p1 - p0);
  if (Math.abs(a) < 1e-9) return Math.abs(b) < 1e-9 ? [] : [-c / b];
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  return b * b < 4 * a * c ? [] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
}

function extremes(p0: number, p1: number, p2: number, p3: number): number[] {
  const at = (t: number) =>
    (1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3;
  return [
    p3,
    ...turns(p0, p1, p2, p3)
      .filter((t) => t > 0 && t < 1)
      .map(at),
  ];
}

/** What a path covers, without its line's width; undefined for a path of nothing. */
export function boundsOf(steps: readonly Step[]): Bounds | undefined {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let [x, y] = [0, 0];
  for (const step of steps) {
    if (step[0] === 'Z') continue;
    const isCurve = step[0] === 'C';
    const xs = isCurve ? extremes(x, step[1], step[3], step[5]) : [step[1]];
    const ys = isCurve ? extremes(y, step[2], step[4], step[6]) : [step[2]];
    bounds.left = Math.min(bounds.left, ...xs);
    bounds.right = Math.max(bounds.right, ...xs);
    bounds.top = Math.min(bounds.top, ...ys);
    bounds.bottom = Math.max(bounds.bottom, ...ys);
    [x, y] = isCurve ? [step[5], step[6]] : [step[1], step[2]];
  }
  return bounds.left <= bounds.right ? bounds : undefined;
}
