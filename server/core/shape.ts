/** Reads an untrusted value at a path of its document, or throws what the document's reader throws. */
export type Read<T> = (value: unknown, path: string) => T;

/** What a reader throws where a value has not its shape: the path names the member. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
  constructor(readonly path: string) {
    super(path);
  }
}

/** Lone surrogates are no text, control characters are none that people typed; a line break is, where it is allowed. */
const NO_LINE = /[\p{Cc}\p{Cs}]/u;
const NO_TEXT = /[\p{Cs}]|(?!\n)\p{Cc}/u;

function refuse(path: string): never {
  throw new ShapeError(path);
}

/** A text of some length (UTF-16 units) in one line. */
export function shortText(least: number, most: number): Read<string> {
  return (value, path) =>
    typeof value === 'string' && value.length >= least && value.length <= most && !NO_LINE.test(value)
      ? value
      : refuse(path);
}

/** A text of at most so many UTF-16 units, with line breaks (LF alone). */
export function longText(most: number): Read<string> {
  return (value, path) =>
    typeof value === 'string' && value.length <= most && !NO_TEXT.test(value) ? value : refuse(path);
}

/** A text of one exact pattern. */
export function pattern(shape: RegExp): Read<string> {
  return (value, path) => (typeof value === 'string' && shape.test(value) ? value : refuse(path));
}

/** A whole number between two limits, both included. */
export function whole(least: number, most: number): Read<number> {
  return (value, path) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? (value as number)
      : refuse(path);
}

/** A finite number between two limits, both included. */
export function measure(least: number, most: number): Read<number> {
  return (value, path) =>
    typeof value === 'number' && value >= least && value <= most ? value : refuse(path);
}

/** A value that a question says yes to. */
export function matching<T extends string>(isOne: (text: string) => text is T): Read<T> {
  return (value, path) => (typeof value === 'string' && isOne(value) ? value : refuse(path));
}

/** Null, or what a reader reads. */
export function orNull<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

/** A list of some length. */
export function listOf<T>(read: Read<T>, most: number, least = 0): Read<readonly T[]> {
  return (value, path) =>
    Array.isArray(value) && value.length >= least && value.length <= most
      ? value.map((one: unknown, index) => read(one, `${path}.${index}`))
      : refuse(path);
}

/** An object with exactly these members: none missing, none besides. */
export function record<T extends object>(members: { readonly [K in keyof T]: Read<T[K]> }): Read<T> {
  const names = Object.keys(members);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(path);
    const stray = Object.keys(value).find((name) => !Object.hasOwn(members, name));
    if (stray !== undefined) return refuse(`${path}.${stray.slice(0, 40)}`);
    const read = names.map((name) => {
      if (!Object.hasOwn(value, name)) return refuse(`${path}.${name}`);
      const one = members[name as keyof T] as Read<unknown>;
      return [name, one((value as Record<string, unknown>)[name], `${path}.${name}`)] as const;
    });
    return Object.fromEntries(read) as T;
  };
}

/**
 * Reads JSON in the one spelling that `JSON.stringify` gives: a member named twice, spaces and other spellings of a
 * number are no shape, so that everybody who reads the text reads the same.
 */
export function readJson<T>(text: string, read: Read<T>, name: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON at all: the document itself has no shape.
    return refuse(name);
  }
  const shaped = read(value, name);
  return JSON.stringify(value) === text ? shaped : refuse(name);
}
