import { ownValue } from '#core/ownValue';
import { Refusal } from '#core/refusal';

/** An affine map of the plane as SVG writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

const NUMBER = '[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?';
const ONE = new RegExp(
  `^\\s*,?\\s*(matrix|translate|scale|rotate|skewX|skewY)\\s*\\(\\s*(${NUMBER}(?:[\\s,]+${NUMBER}){0,5})\\s*\\)`,
);

/** No transform of a drawing program is longer, in characters. */
const LONGEST = 1000;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

function rotation(degrees: number, x = 0, y = 0): Matrix {
  const [cos, sin] = [Math.cos(radians(degrees)), Math.sin(radians(degrees))];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

type Making = (n: readonly number[]) => Matrix;

/** What each word makes of how many numbers. */
const MAKINGS: Readonly<Record<string, readonly [counts: readonly number[], make: Making]>> = {
  matrix: [[6], ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [a, b, c, d, e, f]],
  translate: [[1, 2], ([x = 0, y = 0]) => [1, 0, 0, 1, x, y]],
  scale: [[1, 2], ([x = 1, y = x]) => [x, 0, 0, y, 0, 0]],
  rotate: [[1, 3], ([degrees = 0, x, y]) => rotation(degrees, x, y)],
  skewX: [[1], ([degrees = 0]) => [1, 0, Math.tan(radians(degrees)), 1, 0, 0]],
  skewY: [[1], ([degrees = 0]) => [1, Math.tan(radians(degrees)), 0, 1, 0, 0]],
};

/** A `transform` attribute as one map; throws `mark-unreadable` for what is none. */
export function readTransform(text: string): Matrix {
  if (text.length > LONGEST) throw new Refusal('mark-unreadable');
  let rest = text;
  let all = IDENTITY;
  while (rest.trim() !== '' && rest.trim() !== 'none') {
    const [whole, word = '', inner = ''] = ONE.exec(rest) ?? [];
    const numbers = inner.split(/[\s,]+/).map(Number);
    const making = ownValue(MAKINGS, word);
    if (whole === undefined || !making?.[0].includes(numbers.length)) throw new Refusal('mark-unreadable');
    all = multiply(all, making[1](numbers));
    rest = rest.slice(whole.length);
  }
  return all;
}

/** How much a map enlarges lines, or undefined where it stretches them unevenly. */
export function evenScale([a, b, c, d]: Matrix): number | undefined {
  const [across, down] = [Math.hypot(a, b), Math.hypot(c, d)];
  const isEven = Math.abs(across - down) <= 1e-3 * across && Math.abs(a * c + b * d) <= 1e-3 * across * down;
  return isEven ? across : undefined;
}
