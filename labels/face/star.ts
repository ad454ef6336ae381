/** A five-pointed star upright in a square of side 1, as ten corners from the top, clockwise, y downwards. */
export const STAR_CORNERS: readonly (readonly [number, number])[] = Array.from({ length: 10 }, (_, index) => {
  const angle = (index * Math.PI) / 5 - Math.PI / 2;
  const radius = index % 2 === 0 ? 0.525 : 0.525 * 0.42;
  return [0.5 + radius * Math.cos(angle), 0.54 + radius * Math.sin(angle)] as const;
});

/** The outline of a star not earned, in parts of its size, and how far its path keeps inside for its mitred tips. */
export const STAR_OUTLINE = 0.06;
export const STAR_INSET = 1.54 * STAR_OUTLINE;
