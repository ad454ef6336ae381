import { PIN_DIGITS } from '#core/pin';
import type { PinPlace } from '../layout/stampLayout.ts';
import type { Box } from '../millimetre.ts';
import type { IdPlace, Mark } from './place.ts';
import { DESCENT, LEAST_ASCENT } from './row.ts';
import type { Typeface } from './text.ts';

/** Room beside the digits (mm), and how much of the window's height they take. */
const PADDING = 0.8;
const HIGH = 0.66;

/** Digits of an ID by which two sheets are laid together. */
export const TAG_DIGITS = 4;

/** Where a line of digits goes. */
export type DigitPlace = Omit<IdPlace, 'from' | 'to'>;

/** What every label shows of a window: its outline. */
export function pinMarks({ window }: PinPlace): Mark[] {
  return [{ kind: 'frame', box: window }];
}

function widest(typeface: Typeface): number {
  return Math.max(...[...'0123456789'].map((digit) => typeface.width(digit, 'semibold')));
}

/** A line in the middle of a box, as large as it fits, whatever its digits are. */
function lineIn(box: Box, em: number, most: number): DigitPlace {
  const size = Math.min((box.width - 2 * PADDING) / em, most);
  const height = (LEAST_ASCENT + DESCENT) * size;
  const baseline = box.y + (box.height - height) / 2 + LEAST_ASCENT * size;
  return { size, x: box.x + box.width / 2, baseline, align: 'middle' };
}

/** Where stands what is different on every label, measured once. */
export interface PinSetting {
  /** The PIN in its window. */
  readonly pin: DigitPlace;
  /** The last digits of the stamp's ID above the window, for who lays two sheets together. */
  readonly tag: DigitPlace;
}

/** Measures the lines of a window. */
export function setPins({ window, tag }: PinPlace, typeface: Typeface): PinSetting {
  const em = PIN_DIGITS * widest(typeface) + typeface.width(' ', 'semibold');
  const high = tag.height / (LEAST_ASCENT + DESCENT);
  return {
    pin: lineIn(window, em, HIGH * window.height),
    tag: lineIn(tag, TAG_DIGITS * widest(typeface), high),
  };
}
