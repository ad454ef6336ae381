/** The seal: 64 bytes of Ed25519 signature written as exactly 155 decimal digits (FORMATS.md §4). */
export type Seal = string & { readonly __seal: true };

/** Decimal digits of a seal; the largest value, 2^512 − 1, has 155 of them. */
export const SEAL_DIGITS = 155;
const SIGNATURE_BYTES = 64;
/** 2^512, the first value that is none: of as many digits, so digits are compared as text. */
const LIMIT = (1n << 512n).toString();
const DIGITS = /^[0-9]{155}$/;
const WORD = (1n << 64n) - 1n;
/** Numbers of three digits, and one of two at the end, that a seal's digits are. */
export const SEAL_NUMBERS = 52;

/** Long division is slow: three bytes at a time are multiplied with what they stand for, six digits at a time. */
const PARTS = 22;
const LIMBS = 26;
const LIMB = 1_000_000;

/** Ten times 2^24 to the power of each part, in limbs from the lowest: 156 digits, whose last is 0. */
const WEIGHTS = new Float64Array(LIMBS * PARTS);
/** The first part that reaches a limb. */
const FIRST = new Uint8Array(LIMBS).fill(PARTS);
for (let part = 0; part < PARTS; part++) {
  let weight = 10n << BigInt(24 * part);
  for (let limb = 0; weight > 0n; limb++, weight /= BigInt(LIMB)) {
    WEIGHTS[limb * PARTS + part] = Number(weight % BigInt(LIMB));
    FIRST[limb] = Math.min(FIRST[limb] as number, part);
  }
}
const parts = new Float64Array(PARTS);

/** Writes 64 signature bytes, big-endian, as the numbers that a seal's 155 digits are: 51 of three digits, one of two. */
export function sealNumbers(signature: Uint8Array, out: Uint16Array): void {
  if (signature.length !== SIGNATURE_BYTES) throw new RangeError('a signature has 64 bytes');
  for (let part = 0, at = SIGNATURE_BYTES - 1; part < PARTS - 1; part++, at -= 3) {
    parts[part] =
      ((signature[at - 2] as number) << 16) |
      ((signature[at - 1] as number) << 8) |
      (signature[at] as number);
  }
  parts[PARTS - 1] = signature[0] as number;
  // Every sum stays below 22 · 2^24 · 10^6, which numbers hold exactly.
  for (let limb = 0, sum = 0, to = SEAL_NUMBERS - 1; limb < LIMBS; limb++, to -= 2) {
    const row = limb * PARTS;
    for (let part = FIRST[limb] as number; part < PARTS; part++) {
      sum += (parts[part] as number) * (WEIGHTS[row + part] as number);
    }
    const carry = Math.floor(sum / LIMB);
    const six = sum - carry * LIMB;
    const high = (six / 1000) | 0;
    out[to] = six - 1000 * high;
    out[to - 1] = high;
    sum = carry;
  }
  out[SEAL_NUMBERS - 1] = (out[SEAL_NUMBERS - 1] as number) / 10;
}

/** Three digits of every number below 1000: a print writes millions of seals. */
const THREE = Array.from({ length: 1000 }, (_, number) => String(number).padStart(3, '0'));
const numbers = new Uint16Array(SEAL_NUMBERS);

/** Writes 64 signature bytes, big-endian, as 155 digits with leading zeros. */
export function formatSeal(signature: Uint8Array): Seal {
  sealNumbers(signature, numbers);
  let digits = '';
  for (let at = 0; at < SEAL_NUMBERS - 1; at++) digits += THREE[numbers[at] as number];
  return `${digits}${(THREE[numbers[SEAL_NUMBERS - 1] as number] as string).slice(1)}` as Seal;
}

/** True for exactly 155 ASCII digits of a value < 2^512: the only spelling of some 64 bytes. */
export function isSeal(digits: string): digits is Seal {
  return DIGITS.test(digits) && digits < LIMIT;
}

/** Reads exactly 155 ASCII digits back into 64 bytes; undefined for another length, another digit or a value ≥ 2^512. */
export function parseSeal(digits: string): Uint8Array<ArrayBuffer> | undefined {
  if (!isSeal(digits)) return undefined;
  const bytes = new Uint8Array(SIGNATURE_BYTES);
  const view = new DataView(bytes.buffer);
  let value = BigInt(digits);
  for (let at = SIGNATURE_BYTES - 8; at >= 0; at -= 8) {
    view.setBigUint64(at, value & WORD);
    value >>= 64n;
  }
  return bytes;
}
