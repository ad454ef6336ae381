/** The field of 256 elements of ISO/IEC 18004 §7.5.2, modulo x⁸ + x⁴ + x³ + x² + 1. */
const POLYNOMIAL = 0x11d;

const EXP = new Uint8Array(510);
const LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  EXP[power + 255] = value;
  LOG[value] = power;
  value = (value << 1) ^ (value & 0x80 ? POLYNOMIAL : 0);
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : (EXP[(LOG[a] as number) + (LOG[b] as number)] as number);
}

/** The generator polynomial of a degree without its leading 1 (ISO/IEC 18004 annex A), highest power first. */
function generator(degree: number): Uint8Array {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  for (let root = 0; root < degree; root++) {
    const factor = EXP[root] as number;
    for (let at = 0; at < degree; at++) {
      const next = at + 1 < degree ? (result[at + 1] as number) : 0;
      result[at] = multiply(result[at] as number, factor) ^ next;
    }
  }
  return result;
}

/** Computes one block's error correction codewords: from `data[from…]` into `out[at…]`. */
export type Corrector = (data: Uint8Array, from: number, length: number, out: Uint8Array, at: number) => void;

/** Every multiple of the generator, packed in words of 32 bits from the left: a step is then a few XORs. */
function packMultiples(degree: number, words: number): Int32Array {
  const polynomial = generator(degree);
  const multiples = new Int32Array(256 * words);
  for (let factor = 0; factor < 256; factor++) {
    for (let at = 0; at < degree; at++) {
      const word = factor * words + (at >> 2);
      const byte = multiply(polynomial[at] as number, factor);
      multiples[word] = (multiples[word] as number) | (byte << (24 - 8 * (at & 3)));
    }
  }
  return multiples;
}

/** The Reed–Solomon corrector of a degree (ISO/IEC 18004 §7.5.2): a shift register of whole words. */
export function correctorOf(degree: number): Corrector {
  const words = Math.ceil(degree / 4);
  const multiples = packMultiples(degree, words);
  const register = new Int32Array(words + 1);
  return (data, from, length, out, at) => {
    register.fill(0);
    for (let index = from; index < from + length; index++) {
      const factor = (data[index] as number) ^ ((register[0] as number) >>> 24);
      const row = factor * words;
      for (let word = 0; word < words; word++) {
        const shifted = ((register[word] as number) << 8) | ((register[word + 1] as number) >>> 24);
        register[word] = shifted ^ (multiples[row + word] as number);
      }
    }
    for (let byte = 0; byte < degree; byte++) {
      out[at + byte] = (register[byte >> 2] as number) >>> (24 - 8 * (byte & 3));
    }
  };
}
