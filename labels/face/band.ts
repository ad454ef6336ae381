import type { StampLayout } from '../layout/stampLayout.ts';
import { tonesOf } from '../marks/colours.ts';
import type { StampLook } from '../marks/look.ts';
import type { Box } from '../millimetre.ts';
import type { Mark } from './place.ts';

/** How wide a band of colour is inside the cut, and what keeps words away from it (mm): a cut may miss by half a millimetre. */
const BAND = 2;
const AWAY = 1;

/** A column of words narrower or lower than this has no room to give (mm). */
const LEAST = { width: 17, height: 16 } as const;

/** A band of the office's first colour at the rim beyond the words, running over the cut, and what it leaves of their box. */
export function bandOf(
  layout: StampLayout,
  look: StampLook,
): { readonly marks: readonly Mark[]; readonly text: Box } {
  const { text, label, qr } = layout;
  const none = { marks: [], text };
  const tone = tonesOf(look.colours).band;
  if (look.bleed <= 0 || !tone || layout.compact || layout.pin) return none;
  const isWide = text.x >= qr.x + qr.width - 1e-6;
  const inside = BAND + AWAY;
  const room = isWide
    ? { ...text, width: label.width - inside - text.x }
    : { ...text, height: label.height - inside - text.y };
  if (room.width < LEAST.width || room.height < LEAST.height) return none;
  const box = isWide
    ? {
        x: label.width - BAND,
        y: -look.bleed,
        width: BAND + look.bleed,
        height: label.height + 2 * look.bleed,
      }
    : {
        x: -look.bleed,
        y: label.height - BAND,
        width: label.width + 2 * look.bleed,
        height: BAND + look.bleed,
      };
  return { marks: [{ kind: 'bar', box, tone }], text: room };
}
