/** A number as PDF writes it: no exponent, to a ten-thousandth of a point. */
export function fixed(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
