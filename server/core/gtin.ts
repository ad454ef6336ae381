import { Refusal } from './refusal.ts';

/** A Global Trade Item Number, always 14 digits with a right check digit (GS1 General Specifications §7.9). */
export type Gtin14 = string & { readonly __gtin: true };

/** The GS1 mod-10 check digit of the digits before it: weights 3 and 1 from the right. */
export function gtinCheckDigit(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const weight = (digits.length - i) % 2 === 1 ? 3 : 1;
    sum += Number(digits[i]) * weight;
  }
  return (10 - (sum % 10)) % 10;
}

/** True for exactly 14 ASCII digits whose last is the check digit, and not all zero. */
export function isGtin14(text: string): text is Gtin14 {
  if (!/^[0-9]{14}$/.test(text) || /^0+$/.test(text)) return false;
  return gtinCheckDigit(text.slice(0, 13)) === Number(text[13]);
}

/** Reads a GTIN-8, -12, -13 or -14 as printed under a barcode and pads it to 14 digits; throws `invalid-gtin`. */
export function parseGtin(text: string): Gtin14 {
  const padded = /^(?:[0-9]{8}|[0-9]{12,14})$/.test(text) ? text.padStart(14, '0') : '';
  if (!isGtin14(padded)) throw new Refusal('invalid-gtin', { value: text.slice(0, 40) });
  return padded;
}
