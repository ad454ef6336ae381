import { Refusal } from './refusal.ts';

/** One physical stamp: 2 digits of key number, then 10 digits of serial (FORMATS.md §2). */
export type StampId = string & { readonly __stampId: true };

/** A key's number, 01 to 99, as two digits. */
export type KeyNumber = string & { readonly __keyNumber: true };

/** The last serial a key can give: 10 digits. */
export const LAST_SERIAL = 9_999_999_999;

/** What people put between the groups of an ID. */
const SPACERS = /[\s.\-\u2010-\u2014]/g;

const STAMP_ID = /^(?!00)[0-9]{12}$/;

/** True for exactly 12 ASCII digits whose first two are not `00`. */
export function isStampId(text: string): text is StampId {
  return STAMP_ID.test(text);
}

/** True for `01` to `99`. */
export function isKeyNumber(text: string): text is KeyNumber {
  return /^(?!00)[0-9]{2}$/.test(text);
}

/** Puts key number and serial (0 to 9,999,999,999) together; throws `invalid-stamp-id` outside those limits. */
export function formatStampId(key: KeyNumber, serial: number): StampId {
  const id = Number.isInteger(serial) && serial >= 0 ? `${key}${String(serial).padStart(10, '0')}` : '';
  if (!isStampId(id)) throw new Refusal('invalid-stamp-id', { value: `${key} ${serial}` });
  return id;
}

/** The key number of a stamp ID. */
export function keyNumberOf(id: StampId): KeyNumber {
  return id.slice(0, 2) as KeyNumber;
}

/** The serial of a stamp ID, as a number. */
export function serialOf(id: StampId): number {
  return Number(id.slice(2));
}

/** The check character people read aloud, ISO/IEC 7064 MOD 11-2: `0`–`9` or `X`. It is never in the QR. */
export function checkCharacter(id: StampId): string {
  let remainder = 0;
  for (const digit of id) remainder = ((remainder + Number(digit)) * 2) % 11;
  const value = (12 - remainder) % 11;
  return value === 10 ? 'X' : String(value);
}

/** The printed form: three groups of four digits and the check character, `0100 0000 0042-1`. */
export function formatPrintedId(id: StampId): string {
  return `${id.slice(0, 4)} ${id.slice(4, 8)} ${id.slice(8)}-${checkCharacter(id)}`;
}

/** True where a typed ID has everything but the right check character: a digit of it, or that character, is mistyped. */
export function isCheckWrong(text: string): boolean {
  const compact = text.replace(SPACERS, '').toUpperCase();
  const id = compact.slice(0, 12);
  return isStampId(id) && /^[0-9X]$/.test(compact.slice(12)) && compact.slice(12) !== checkCharacter(id);
}

/**
 * Reads an ID as typed by a person: 12 digits, spaces, dots and hyphens anywhere, with or without the check
 * character; throws `invalid-stamp-id` when the length is wrong or the check character does not agree.
 */
export function parseTypedId(text: string): StampId {
  const compact = text.replace(SPACERS, '').toUpperCase();
  const id = compact.slice(0, 12);
  const rest = compact.slice(12);
  const whole = compact.length <= 13 && isStampId(id) && (rest === '' || rest === checkCharacter(id));
  if (!whole) throw new Refusal('invalid-stamp-id', { value: text.slice(0, 40) });
  return id;
}
