// A few words of WebAssembly's binary format (W3C Core Specification 2.0, §5), enough to assemble a small module.

/** Bytes of code. */
export type Code = readonly number[];

/** A number in LEB128, signed as constants are. */
function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const byte = rest & 0x7f;
    const isLast = (rest >> 7 === 0 && (byte & 0x40) === 0) || (rest >> 7 === -1 && (byte & 0x40) !== 0);
    bytes.push(isLast ? byte : byte | 0x80);
    if (isLast) return bytes;
  }
}

function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

const op =
  (code: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), code];

/** A local of a function: what it holds, and giving it something. */
export const local = (index: number) => ({
  now: [0x20, index] as Code,
  is: (value: Code): Code => [...value, 0x21, index],
});

/** An operation on 128 bits (§5.4.8 of the specification). */
const wideOp =
  (code: number) =>
  (...operands: readonly Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(code)];
const folded = (code: number) => {
  const one = wideOp(code);
  return (...values: readonly Code[]): Code => values.reduce((first, second) => one(first, second));
};

/** Two numbers of 64 bits side by side: a line of modules under two masks. */
export const wide = {
  load: (address: Code, offset: number): Code => [...wideOp(0x00)(address), 4, ...unsigned(offset)],
  store: (address: Code, value: Code, offset: number): Code => [
    ...wideOp(0x0b)(address, value),
    ...[4, ...unsigned(offset)],
  ],
  /** One number of 64 bits, twice. */
  spread: (address: Code, offset: number): Code => [...wideOp(0x0a)(address), 3, ...unsigned(offset)],
  and: folded(0x4e),
  or: folded(0x50),
  xor: wideOp(0x51),
  /** What is set in one and not in the other. */
  without: wideOp(0x4f),
  up: (value: Code, by: number): Code => wideOp(0xcb)(value, int.of(by)),
  down: (value: Code, by: number): Code => wideOp(0xcd)(value, int.of(by)),
  /** Whether any bit is set. */
  isAny: wideOp(0x53),
  /** Sixteen bytes from the second on of two such numbers, and the first byte of one. */
  follow: (value: Code, next: Code): Code => [
    ...wideOp(0x0d)(value, next),
    ...Array.from({ length: 16 }, (_, byte) => byte + 1),
  ],
  first: (value: Code): Code => [...wideOp(0x16)(value), 0],
  /** Bits set in each byte, and the sum of such counts. */
  count: (value: Code): Code => wideOp(0x62)(value),
  add: folded(0x6e),
  /** Sums of 16 bits, and the counts of two bytes more in each. */
  plus: (sums: Code, counts: Code): Code => wideOp(0x8e)(sums, wideOp(0x7d)(counts)),
  /** Two such sums together, in 32 bits. */
  sums: (value: Code): Code => wideOp(0x7f)(value),
};

/** A constant of 64 bits: one byte, eight times. */
function longOf(byte: number): Code {
  let rest = BigInt.asIntN(64, BigInt(byte) * 0x0101_0101_0101_0101n);
  const bytes: number[] = [0x42];
  for (let n = 0; n < 9; n++, rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest & 0x7fn)];
}

/** Numbers of 64 bits: a line of modules. */
export const long = {
  none: [0x42, 0] as Code,
  /** Of 32 bits. */
  of: op(0xad),
  or: op(0x84),
  up: op(0x86),
  /** Every bit the other way. */
  not: (value: Code): Code => op(0x85)(value, [0x42, 0x7f]),
  load: (address: Code, offset: number): Code => [...op(0x29)(address), 3, ...unsigned(offset)],
  xor: op(0x85),
  /** So many neighbouring bits change places with those above them; `low` are the lower ones of a byte. */
  swap: (value: Code, by: number, low: number): Code => {
    const above = op(0x83)(op(0x88)(value, [0x42, by]), longOf(low));
    return op(0x84)(above, op(0x86)(op(0x83)(value, longOf(low)), [0x42, by]));
  },
  store: (address: Code, value: Code, offset: number): Code => [
    ...op(0x37)(address, value),
    ...[3, ...unsigned(offset)],
  ],
};

/** Numbers of 32 bits: addresses and bytes. Shifts take their lowest five bits, those of 64 bits six. */
export const int = {
  of: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code, offset: number): Code => [...op(0x28)(address), 2, ...unsigned(offset)],
  byte: (address: Code, offset: number): Code => [...op(0x2d)(address), 0, ...unsigned(offset)],
  plus: op(0x6a),
  and: op(0x71),
  xor: op(0x73),
  up: (value: Code, by: number): Code => op(0x74)(value, int.of(by)),
  down: (value: Code, by: number): Code => op(0x76)(value, int.of(by)),
  downBy: op(0x76),
  isLess: op(0x48),
};

/** Does something where a condition holds. */
export const when = (condition: Code, ...does: readonly Code[]): Code => [
  ...condition,
  ...[0x04, 0x40],
  ...does.flat(),
  0x0b,
];

/** Does something, and again as long as a condition holds then. */
export const repeatWhile = (does: readonly Code[], condition: Code): Code => [
  ...[0x03, 0x40],
  ...does.flat(),
  ...condition,
  ...[0x0d, 0x00, 0x0b],
];

/** The types of numbers. */
export const INT = 0x7f;
/** The type of a line. */
export const LONG = 0x7e;
/** The type of two lines. */
export const WIDE = 0x7b;

/** A function that gives nothing back. */
export interface Func {
  readonly parameters: readonly number[];
  readonly locals: readonly number[];
  readonly body: Code;
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const named = (text: string): Code => vector([...text].map((letter) => [letter.charCodeAt(0)]));

/** A module of some functions, given out by their names, and one page of `memory`. */
export function moduleOf(functions: Readonly<Record<string, Func>>): Uint8Array<ArrayBuffer> {
  const all = Object.entries(functions);
  const types = all.map(([, { parameters }]) => [0x60, ...vector(parameters.map((one) => [one])), 0]);
  const bodies = all.map(([, { locals, body }]) => {
    const code = [...vector(locals.map((one) => [1, one])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(3, vector(all.map((_, index) => [index]))),
    ...section(5, vector([[0, 1]])),
    ...section(
      7,
      vector([[...named('memory'), 2, 0], ...all.map(([name], index) => [...named(name), 0, index])]),
    ),
    ...section(10, vector(bodies)),
  ]);
}
