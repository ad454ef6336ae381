import type { LookColours } from './look.ts';

/** What a colour must stand out from white to be read (WCAG 2.2, 1.4.3), and for shapes to be seen (1.4.11). */
export const LEAST_CONTRAST = { text: 4.5, shape: 3 } as const;

/** A channel of a colour as light, 0 to 1. */
function lightOf(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** How a colour `#rrggbb` stands out from white paper: 1 is white itself, 21 is black. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    lightOf(Number.parseInt(colour.slice(at, at + 2), 16)),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** What may stand in which of the office's colours; what is left out is black, for it would be too pale to read. */
export interface Tones {
  readonly stars?: 'first';
  /** The words beside the stars. */
  readonly label?: 'first';
  readonly band?: 'first';
  readonly name?: 'second';
}

/** Shares a look's colours out: stars and band in the first, the product's name in the second, each only where it stands out enough. */
export function tonesOf(colours: LookColours | null): Tones {
  if (!colours) return {};
  const first = contrastWithWhite(colours.first);
  const second = contrastWithWhite(colours.second);
  return {
    ...(first >= LEAST_CONTRAST.shape ? { stars: 'first' as const, band: 'first' as const } : {}),
    ...(first >= LEAST_CONTRAST.text ? { label: 'first' as const } : {}),
    ...(second >= LEAST_CONTRAST.text ? { name: 'second' as const } : {}),
  };
}
