import type { Box, Point } from '../millimetre.ts';
import { type Calibration, calibratedPoint, EXACT } from '../stock/calibration.ts';
import { refuseOffPage } from '../stock/offPage.ts';
import { ROW_TYPE, rowWords } from '../stock/rowWords.ts';
import { labelCorner, labelsPerPage, type Stock } from '../stock/stock.ts';
import { meantOn } from '../stock/testGrid.ts';
import { addBitmap, type Bitmap, blankBitmap, paintBox, paintDot } from './bitmap.ts';
import { densityOf } from './density.ts';
import { Letters } from './letters.ts';
import { pngFile } from './pngFile.ts';
import { mediaRow, refuseOther } from './setting.ts';
import { paperCommands, rowCommands } from './tsplRows.ts';
import { graphicField } from './zplGraphic.ts';
import { zplFormat } from './zplRows.ts';

/** One test row of a roll, as a printer with this miss would be served. */
export interface TestLabelJob {
  readonly stock: Stock;
  readonly dpi: number;
  readonly calibration?: Calibration;
  /** The printer that it is made good for, by name. */
  readonly printer?: string;
}

/** Lengths of the rulers' ticks (mm), and how high their words are. */
const TICK = { one: 0.8, five: 1.6, ten: 2.4 } as const;
const WORDS = 2;
/** Arms of the crosses at the labels' corners (mm). */
const ARM = 1.5;
/** A patch of the dot grid (mm), and the dots of its squares: what the head still draws apart. */
const PATCH = 2.5;
const SQUARES = [1, 2, 3, 4] as const;

/**
 * One row to measure a thermal printer by, in its own language or as a PNG: crosses at the labels' corners, two rulers
 * from the same point A and as long as on the PDF's test page (so the same four measures are typed in), squares of one
 * to four dots, the dots an inch it was made for, and in words what to measure. The same stock, dpi and calibration, the same bytes.
 * Throws `format-not-for-stock`, and `label-off-page` where a print so calibrated is refused.
 */
export function testLabel(format: 'zpl' | 'tspl' | 'png', job: TestLabelJob): Uint8Array {
  refuseOther(job.stock, job.dpi);
  refuseOffPage(job.stock, job.calibration);
  const row = mediaRow(job);
  const dots = drawTest(job, blankBitmap(row.width, row.height));
  if (format === 'png') return pngFile(dots, job.dpi);
  if (format === 'zpl') return Buffer.from(zplFormat(row, `^FO0,0${graphicField(dots)}\n`), 'latin1');
  return Buffer.concat([Buffer.from(paperCommands(row), 'latin1'), ...rowCommands(dots)]);
}

/** What draws in mm of the page, on the strip of it that the head reaches. */
interface Plotter {
  /** A line of so many dots' thickness, to the right or down. */
  line(from: Point, to: Point, dots?: number): void;
  words(text: string, at: Point, size?: number): void;
  /** How long a text is (em). */
  widthOf(text: string): number;
  squares(at: Point, dots: number): void;
}

function drawTest({ stock, dpi, calibration = EXACT, printer }: TestLabelJob, onto: Bitmap): Bitmap {
  const plotter = plotterOf(onto, densityOf(dpi), stock.edge, calibration);
  for (let index = 0; index < labelsPerPage(stock); index++)
    drawCrosses(plotter, { ...labelCorner(stock, index), ...stock.label });
  const meant = meantOn(stock);
  const { left, top, across, down } = meant;
  drawRulers(plotter, { x: left, y: top, width: across, height: down });
  for (const [index, dots] of SQUARES.entries())
    plotter.squares({ x: left + 1.5 + index * (PATCH + 1), y: top + 2 }, dots);
  const beside = left + 1.5 + SQUARES.length * (PATCH + 1);
  plotter.words(`${dpi} dpi`, { x: beside, y: top + 2 + PATCH });
  for (const { text, ...at } of rowWords(stock, meant, 2 + PATCH + 0.6, plotter.widthOf, printer))
    plotter.words(text, at, ROW_TYPE);
  return onto;
}

/** What lies on the far rim is drawn in its last dot. */
function last(at: number, length: number): number {
  return at === length ? length - 1 : at;
}

function plotterOf(onto: Bitmap, density: number, edge: number, calibration: Calibration): Plotter {
  const letters = new Letters();
  const dotAt = (point: Point): Point => {
    const { x, y } = calibratedPoint(point, calibration);
    return {
      x: last(Math.round((x - edge) * density), onto.width),
      y: last(Math.round(y * density), onto.height),
    };
  };
  return {
    line(from, to, dots = 1) {
      const [a, b] = [dotAt(from), dotAt(to)];
      const width = Math.max(dots, b.x - a.x + 1);
      paintBox(onto, { x: a.x, y: a.y, width, height: Math.max(dots, b.y - a.y + 1) }, true);
    },
    words(text, at, size = WORDS) {
      const set = letters.set(text, 'semibold', size * density);
      const { x, y } = dotAt(at);
      if (set) addBitmap(onto, set.bitmap, x + set.x, y + set.y);
    },
    widthOf(text) {
      const em = ROW_TYPE * density;
      return (letters.set(text, 'semibold', em)?.bitmap.width ?? 0) / em;
    },
    squares(at, dots) {
      const { x, y } = dotAt(at);
      const side = Math.round(PATCH * density);
      for (let down = 0; down < side; down++) {
        for (let right = 0; right < side; right++) {
          const isBlack = (Math.floor(right / dots) + Math.floor(down / dots)) % 2 === 0;
          if (isBlack) paintDot(onto, x + right, y + down, true);
        }
      }
    },
  };
}

function drawCrosses(plotter: Plotter, { x, y, width, height }: Box): void {
  for (const right of [x, x + width]) {
    for (const down of [y, y + height]) {
      plotter.line({ x: right - ARM, y: down }, { x: right + ARM, y: down });
      plotter.line({ x: right, y: down - ARM }, { x: right, y: down + ARM });
    }
  }
}

/** A tick each millimetre, longer ones each five and ten; point A and both lengths are named. */
function drawRulers(plotter: Plotter, { x, y, width, height }: Box): void {
  plotter.line({ x, y }, { x: x + width, y }, 2);
  plotter.line({ x, y }, { x, y: y + height }, 2);
  const tick = (mm: number) => (mm % 10 === 0 ? TICK.ten : mm % 5 === 0 ? TICK.five : TICK.one);
  for (let mm = 1; mm <= width; mm++)
    plotter.line({ x: x + mm, y: y - tick(mm) / 2 }, { x: x + mm, y: y + tick(mm) / 2 });
  for (let mm = 1; mm <= height; mm++)
    plotter.line({ x: x - tick(mm) / 2, y: y + mm }, { x: x + tick(mm) / 2, y: y + mm });
  plotter.words('A', { x: x - WORDS, y: y - 0.4 });
  plotter.words(`${width}`, { x: x + width - WORDS, y: y - 1.6 });
  plotter.words(`${height}`, { x: x + 1.5, y: y + height + 0.4 });
}
