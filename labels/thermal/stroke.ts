import { MITER_LIMIT } from '../marks/markArt.ts';
import type { Outline } from './fill.ts';

/** A line as a pen drew it, in dots: x, y, x, y …; a closed one has no ends. */
export interface DrawnLine {
  readonly points: Outline;
  readonly isClosed: boolean;
}

type Vector = readonly [x: number, y: number];

/** A straight piece of a line, with which way it goes (unit length). */
interface Piece {
  readonly from: Vector;
  readonly to: Vector;
  readonly along: Vector;
}

function piecesOf({ points, isClosed }: DrawnLine): Piece[] {
  const pieces: Piece[] = [];
  const count = points.length / 2;
  for (let at = 0; at < (isClosed ? count : count - 1); at++) {
    const next = (at + 1) % count;
    const from: Vector = [points[2 * at] ?? 0, points[2 * at + 1] ?? 0];
    const to: Vector = [points[2 * next] ?? 0, points[2 * next + 1] ?? 0];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (length > 0)
      pieces.push({ from, to, along: [(to[0] - from[0]) / length, (to[1] - from[1]) / length] });
  }
  return pieces;
}

/** A piece with flat ends. */
function body({ from, to, along }: Piece, half: number): Outline {
  const [right, down] = [along[1] * half, -along[0] * half];
  const [[x0, y0], [x1, y1]] = [from, to];
  return [x0 + right, y0 + down, x1 + right, y1 + down, x1 - right, y1 - down, x0 - right, y0 - down];
}

/** What a corner adds at its outer side: up to its tip, or cut off flat where that lies beyond the limit. */
function join(before: Piece, after: Piece, half: number): Outline | undefined {
  const [[ax, ay], [bx, by], [x, y]] = [before.along, after.along, after.from];
  const turn = ax * by - ay * bx;
  const cosine = ax * bx + ay * by;
  if (turn === 0 && cosine > 0) return undefined;
  const side = turn > 0 ? half : -half;
  const [left, right] = [
    [x + ay * side, y - ax * side],
    [x + by * side, y - bx * side],
  ];
  // The sine of half the angle between both sides: 1 where the line runs on.
  const sine = Math.sqrt((1 + cosine) / 2);
  const reach =
    sine * MITER_LIMIT < 1
      ? []
      : [x + ((ay + by) * side) / (1 + cosine), y - ((ax + bx) * side) / (1 + cosine)];
  const ends = turn > 0 ? [left, reach, right] : [right, reach, left];
  return [x, y, ...ends.flat()];
}

function covered(line: DrawnLine, half: number): Outline[] {
  const pieces = piecesOf(line);
  return pieces.flatMap((piece, at) => {
    const before = at > 0 || line.isClosed ? pieces.at(at - 1) : undefined;
    const corner = before && join(before, piece, half);
    return corner ? [corner, body(piece, half)] : [body(piece, half)];
  });
}

/** What lines of some width cover, flat at their ends and mitred at their corners (limit 4); all turn one way. */
export function strokeOutlines(lines: readonly DrawnLine[], width: number): Outline[] {
  return lines.flatMap((line) => covered(line, width / 2));
}
