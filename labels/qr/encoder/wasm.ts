// A few words of WebAssembly's binary format (W3C Core Specification 2.0, §5), enough to assemble one small module.

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

/** What a local holds. */
export const take = (local: number): Code => [0x20, local];
/** Gives a local a value. */
export const keep = (local: number, value: Code): Code => [...value, 0x21, local];

/** Numbers of 64 bits: lines of modules. */
export const long = {
  of: (value: number): Code => [0x42, ...signed(value)],
  load: (address: Code): Code => [...address, 0x29, 3, 0],
  and: (...values: readonly Code[]): Code => values.reduce((one, other) => op(0x83)(one, other)),
  or: (...values: readonly Code[]): Code => values.reduce((one, other) => op(0x84)(one, other)),
  xor: op(0x85),
  up: (value: Code, by: number): Code => op(0x86)(value, long.of(by)),
  down: (value: Code, by: number): Code => op(0x88)(value, long.of(by)),
  not: (value: Code): Code => op(0x85)(value, long.of(-1)),
  isZero: op(0x50),
  /** Bits set, as a number of 32 bits. */
  count: (value: Code): Code => [...value, 0x7b, 0xa7],
};

/** Numbers of 32 bits: points and addresses. */
export const int = {
  of: (value: number): Code => [0x41, ...signed(value)],
  plus: (...values: readonly Code[]): Code => values.reduce((one, other) => op(0x6a)(one, other)),
  times: op(0x6c),
  up: (value: Code, by: number): Code => op(0x74)(value, int.of(by)),
  isLess: op(0x48),
  isZero: op(0x45),
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

/** A function that gives a number of 32 bits. */
export interface Func {
  readonly parameters: readonly number[];
  readonly locals: readonly number[];
  readonly body: Code;
}

const section = (id: number, content: Code): Code => [id, ...unsigned(content.length), ...content];
const vector = (items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const named = (text: string): Code => vector([...text].map((letter) => [letter.charCodeAt(0)]));

/** A module of one function, given out as `main`, and one page of `memory`. */
export function moduleOf({ parameters, locals, body }: Func): Uint8Array<ArrayBuffer> {
  const type = [0x60, ...vector(parameters.map((one) => [one])), 1, INT];
  const code = [...vector(locals.map((one) => [1, one])), ...body, 0x0b];
  const out = [
    [...named('memory'), 2, 0],
    [...named('main'), 0, 0],
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector([type])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0, 1]])),
    ...section(7, vector(out)),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ]);
}
