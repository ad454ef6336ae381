import { MITER_LIMIT } from '#labels/marks/markArt';
import type { Bounds, Step } from './svgPath.ts';

type Vector = readonly [x: number, y: number];

/** A piece of a path: its ends, and which way it leaves the one and arrives at the other (unit length). */
interface Piece {
  readonly to: Vector;
  readonly leaves: Vector;
  readonly arrives: Vector;
}

const NOTHING = 1e-9;

function toward(from: Vector, ...goals: readonly Vector[]): Vector | undefined {
  for (const [x, y] of goals) {
    const [dx, dy] = [x - from[0], y - from[1]];
    const length = Math.hypot(dx, dy);
    if (length > NOTHING) return [dx / length, dy / length];
  }
  return undefined;
}

function reversed(direction: Vector | undefined): Vector | undefined {
  return direction && [-direction[0], -direction[1]];
}

function pieceOf(from: Vector, step: Step, start: Vector): Piece | undefined {
  const points: Vector[] =
    step[0] === 'Z'
      ? [start]
      : step[0] === 'C'
        ? [
            [step[1], step[2]],
            [step[3], step[4]],
            [step[5], step[6]],
          ]
        : [[step[1], step[2]]];
  const to = points.at(-1) ?? from;
  const leaves = toward(from, ...points);
  const arrives = reversed(toward(to, ...points.slice(0, -1).reverse(), from));
  return leaves && arrives && { to, leaves, arrives };
}

/** The outermost point of a corner, or undefined where its line runs on straight, or is cut off flat. */
function tipOf(at: Vector, arrives: Vector, leaves: Vector, half: number): Vector | undefined {
  const [x, y] = [arrives[0] - leaves[0], arrives[1] - leaves[1]];
  const length = Math.hypot(x, y);
  const cosine = arrives[0] * leaves[0] + arrives[1] * leaves[1];
  // The halved angle between both sides: its sine is 1 where the line runs on.
  const ratio = 1 / Math.sqrt(Math.max(NOTHING, (1 + cosine) / 2));
  if (length < NOTHING || ratio > MITER_LIMIT) return undefined;
  return [at[0] + (x / length) * half * ratio, at[1] + (y / length) * half * ratio];
}

/** The outermost points of a line's corners, a line of some width along a path. */
function tipsOf(steps: readonly Step[], half: number): Vector[] {
  const tips: Vector[] = [];
  let [start, at]: [Vector, Vector] = [
    [0, 0],
    [0, 0],
  ];
  let [first, last]: [Piece | undefined, Piece | undefined] = [undefined, undefined];
  const join = (from: Piece | undefined, to: Piece | undefined) => {
    const tip = from && to && tipOf(from.to, from.arrives, to.leaves, half);
    if (tip) tips.push(tip);
  };
  for (const step of steps) {
    if (step[0] === 'M') {
      [start, at] = [
        [step[1], step[2]],
        [step[1], step[2]],
      ];
      [first, last] = [undefined, undefined];
      continue;
    }
    const piece = pieceOf(at, step, start);
    if (piece) {
      join(last, piece);
      first ??= piece;
      [last, at] = [piece, piece.to];
    }
    if (step[0] !== 'Z') continue;
    join(last, first);
    [at, first, last] = [start, undefined, undefined];
  }
  return tips;
}

/** What a line of some width along a path covers: half the width around it, and the tips of its corners. */
export function strokeBounds(steps: readonly Step[], bounds: Bounds, width: number): Bounds {
  const half = width / 2;
  const wide = {
    left: bounds.left - half,
    top: bounds.top - half,
    right: bounds.right + half,
    bottom: bounds.bottom + half,
  };
  for (const [x, y] of tipsOf(steps, half)) {
    wide.left = Math.min(wide.left, x);
    wide.right = Math.max(wide.right, x);
    wide.top = Math.min(wide.top, y);
    wide.bottom = Math.max(wide.bottom, y);
  }
  return wide;
}
