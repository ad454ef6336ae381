/** Weights of the one typeface that stamps are set in. */
export type Weight = 'regular' | 'semibold';

/** What setting text must know of a typeface; all lengths in em, for any size. */
export interface Typeface {
  width(text: string, weight: Weight): number;
  /** Height of the highest letter above the line. */
  ascent(text: string, weight: Weight): number;
  has(character: string, weight: Weight): boolean;
}

/** Stands for words left out. */
export const ELLIPSIS = '…';

/** Controls, formats (bidi, zero width, soft hyphen), lone surrogates, private and unassigned characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;

/** Text as it may be printed: NFC, on one line, single spaces, nothing invisible or that turns the writing around. */
export function cleanText(text: string): string {
  const spaced = text.replace(/[\s\p{Z}]+/gu, ' ');
  return spaced.replace(INVISIBLE, '').normalize('NFC').replace(/ +/g, ' ').trim();
}

/** Brackets and quotes around nothing, and dashes and commas with nothing after them. */
const HOLLOW = /[([{“"«‘][\s\p{Pd}.,;:/·&+]*[)\]}”"»’]/gu;
const TRAILING = /[\s\p{Pd},;:/·&+]+$/u;
const LEADING = /^[\s\p{Pd},;:/·&+.]+/u;

/** A word without the signs that the typeface lacks; nothing where it lacks a letter of it: half a word says another thing. */
function printableWord(word: string, has: (character: string) => boolean): string {
  const characters = [...word].flatMap((one) => (has(one) ? [one] : [...one.normalize('NFKC')]));
  if (characters.some((one) => /[\p{L}\p{M}\p{N}]/u.test(one) && !has(one))) return '';
  return characters.map((one) => (has(one) ? one : ' ')).join('');
}

/**
 * Cleaned text without what the typeface has no letters for: whole words in other scripts, signs and pictures one by
 * one, and brackets and dashes that are then left around nothing. Nothing at all where no word is left.
 */
export function printableText(text: string, typeface: Typeface, weight: Weight): string {
  const clean = cleanText(text);
  const has = (character: string) => typeface.has(character, weight);
  if ([...clean].every(has)) return clean;
  const words = clean.split(/(?<=[\s()[\]{}/])|(?=[()[\]{}/])/u).map((word) => {
    const space = /\s$/u.test(word) ? ' ' : '';
    return printableWord(word.trim(), has) + space;
  });
  const kept = words.join('').replace(/\s+/gu, ' ').replace(HOLLOW, '').replace(/\s+/gu, ' ');
  const whole = kept.replace(TRAILING, '').replace(LEADING, '').trim();
  return /[\p{L}\p{N}]/u.test(whole) ? whole : '';
}

/** How wide a text is, in em. */
export type WidthOf = (text: string) => number;

/** As many letters of a word as fit before an ellipsis, one at least. */
function closeWord(word: string, limit: number, widthOf: WidthOf): string {
  const letters = [...word.replace(/[\p{P}\s]+$/u, '')];
  while (letters.length > 1 && widthOf(letters.join('') + ELLIPSIS) > limit) letters.pop();
  return letters.join('') + ELLIPSIS;
}

/** The word if it fits, else as many of its letters as fit before an ellipsis. */
export function clipWord(word: string, limit: number, widthOf: WidthOf): string {
  return widthOf(word) <= limit ? word : closeWord(word, limit, widthOf);
}

/** Breaks tokens into lines no wider than the limit, only between tokens; each token must fit by itself. */
export function breakLines(
  tokens: readonly string[],
  joiner: string,
  limit: number,
  widthOf: WidthOf,
): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const last = lines.at(-1);
    const longer = last === undefined ? token : last + joiner + token;
    if (last !== undefined && widthOf(longer) <= limit) lines[lines.length - 1] = longer;
    else lines.push(token);
  }
  return lines;
}

/** As `breakLines`, filling the last line first: a short first line, then the rest together. */
export function breakFromEnd(
  tokens: readonly string[],
  joiner: string,
  limit: number,
  widthOf: WidthOf,
): string[] {
  const lines: string[] = [];
  for (const token of [...tokens].reverse()) {
    const [first] = lines;
    const longer = first === undefined ? token : token + joiner + first;
    if (first !== undefined && widthOf(longer) <= limit) lines[0] = longer;
    else lines.unshift(token);
  }
  return lines;
}

/** As `breakLines`, with the lines as even as the same number of lines allows. */
export function breakEvenly(words: readonly string[], limit: number, widthOf: WidthOf): string[] {
  let lines = breakLines(words, ' ', limit, widthOf);
  for (let narrower = limit * 0.97; narrower > limit / 2; narrower *= 0.97) {
    if (words.some((word) => widthOf(word) > narrower)) break;
    const tried = breakLines(words, ' ', narrower, widthOf);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines;
}

/** The first `most` lines, filled with whole words and closed with an ellipsis where words are left out. */
export function shortenLines(
  words: readonly string[],
  most: number,
  limit: number,
  widthOf: WidthOf,
): string[] {
  const lines = breakLines(words, ' ', limit, widthOf);
  if (lines.length <= most) return lines;
  const last = (lines[most - 1] ?? '').split(' ');
  while (last.length > 1 && widthOf(last.join(' ') + ELLIPSIS) > limit) last.pop();
  return [...lines.slice(0, most - 1), closeWord(last.join(' '), limit, widthOf)];
}

/** One last word alone names nobody. */
const LEAST_TAIL = 2;

/**
 * The first `head` words, an ellipsis, and as many of the last words as stand with them on `most` lines: undefined
 * where fewer than two do.
 */
export function shortenMiddle(
  words: readonly string[],
  head: number,
  most: number,
  limit: number,
  widthOf: WidthOf,
): string[] | undefined {
  for (let from = head + 1; from <= words.length - LEAST_TAIL; from++) {
    const kept = [...words.slice(0, head), ELLIPSIS, ...words.slice(from)];
    const lines = breakLines(kept, ' ', limit, widthOf);
    if (lines.length <= most) return lines;
  }
  return undefined;
}
