import type { Headline, Tone } from '#core/verdict';

/** Line drawings on a grid of 24, one shape per meaning, so that no answer rests on colour. */
const SHAPES = {
  rosette: 'M12 3a6 6 0 1 0 .01 0M8.6 14 7 21.5l5-2.8 5 2.8-1.6-7.5M12 6.8a2.2 2.2 0 1 0 .01 0',
  clock: 'M12 3a9 9 0 1 0 .01 0M12 7.5V12l3.2 2',
  change: 'M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4',
  slash: 'M12 3a9 9 0 1 0 .01 0M5.7 5.7l12.6 12.6',
  cross: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6m0-6-6 6',
  warning: 'M12 4 2.8 20h18.4zM12 10v4.6m0 2.4v.2',
  info: 'M12 3a9 9 0 1 0 .01 0M12 11v5.4M12 7.4v.2',
  question: 'M12 3a9 9 0 1 0 .01 0M9.4 9.6a2.7 2.7 0 1 1 3.9 2.4c-.9.5-1.3 1-1.3 2m0 2.6v.2',
  copies: 'M8 8V4h12v12h-4M4 8h12v12H4z',
  tick: 'm5 12.5 4.6 4.5L19 7.5',
} as const;

/** A drawing's name. */
export type IconName = keyof typeof SHAPES;

/** Which drawing stands before which headline. */
export const HEADLINE_ICONS: Readonly<Record<Headline, IconName>> = {
  unreadable: 'question',
  foreign: 'question',
  forged: 'cross',
  recalled: 'cross',
  'safety-withdrawn': 'cross',
  'unknown-batch': 'warning',
  void: 'slash',
  withdrawn: 'slash',
  spent: 'warning',
  'copies-alarm': 'copies',
  record: 'info',
  'not-recognised-at-issue': 'warning',
  lapsed: 'clock',
  superseded: 'change',
  'copies-watch': 'copies',
  ending: 'clock',
  'in-force': 'rosette',
  'signed-only': 'info',
};

/** Which drawing stands before a single fact. */
export const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  good: 'tick',
  notice: 'clock',
  warning: 'warning',
  danger: 'cross',
  neutral: 'info',
};

/** A drawing beside words that say the same: hidden from readers of the screen. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[name]} />
    </svg>
  );
}
