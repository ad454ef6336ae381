import { dotSize } from '../millimetre.ts';
import kept from './floorTable.json' with { type: 'json' };

/** No module is smaller than this (mm), whatever printer made it: what phones are commonly said to read. */
export const LEAST_MODULE = 0.33;

/** A form at one printer's dots, and what was read of it, parts of 1. */
export interface ReadRow {
  readonly form: string;
  readonly dpi: number;
  readonly dots: number;
  /** Of prints, by zxing in at least one of three looks; of single looks, by zxing and by zbar. */
  readonly threeLooks: number;
  readonly zxing: number;
  readonly zbar: number;
}

/**
 * What the floors stand on: new stamps, flat, in a simulated dim shop (`npm run bench -- scannability --keep` writes
 * it). A single look at the floor reads about 0.8, three looks 0.93 to 1: of so few prints give or take 0.1 and 0.2.
 */
export const READ: { readonly seed: number; readonly prints: number; readonly rows: readonly ReadRow[] } =
  kept;

/** What is read well enough, by our own choice: nine prints of ten in three looks, seven single looks of ten by either reader. */
const ENOUGH = { threeLooks: 0.9, oneLook: 0.7 } as const;

function isReadWell({ threeLooks, zxing, zbar }: ReadRow): boolean {
  return threeLooks >= ENOUGH.threeLooks && Math.min(zxing, zbar) >= ENOUGH.oneLook;
}

/**
 * The fewest dots from which on a form is read well at one dpi, by a table, and no fewer than 0.33 mm; undefined where
 * the table has no such row.
 */
export function measuredFloor(rows: readonly ReadRow[], form: string, dpi: number): number | undefined {
  const tried = rows.filter((row) => row.form === form && row.dpi === dpi).sort((a, b) => a.dots - b.dots);
  const [floor] = tried.slice(tried.findLastIndex((row) => !isReadWell(row)) + 1);
  return floor && Math.max(floor.dots, dotsOfLeast(dpi));
}

function dotsOfLeast(dpi: number): number {
  return Math.ceil(LEAST_MODULE / dotSize(dpi) - 1e-9);
}

const FORMS = ['full', 'mini'] as const;

/** The fewest dots of a form's module at each dpi of the table. */
export const FLOORS = [...new Set(READ.rows.map(({ dpi }) => dpi))].flatMap((dpi) =>
  FORMS.map((form) => ({ form, dpi, dots: measuredFloor(READ.rows, form, dpi) ?? dotsOfLeast(dpi) })),
);

/** The fewest dots of a module at any dpi, of both forms: measured where the table has it, else the least of 0.33 mm. */
export function leastDots(dpi: number): number {
  const measured = FLOORS.filter((floor) => floor.dpi === dpi).map(({ dots }) => dots);
  return Math.max(dotsOfLeast(dpi), ...measured);
}
