import type { Outline } from './fill.ts';
import type { DrawnLine } from './stroke.ts';

/** Where a path's own units come to lie: `x` = left + u × across, `y` = top + v × down. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly across: number;
  readonly down: number;
}

/** The fewest pieces a curve is cut into; one as long as a mark's is cut into more: none strays a tenth of a dot. */
const PIECES = 12;

/** How many pieces a curve of some length in dots is cut into. */
function piecesOf(length: number): number {
  return Math.max(PIECES, Math.ceil(2 * Math.sqrt(length)));
}

/** Draws a path and gives its lines in dots; a closed one ends where it began. */
export class Pen {
  readonly drawn: DrawnLine[] = [];
  readonly #at: Placement;
  #line: number[] = [];
  #start: readonly number[] = [];

  constructor(at: Placement) {
    this.#at = at;
  }

  moveTo(x: number, y: number): void {
    this.end();
    this.#push(x, y);
    this.#start = [...this.#line];
  }

  lineTo(x: number, y: number): void {
    this.#push(x, y);
  }

  quadraticTo(cx: number, cy: number, x: number, y: number): void {
    const [x0, y0] = this.#last;
    for (let piece = 1; piece <= PIECES; piece++) {
      const t = piece / PIECES;
      const u = 1 - t;
      this.#push(u * u * x0 + 2 * u * t * cx + t * t * x, u * u * y0 + 2 * u * t * cy + t * t * y);
    }
  }

  cubicTo(...[ax, ay, bx, by, x, y]: [number, number, number, number, number, number]): void {
    const [x0, y0] = this.#last;
    const on = (t: number, p0: number, p1: number, p2: number, p3: number) => {
      const u = 1 - t;
      return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
    };
    const { across, down } = this.#at;
    const reach = Math.hypot(ax - x0, ay - y0) + Math.hypot(bx - ax, by - ay) + Math.hypot(x - bx, y - by);
    const pieces = piecesOf(reach * Math.max(Math.abs(across), Math.abs(down)));
    for (let piece = 1; piece <= pieces; piece++) {
      const t = piece / pieces;
      this.#push(on(t, x0, ax, bx, x), on(t, y0, ay, by, y));
    }
  }

  /** Back to where the line began; what follows begins there too. */
  close(): void {
    this.#line.push(...this.#start);
    this.end(true);
    this.#line = [...this.#start];
  }

  end(isClosed = false): void {
    if (this.#line.length > 2) this.drawn.push({ points: this.#line, isClosed });
    this.#line = [];
  }

  get lines(): Outline[] {
    return this.drawn.map(({ points }) => points);
  }

  get #last(): [number, number] {
    const { left, top, across, down } = this.#at;
    const [x = left, y = top] = this.#line.slice(-2);
    return [(x - left) / across, (y - top) / down];
  }

  #push(x: number, y: number): void {
    const { left, top, across, down } = this.#at;
    this.#line.push(left + x * across, top + y * down);
  }
}

const TOKEN = /[MLCZ]|-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

/** The lines of an absolute path of M, L, C and Z. */
export function pathLines(d: string, at: Placement): DrawnLine[] {
  const pen = new Pen(at);
  const tokens = d.match(TOKEN) ?? [];
  let command = '';
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index] ?? '';
    if (/[a-z]/i.test(token) && !/\d/.test(token)) {
      command = token;
      index++;
      if (command === 'Z') pen.close();
      continue;
    }
    const taken = command === 'C' ? 6 : 2;
    const numbers = tokens.slice(index, index + taken).map(Number);
    draw(pen, command, numbers);
    if (command === 'M') command = 'L';
    index += taken;
  }
  pen.end();
  return pen.drawn;
}

function draw(pen: Pen, command: string, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: number[]): void {
  if (command === 'M') pen.moveTo(a, b);
  else if (command === 'L') pen.lineTo(a, b);
  else if (command === 'C') pen.cubicTo(a, b, c, d, e, f);
}
