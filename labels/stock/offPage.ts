import { Refusal } from '#core/refusal';
import { type Calibration, calibratedCorner } from './calibration.ts';
import { inkInsets, SAFETY } from './inset.ts';
import { labelCorner, labelsPerPage, type Stock } from './stock.ts';

/** The white rim is a usual measure: ink may be drawn half a millimetre into it. Beyond a page without a rim is nothing. */
const INTO_RIM = 0.5;

/**
 * Throws `label-off-page` where making good a printer's miss would draw the ink of a label off the page or into its
 * white rim, with the `label` (from 1) that passes it farthest, and `by` how many mm.
 */
export function refuseOffPage(stock: Stock, calibration: Calibration | undefined): void {
  if (!calibration) return;
  const passed = Array.from({ length: labelsPerPage(stock) }, (_, index) => ({
    label: index + 1,
    by: Math.round(passedBy(stock, calibration, index) * 100) / 100,
  }));
  const worst = passed.reduce((most, one) => (one.by > most.by ? one : most));
  if (worst.by > 0) throw new Refusal('label-off-page', worst);
}

/** By how many mm the ink of a label passes what the printer inks of the page; negative where it keeps inside. */
function passedBy(stock: Stock, calibration: Calibration, index: number): number {
  const { kind, page, label, edge } = stock;
  const rim = Math.max(0, edge - INTO_RIM);
  const ends = kind === 'roll' ? 0 : rim;
  const inset = inkInsets(stock, SAFETY);
  const { x, y } = calibratedCorner(labelCorner(stock, index), label, calibration);
  return Math.max(
    rim - (x + inset.left),
    ends - (y + inset.top),
    x + label.width - inset.right - (page.width - rim),
    y + label.height - inset.bottom - (page.height - ends),
  );
}
