import { z } from 'zod';
import { Refusal } from '#core/refusal';
import { STOCK_KINDS } from '#labels/stock/kind';
import { unknownStock } from '#labels/stock/measures';
import { packPlain, SHEET_EDGE } from '#labels/stock/plain';
import type { Stock } from '#labels/stock/stock';
import { count, line } from './form.ts';
import { blank, millimetres } from './measure.ts';

const side = millimetres(1, 1300);
const gap = millimetres(0, 1300);

/** A length that is nothing where it is left empty. */
function orNothing(most: number) {
  return blank(millimetres(0, most)).transform((mm) => mm ?? 0);
}

/** Own label paper, as a person measures it with a ruler; which measures count depends on its kind. */
const measured = z.object({
  kind: z.enum(STOCK_KINDS).default('sheet'),
  pageWidth: side.default(210),
  pageHeight: side.default(297),
  labelWidth: side,
  labelHeight: side,
  /** Of plain paper as many as it holds. */
  columns: blank(count(100)),
  rows: blank(count(100)),
  left: orNothing(1300),
  top: orNothing(1300),
  /** From one label's left side to the next one's, or what lies between them; left out, labels touch. */
  stepRight: blank(side),
  stepDown: blank(side),
  gapRight: blank(gap),
  gapDown: blank(gap),
  /** Radius of rounded corners. */
  corner: orNothing(100),
});

type Measured = z.infer<typeof measured>;

/** Throws `invalid-input` where labels are not counted that must be, `stock-unknown` where a step and a gap are said. */
function refuseIncomplete(stock: Measured): void {
  const needed = { sheet: ['columns', 'rows'], plain: [], roll: ['columns'] } as const;
  const missing = needed[stock.kind].find((name) => stock[name] === undefined);
  if (missing) throw new Refusal('invalid-input', { field: missing, value: '' });
  const twice = (step?: number, between?: number) => step !== undefined && between !== undefined;
  if (twice(stock.stepRight, stock.gapRight)) throw besideField(unknownStock('', 'gap'), 'gapRight');
  if (twice(stock.stepDown, stock.gapDown)) throw besideField(unknownStock('', 'gap'), 'gapDown');
}

/** The measures of an own paper while they are typed: no name yet. */
export const measuresForm = measured;

/** Own label paper with its name. */
export const ownStockForm = measured.extend({
  producer: line(40),
  name: line(60),
  /** A paper of that name is to be measured anew. */
  replace: z.literal('1').optional(),
});

export type SaveOwnStock = z.infer<typeof ownStockForm>;

/**
 * Own paper as the labels' table writes it: `page=210x297,label=40x25,…`. Throws `invalid-input` where labels are not
 * counted, `stock-unknown` where both step and gap are said, or plain paper holds not one.
 */
export function formatMeasures(stock: Measured): string {
  refuseIncomplete(stock);
  const pairs = stock.kind === 'plain' ? plainPairs(stock) : gridPairs(stock);
  const { kind, corner } = stock;
  return [
    ...Object.entries(pairs).map(([key, pair]) => `${key}=${pair.map(thousandth).join('x')}`),
    ...(corner > 0 && kind !== 'plain' ? [`corner=${corner}`] : []),
    ...(kind === 'sheet' ? [] : [`kind=${kind}`]),
  ].join(',');
}

type Pairs = Readonly<Record<string, readonly [number, number]>>;

/** A roll is one row, and its page as wide as its labels with the same margin on both sides. */
function gridPairs(stock: Measured): Pairs {
  const { kind, pageWidth, pageHeight, labelWidth, labelHeight, columns = 1, rows = 1, left, top } = stock;
  const across = stock.stepRight ?? labelWidth + (stock.gapRight ?? 0);
  const down = stock.stepDown ?? labelHeight + (stock.gapDown ?? 0);
  const isRoll = kind === 'roll';
  return {
    page: isRoll ? [2 * left + (columns - 1) * across + labelWidth, labelHeight] : [pageWidth, pageHeight],
    label: [labelWidth, labelHeight],
    grid: [columns, isRoll ? 1 : rows],
    margin: [left, isRoll ? 0 : top],
    pitch: [across, down],
  };
}

/** Written out label by label: a paper once saved stays as it is, however plain paper is filled some day. */
function plainPairs({ pageWidth, pageHeight, labelWidth, labelHeight }: Measured): Pairs {
  const size = { width: labelWidth, height: labelHeight };
  const packed = packPlain({ width: pageWidth, height: pageHeight }, size, SHEET_EDGE);
  if (!packed) throw unknownStock(`plain=${labelWidth}x${labelHeight}`, 'plain');
  const { page, columns, rows, margin } = packed;
  return {
    page: [page.width, page.height],
    label: [labelWidth, labelHeight],
    grid: [columns, rows],
    margin: [margin.x, margin.y],
  };
}

function thousandth(mm: number): number {
  return Math.round(mm * 1000) / 1000;
}

/** A paper's measures as they would be typed again (mm): gaps, not steps; nothing is said of what is nothing. */
export function typedMeasures({ kind, page, label, columns, rows, margin, pitch, corner }: Stock) {
  const size = { kind, labelWidth: label.width, labelHeight: label.height };
  const sheet = { pageWidth: page.width, pageHeight: page.height };
  const row = { columns, left: margin.x, corner, gapRight: columns > 1 ? pitch.width - label.width : 0 };
  const down = { gapDown: pitch.height - label.height };
  const measures = {
    plain: { ...size, ...sheet },
    roll: { ...size, ...row, ...down },
    sheet: { ...size, ...sheet, ...row, ...(rows > 1 ? down : {}), rows, top: margin.y },
  }[kind];
  const said = Object.entries(measures).filter(([, value]) => value !== 0);
  return Object.fromEntries(
    said.map(([name, value]) => [name, typeof value === 'number' ? String(thousandth(value)) : value]),
  );
}

/** The fields of a part: across, and down. */
const MEASURE_FIELDS: Readonly<Record<string, readonly [across: string, down: string]>> = {
  page: ['pageWidth', 'pageHeight'],
  label: ['labelWidth', 'labelHeight'],
  plain: ['labelWidth', 'labelHeight'],
  grid: ['columns', 'rows'],
  margin: ['left', 'top'],
  pitch: ['stepRight', 'stepDown'],
  corner: ['corner', 'corner'],
};

function besideField(refusal: Refusal, field: string): Refusal {
  return new Refusal(refusal.code, { ...refusal.details, field });
}

/** Tells beside which field of the measures a wrong part stands; other refusals pass as they are. */
export function besideMeasure(refusal: Refusal): Refusal {
  const { part, axis, field } = refusal.details;
  const fields = MEASURE_FIELDS[String(part)];
  if (refusal.code !== 'stock-unknown' || fields === undefined || field !== undefined) return refusal;
  return besideField(refusal, fields[axis === 'down' ? 1 : 0]);
}
