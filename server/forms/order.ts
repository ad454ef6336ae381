import { z } from 'zod';
import { Refusal } from '#core/refusal';
import { issueBatchForm } from './batch.ts';
import { count, line } from './form.ts';

/** A field that may be left empty: a form sends it as an empty text. */
function blank<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess((value) => (value === '' || value === undefined ? undefined : value), shape.optional());
}

/** Ordering stamps: what is issued, and the paper that its PDF is then made for. */
export const orderForm = issueBatchForm.extend({
  /** A paper by its name in the table, or `own:` and the id of one's own. */
  paper: line(60).default('a4-65'),
  dpi: count(4800).default(300),
  start: count(100_000).default(1),
  profile: blank(line(40)),
  /** Where a limit is passed: the order is to go to the office. */
  approval: blank(z.literal('ask')),
});

export type OrderBatch = z.infer<typeof orderForm>;

/** Millimetres as people type them, to a hundredth, with a comma or a point. */
export function millimetres(least: number, most: number) {
  return z
    .union([
      z.number(),
      z
        .string()
        .trim()
        .regex(/^-?\d{1,4}(?:[.,]\d{1,2})?$/),
    ])
    .transform((value) => Number(String(value).replace(',', '.')))
    .pipe(z.number().min(least).max(most));
}

const side = millimetres(1, 1300);

/** Own label paper, as a person measures it with a ruler. */
export const ownStockForm = z.object({
  producer: line(40),
  name: line(60),
  pageWidth: side.default(210),
  pageHeight: side.default(297),
  labelWidth: side,
  labelHeight: side,
  columns: count(100),
  rows: count(100),
  left: millimetres(0, 1300).default(0),
  top: millimetres(0, 1300).default(0),
  /** From one label's left side to the next one's; left out, labels touch. */
  stepRight: blank(side),
  stepDown: blank(side),
});

export type SaveOwnStock = z.infer<typeof ownStockForm>;

/** The measures of an own paper while they are typed: no name yet. */
export const measuresForm = ownStockForm.omit({ producer: true, name: true });

/** Own paper as the labels' table writes it: `page=210x297,label=40x25,…`. */
export function formatMeasures(stock: z.infer<typeof measuresForm>): string {
  const { pageWidth, pageHeight, labelWidth, labelHeight, columns, rows, left, top } = stock;
  const { stepRight = labelWidth, stepDown = labelHeight } = stock;
  const pairs = {
    page: [pageWidth, pageHeight],
    label: [labelWidth, labelHeight],
    grid: [columns, rows],
    margin: [left, top],
    pitch: [stepRight, stepDown],
  };
  return Object.entries(pairs)
    .map(([key, pair]) => `${key}=${pair.join('x')}`)
    .join(',');
}

const MEASURE_FIELDS: Readonly<Record<string, string>> = {
  page: 'pageWidth',
  label: 'labelWidth',
  grid: 'columns',
  margin: 'left',
  pitch: 'stepRight',
};

/** Tells beside which field of the measures a wrong part stands; other refusals pass as they are. */
export function besideMeasure(refusal: Refusal): Refusal {
  const field = MEASURE_FIELDS[String(refusal.details.part)];
  if (refusal.code !== 'stock-unknown' || field === undefined) return refusal;
  return new Refusal(refusal.code, { ...refusal.details, field });
}
