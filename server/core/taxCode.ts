/** Weights of the first nine digits of a tax code; the tenth checks them. */
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Reads a tax code as people write it: 10 digits of which the last checks the others, the same with `-` and 3 more for
 * a dependent unit, or a person's 12-digit number (Circular 86/2024/TT-BTC). Undefined for anything else.
 */
export function parseTaxCode(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s.-]/g, '');
  if (/^\d{12}$/.test(digits)) return text.includes('-') ? undefined : digits;
  if (!/^\d{10}(?:\d{3})?$/.test(digits) || !isChecked(digits)) return undefined;
  return digits.length === 10 ? digits : `${digits.slice(0, 10)}-${digits.slice(10)}`;
}

function isChecked(digits: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return 10 - (sum % 11) === Number(digits[9]);
}
