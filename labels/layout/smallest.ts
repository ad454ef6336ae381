import { Refusal } from '#core/refusal';
import type { Size } from '../millimetre.ts';
import { moduleDots, symbolOf } from '../qr/symbol.ts';
import { COMPACT_SAFETY, quietBounds } from '../stock/inset.ts';
import type { Stock } from '../stock/stock.ts';
import { placeCompact } from './compact.ts';

/** What a compact layout is asked to hold: a symbol, and what stands beside it. */
interface CompactWish {
  readonly dpi: number;
  readonly modules: number;
  readonly sample: boolean;
}

/** The compact layout at the best of a printer's dots; undefined where it does not fit. */
export function compactAt(stock: Stock, { dpi, modules, sample }: CompactWish) {
  const symbols = moduleDots(dpi).map((dots) => symbolOf(dots, modules, dpi));
  return placeCompact(stock, symbols, sample);
}

/** Printers' usual dots an inch, one of which may take a label that coarser ones do not. */
const FINER = [300, 600] as const;

/**
 * `stock-too-small`, with `width` and `height` of the smallest label that works (mm), the same (`miniWidth`,
 * `miniHeight`) for a mini stamp where it has fewer modules, and the dots an inch at which this label would do (`finer`).
 */
export function tooSmall(stock: Stock, wish: CompactWish, miniModules: number): Refusal {
  const { width, height } = smallestLabel(stock, wish);
  const mini = smallestLabel(stock, { ...wish, modules: miniModules });
  const finer = FINER.find((dpi) => dpi > wish.dpi && compactAt(stock, { ...wish, dpi }) !== undefined);
  return new Refusal('stock-too-small', {
    ...{ stock: stock.name.slice(0, 120), dpi: wish.dpi, width, height },
    ...(finer === undefined ? {} : { finer }),
    ...(miniModules >= wish.modules ? {} : { miniWidth: mini.width, miniHeight: mini.height }),
  });
}

/** No label need be larger than its QR with the quiet zone by more than this (tenths of mm). */
const MOST_LARGER = 150;

/** The smallest label that works: larger than the QR with its quiet zone to one side, to both, or to the other. */
function smallestLabel(stock: Stock, wish: CompactWish): Size {
  const [smallest] = moduleDots(wish.dpi).slice(-1);
  const { side, quiet } = symbolOf(smallest ?? 1, wish.modules, wish.dpi);
  const { left, right, top, bottom } = quietBounds(stock, quiet, COMPACT_SAFETY);
  const [width, height] = [tenths(left + side + right), tenths(top + side + bottom)];
  const larger = (across: number, down: number): Size => {
    const by = (more: number) => ({
      width: (width + across * more) / 10,
      height: (height + down * more) / 10,
    });
    return by(least(MOST_LARGER, (more) => compactAt(grown(stock, by(more)), wish) !== undefined));
  };
  const area = (size: Size) => size.width * size.height;
  return [larger(1, 1), larger(1, 0)].reduce(
    (best, one) => (area(one) < area(best) ? one : best),
    larger(0, 1),
  );
}

/** The same paper with labels of another size, as far from its rim as before. */
function grown(stock: Stock, label: Size): Stock {
  const { page, pitch, columns, rows } = stock;
  const [across, down] = [label.width - stock.label.width, label.height - stock.label.height];
  return {
    ...stock,
    label,
    page: { width: page.width + columns * across, height: page.height + rows * down },
    pitch: { width: pitch.width + across, height: pitch.height + down },
  };
}

/** The least whole number from which on something works, or `most`. */
function least(most: number, works: (number: number) => boolean): number {
  let [from, to] = [0, most];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (works(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}

/** Up to the next tenth of a millimetre, as paper is sold; in tenths. */
function tenths(mm: number): number {
  return Math.ceil(mm * 10 - 1e-6);
}
