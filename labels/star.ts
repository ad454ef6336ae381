/** A five-pointed star upright in a square of side 1, as ten corners from the top, clockwise, y downwards. */
const CORNERS: readonly (readonly [number, number])[] = Array.from({ length: 10 }, (_, index) => {
  const angle = (index * Math.PI) / 5 - Math.PI / 2;
  const radius = index % 2 === 0 ? 0.525 : 0.525 * 0.42;
  return [0.5 + radius * Math.cos(angle), 0.54 + radius * Math.sin(angle)] as const;
});

/** The star as a closed PDF path, at a place and size in points (y downwards). */
export function starPath(x: number, y: number, size: number): string {
  const points = CORNERS.map(
    ([cornerX, cornerY]) => `${fixed(x + cornerX * size)} ${fixed(y + cornerY * size)}`,
  );
  return `${points[0]} m ${points
    .slice(1)
    .map((point) => `${point} l`)
    .join(' ')} h`;
}

/** A number as PDF writes it: no exponent, to a ten-thousandth of a point. */
export function fixed(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
