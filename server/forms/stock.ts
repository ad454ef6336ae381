import { z } from 'zod';
import { Refusal } from '#core/refusal';
import { count, line } from './form.ts';
import { blank, millimetres } from './measure.ts';

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
  const { right, bottom } = refusal.details;
  const isBelow = right === undefined && bottom !== undefined;
  return new Refusal(refusal.code, { ...refusal.details, field: isBelow ? 'rows' : field });
}
