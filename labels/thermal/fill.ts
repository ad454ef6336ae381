import type { DotBox } from './bitmap.ts';

/** A closed line in dots: x, y, x, y … to the right and down; the last point is joined to the first. */
export type Outline = readonly number[];

/** What is inside of lines that cross: every turn counts, or every second crossing does (SVG 2 §13.4.2). */
export type FillRule = 'nonzero' | 'evenodd';

/** Lines looked along in each row of dots. */
const LINES = 8;

/** How much of each dot of a box lies inside of outlines, from 0 to 1, row by row. */
export function coverageOf(outlines: readonly Outline[], rule: FillRule, box: DotBox): Float32Array {
  const crossings = crossingsOf(outlines, box);
  const coverage = new Float32Array(box.width * box.height);
  for (const [line, found] of crossings.entries()) {
    if (!found) continue;
    const row = Math.floor(line / LINES) * box.width;
    for (const [from, to] of insideOf(found, rule))
      addSpan(coverage, row, box.width, from - box.x, to - box.x);
  }
  return coverage;
}

interface Crossing {
  readonly x: number;
  readonly turn: 1 | -1;
}

/** Where each line is crossed: lines lie in the middle of equal parts of a row. */
function crossingsOf(outlines: readonly Outline[], box: DotBox): (Crossing[] | undefined)[] {
  const lines: (Crossing[] | undefined)[] = new Array(box.height * LINES);
  for (const outline of outlines) {
    for (let at = 0; at < outline.length; at += 2) {
      const next = at + 2 < outline.length ? at + 2 : 0;
      cross(lines, box, [outline[at], outline[at + 1], outline[next], outline[next + 1]] as Edge);
    }
  }
  return lines;
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number];

function cross(lines: (Crossing[] | undefined)[], box: DotBox, [x0, y0, x1, y1]: Edge): void {
  if (y0 === y1) return;
  const turn = y1 > y0 ? 1 : -1;
  const lineOf = (y: number) => Math.ceil((y - box.y) * LINES - 0.5);
  const first = Math.max(0, lineOf(Math.min(y0, y1)));
  const beyond = Math.min(lines.length, lineOf(Math.max(y0, y1)));
  for (let line = first; line < beyond; line++) {
    const y = box.y + (line + 0.5) / LINES;
    const crossing = { x: x0 + ((y - y0) / (y1 - y0)) * (x1 - x0), turn } as const;
    const found = lines[line];
    if (found) found.push(crossing);
    else lines[line] = [crossing];
  }
}

function* insideOf(found: Crossing[], rule: FillRule): Generator<[from: number, to: number]> {
  found.sort((a, b) => a.x - b.x);
  let winding = 0;
  let from = 0;
  for (const { x, turn } of found) {
    const before = winding;
    winding = rule === 'nonzero' ? winding + turn : 1 - winding;
    if (before === 0) from = x;
    else if (winding === 0 && x > from) yield [from, x];
  }
}

function addSpan(coverage: Float32Array, row: number, width: number, from: number, to: number): void {
  const left = Math.max(0, from);
  const right = Math.min(width, to);
  for (let x = Math.floor(left); x < right; x++) {
    const share = Math.min(right, x + 1) - Math.max(left, x);
    coverage[row + x] = (coverage[row + x] ?? 0) + share / LINES;
  }
}

/** The rectangle of whole dots that outlines reach into. */
export function boxOf(outlines: readonly Outline[]): DotBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const outline of outlines) {
    for (let at = 0; at < outline.length; at += 2) {
      const [x = 0, y = 0] = [outline[at], outline[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < left) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.floor(left), Math.floor(top)];
  return { x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y };
}
