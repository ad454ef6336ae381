import { formatPin, PIN_DIGITS } from '#core/pin';
import type { StampId } from '#core/stampId';
import type { PinPlace } from '../layout/stampLayout.ts';
import type { Box } from '../millimetre.ts';
import type { DigitLine } from '../pdf/paper.ts';
import type { Mark } from './place.ts';
import { DESCENT, LEAST_ASCENT } from './row.ts';
import type { Typeface } from './text.ts';

/** Room beside the digits (mm), and how much of the window's height they take. */
const PADDING = 0.8;
const HIGH = 0.66;

/** Digits of an ID by which two sheets are laid together. */
const TAG_DIGITS = 4;

/** What every label shows of a window: its outline. */
export function pinMarks({ window }: PinPlace): Mark[] {
  return [{ kind: 'frame', box: window }];
}

function widest(typeface: Typeface): number {
  return Math.max(...[...'0123456789'].map((digit) => typeface.width(digit, 'semibold')));
}

/** A line in the middle of a box, as large as it fits, whatever its digits are. */
function lineIn(box: Box, em: number, most: number): Omit<DigitLine, 'text'> {
  const size = Math.min((box.width - 2 * PADDING) / em, most);
  const height = (LEAST_ASCENT + DESCENT) * size;
  const baseline = box.y + (box.height - height) / 2 + LEAST_ASCENT * size;
  return { size, x: box.x + box.width / 2, baseline, align: 'middle' };
}

/** Sets what is different on every label, measured once. */
export interface PinSetting {
  /** The PIN in its window. */
  pin(pin: string): DigitLine;
  /** The last digits of the stamp's ID above the window, for who lays two sheets together. */
  tag(id: StampId): DigitLine;
}

/** Measures the lines of a window. */
export function setPins({ window, tag }: PinPlace, typeface: Typeface): PinSetting {
  const em = PIN_DIGITS * widest(typeface) + typeface.width(' ', 'semibold');
  const inWindow = lineIn(window, em, HIGH * window.height);
  const high = tag.height / (LEAST_ASCENT + DESCENT);
  const above = lineIn(tag, TAG_DIGITS * widest(typeface), high);
  return {
    pin: (pin) => ({ ...inWindow, text: formatPin(pin) }),
    tag: (id) => ({ ...above, text: id.slice(-TAG_DIGITS) }),
  };
}
