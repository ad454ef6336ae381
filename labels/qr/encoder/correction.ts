import { AT, MULTIPLE } from './memory.ts';
import { type Func, INT, int, local, repeatWhile, WIDE, wide } from './wasm.ts';

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

/** Every multiple of the generator of a degree (at most 30), highest power first. */
export function multiplesOf(degree: number): Uint8Array {
  const polynomial = generator(degree);
  const multiples = new Uint8Array(256 * MULTIPLE);
  for (let factor = 0; factor < 256; factor++) {
    for (let at = 0; at < degree; at++) {
      multiples[factor * MULTIPLE + at] = multiply(polynomial[at] as number, factor);
    }
  }
  return multiples;
}

/**
 * Computes one block's error correction codewords (ISO/IEC 18004 §7.5.2): a shift register of 32 bytes. Given where
 * its data begin and end among the codewords, and where those of correction go: 32 bytes are written there, of which
 * those beyond the degree count for nothing.
 */
export function correctBlock(): Func {
  const [from, to, out] = [local(0), local(1), local(2)];
  const [factor, first, second, nothing] = [local(3), local(4), local(5), local(6)];
  const byte = int.xor(int.byte(from.now, AT.codewords), wide.first(first.now));
  const step = [
    factor.is(int.up(byte, Math.log2(MULTIPLE))),
    first.is(wide.xor(wide.follow(first.now, second.now), wide.load(factor.now, AT.multiples))),
    second.is(wide.xor(wide.follow(second.now, nothing.now), wide.load(factor.now, AT.multiples + 16))),
    from.is(int.plus(from.now, int.of(1))),
  ];
  return {
    parameters: [INT, INT, INT],
    locals: [INT, WIDE, WIDE, WIDE],
    body: [
      ...repeatWhile(step, int.isLess(from.now, to.now)),
      ...wide.store(out.now, first.now, AT.codewords),
      ...wide.store(out.now, second.now, AT.codewords + 16),
    ],
  };
}
