import { MOST_ACROSS } from './plain.ts';
import type { Stock } from './stock.ts';

/** Bounds of paper that any printer takes (mm). */
export const LEAST = { page: 10, label: 5 } as const;
const MOST = { page: 1300, edge: 20 } as const;

/** Paper is cut to a tenth of a millimetre: labels may stand that far over the page's rim. */
const TOLERANCE = 0.1;

/** Which measure no paper can have, by how much it is off, and what would do (mm, to a hundredth). */
export interface Misfit {
  readonly part: 'page' | 'label' | 'corner' | 'grid' | 'pitch' | 'margin' | 'edge';
  /** It is wrong downwards only. */
  readonly axis?: 'down';
  /** By how much labels overlap, or pass the page. */
  readonly by?: number;
  /** The least and the most that the measure may be. */
  readonly least?: number;
  readonly most?: number;
  /** By how much a grid passes the page's right side or bottom. */
  readonly right?: number;
  readonly bottom?: number;
  /** How many labels find room side by side, or at which step and margin so many do. */
  readonly labels?: number;
  readonly step?: number;
  readonly space?: number;
}

/** One way along a stock: across, or down. */
interface Along {
  readonly axis?: 'down';
  readonly page: number;
  readonly label: number;
  readonly count: number;
  readonly margin: number;
  readonly pitch: number;
  /** Whether the step counts: where there is another label, or a roll's next row. */
  readonly steps: boolean;
  readonly mostLabels: number;
}

function waysOf({ kind, page, label, columns, rows, margin, pitch }: Stock): readonly [Along, Along] {
  const across = {
    page: page.width,
    label: label.width,
    count: columns,
    margin: margin.x,
    pitch: pitch.width,
  };
  const down = { page: page.height, label: label.height, count: rows, margin: margin.y, pitch: pitch.height };
  const isRoll = kind === 'roll';
  return [
    { ...across, steps: columns > 1, mostLabels: MOST_ACROSS },
    { ...down, axis: 'down', steps: rows > 1 || isRoll, mostLabels: isRoll ? 1 : MOST_ACROSS },
  ];
}

/** The measure of a stock that no paper can have, or undefined when the labels lie on the page side by side. */
export function misfitOf(stock: Stock): Misfit | undefined {
  const { label, edge, corner } = stock;
  const ways = waysOf(stock);
  const first = (check: (way: Along) => Misfit | undefined) => {
    const [found] = ways.flatMap((way) => {
      const misfit = check(way);
      return misfit ? [way.axis ? { ...misfit, axis: way.axis } : misfit] : [];
    });
    return found;
  };
  const roundest = Math.min(label.width, label.height) / 2;
  return (
    first(wrongPage) ??
    first(wrongLabel) ??
    (corner > roundest ? { part: 'corner', most: hundredth(roundest) } : undefined) ??
    first(wrongCount) ??
    first(wrongPitch) ??
    first(wrongMargin) ??
    first(wrongGrid) ??
    (edge > MOST.edge ? { part: 'edge', most: MOST.edge } : undefined)
  );
}

function wrongPage({ page }: Along): Misfit | undefined {
  if (page >= LEAST.page && page <= MOST.page) return undefined;
  return { part: 'page', least: LEAST.page, most: MOST.page };
}

function wrongLabel({ label, page }: Along): Misfit | undefined {
  if (label < LEAST.label) return { part: 'label', least: LEAST.label };
  if (label <= page + TOLERANCE) return undefined;
  return { part: 'label', by: hundredth(label - page), most: page };
}

function wrongCount({ count, mostLabels }: Along): Misfit | undefined {
  return Number.isInteger(count) && count >= 1 && count <= mostLabels ? undefined : { part: 'grid' };
}

function wrongPitch({ label, pitch, steps }: Along): Misfit | undefined {
  if (!steps || pitch >= label) return undefined;
  return { part: 'pitch', by: hundredth(label - pitch), least: label };
}

function wrongMargin({ page, label, margin }: Along): Misfit | undefined {
  const by = margin + label - page;
  if (by <= TOLERANCE) return undefined;
  return { part: 'margin', by: hundredth(by), most: hundredth(Math.max(0, page - label)) };
}

function wrongGrid({ axis, page, label, count, margin, pitch }: Along): Misfit | undefined {
  const over = margin + (count - 1) * pitch + label - page;
  if (over <= TOLERANCE) return undefined;
  const step = Math.floor((100 * (page - margin - label)) / (count - 1) + 1e-6) / 100;
  const space = margin - over;
  return {
    part: 'grid',
    ...(axis ? { bottom: hundredth(over) } : { right: hundredth(over) }),
    labels: Math.floor((page + TOLERANCE - margin - label) / pitch + 1e-9) + 1,
    ...(step >= label ? { step } : {}),
    ...(space >= 0 ? { space: Math.floor(100 * space + 1e-6) / 100 } : {}),
  };
}

function hundredth(mm: number): number {
  return Math.round(mm * 100) / 100;
}
