import { TWINS } from './lookAlike.ts';
import { Refusal } from './refusal.ts';
import { GOODS_CLAIMS } from './storyClaims.ts';

/** The longest line a producer may have on its stamps, in characters. */
export const LONGEST_STORY = 60;

/** No accent of Vietnamese, which are grave, acute, tilde, hook and dot, and those of â, ă and ơ. */
const FOREIGN_MARK = /(?!\u0300|\u0301|\u0303|\u0309|\u0323|\u0302|\u0306|\u031b)\p{M}/u;

/** Full width as half, small, no letters that cannot be seen, no accent but Vietnamese ones; đ stays itself. */
function spelled(letter: string): string {
  const parts = [...letter.normalize('NFKD').toLowerCase()].filter(
    (part) => !/\p{Cf}/u.test(part) && !FOREIGN_MARK.test(part),
  );
  return parts
    .map((part) => (part === 'đ' ? part : (TWINS[part] ?? part)))
    .join('')
    .normalize('NFC');
}

/** The letters as one reads them; each beside the place where it was typed. */
interface Reading {
  readonly text: string;
  /** Of every UTF-16 unit of `text`: the place of its letter in what was typed. */
  readonly at: readonly number[];
}

/** One spelling for what looks the same. */
function readingOf(typed: readonly string[], spell: (letter: string) => string): Reading {
  const read = typed.map(spell);
  return { text: read.join(''), at: read.flatMap((letter, index) => Array(letter.length).fill(index)) };
}

/** Letters with their accents on them, one by one; an accent that no letter takes is by itself. */
const lettersOf = (story: string) => [...story.normalize('NFC')];

const bareLetter = (letter: string) => spelled(letter).normalize('NFD').replace(/\p{M}/gu, '');

/** A word's end or beginning: no letter or digit on that side. */
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
/** What stands between the parts of one word or phrase; a comma or a full stop before a blank ends it. */
const BETWEEN = '(?:[\\s\\-–—_·•/|\'’"“”*+~()]|[.](?!\\s))*';

const spaced = (word: string) => word.split(' ').join(BETWEEN);

// “sau” and “tu” without their accents are words of their own (“sau”, “tự sao” is “roasted at home”): they count not.
const VIETNAMESE =
  'một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười|chục|nhiều|đủ|mot|bon|nam|tam|bay|chin|muoi|nhieu';
const ENGLISH = 'one|two|three|four|five|six|seven|eight|nine|ten|half|multi';
const HOW_MANY = `(?:\\p{N}+(?:[.,]\\p{N}+)?|${VIETNAMESE}|${ENGLISH})`;

// Never “sào”, a measure of fields, nor “sáo”, a flute; “săo” and “sâo” are no words, and read as stars.
const SAO = `s${BETWEEN}[aăâ]${BETWEEN}o`;
const ROASTED = `(?:${HOW_MANY}${BETWEEN}(?:sấy|lần|lửa|tẩm)|sấy|lần|tẩm|khô)`;
const STARS = `stars?${AFTER}(?!${BETWEEN}(?:anise|fruit|apple))`;

/**
 * Claims of stars. “Sao” alone is none: tea and herbs are “sao” (roasted), “sao vàng” too; “star” alone is none: so is
 * anise. A number before or after them, or the words a rating is spoken of with, make one.
 */
const STAR_CLAIMS = [
  '[★☆⭐✩-✵⚝🌟🟊⋆✡]',
  `(?<!\\p{L})${HOW_MANY}${BETWEEN}(?:(?:ngôi|ngoi|cánh|canh|chiếc|cái)${BETWEEN})*${SAO}${AFTER}(?!${BETWEEN}${ROASTED})`,
  `${BEFORE}(?:hạng|đạt|chuẩn|xếp|gắn|${spaced('tiêu chuẩn')})${BETWEEN}${SAO}${AFTER}`,
  `${BEFORE}sao${BETWEEN}[1-9]${AFTER}(?!\\s*\\p{L})`,
  `(?<!\\p{L})${HOW_MANY}${BETWEEN}${STARS}`,
  `${BEFORE}stars?[:\\s\\-–]*${HOW_MANY}${AFTER}`,
  `${BEFORE}star${BETWEEN}(?:rated|rating)${AFTER}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** The programme's name, however it is accented. */
const OCOP = [new RegExp(`(?<!\\p{L})[o0]${BETWEEN}c${BETWEEN}[o0]${BETWEEN}p(?!\\p{L})`, 'u')];

/** A tone may stand on either vowel of these: “toàn” and “tòan”, “khỏe” and “khoẻ”, “thúy” and “thuý”. */
const TWO_PLACES = /(o)([aàáảãạeèéẻẽẹ])|([òóỏõọ])([ae])|(u)([yỳýỷỹỵ])|([ùúủũụ])(y)/u;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;

/** A word as it may be typed: as it stands, with its tone on the other vowel, or without its accents. */
function spellingsOf(word: string): string {
  const moved = word.replace(TWO_PLACES, (pair) => {
    const [first = '', second = ''] = pair;
    const tone = TONE.exec(pair.normalize('NFD'))?.[0] ?? '';
    const toneless = (letter: string) => letter.normalize('NFD').replace(TONE, '');
    return TONE.test(first.normalize('NFD'))
      ? first.normalize('NFD').replace(TONE, '') + second + tone
      : first + tone + toneless(second);
  });
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
  return `(?:${[...new Set([word, moved.normalize('NFC'), bare])].join('|')})`;
}

/** Words of a list as a pattern: every word in all its spellings, whatever stands between them. */
const patternOf = (words: string) =>
  words
    .replaceAll('(', '(?:')
    .replace(/\\?[\p{L}]+/gu, (word) => (word.startsWith('\\') ? word : spellingsOf(word)))
    .replaceAll(' ', BETWEEN);

/** Claims about the goods, which beside a signed code would seem to be the signature's. */
const CLAIMS_OF_GOODS = GOODS_CLAIMS.map(({ words, unless }) => {
  const not = unless === undefined ? '' : `(?!${BETWEEN}${patternOf(unless)}${AFTER})`;
  return new RegExp(`${BEFORE}(?:${patternOf(words)})${AFTER}${not}`, 'u');
});

/** What was found, as it was typed. */
function foundIn(
  typed: readonly string[],
  { text, at }: Reading,
  patterns: readonly RegExp[],
): string | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found?.[0]) {
      const last = at[found.index + found[0].length - 1];
      return typed.slice(at[found.index], (last ?? typed.length) + 1).join('');
    }
  }
  return undefined;
}

/** Latin letters with at most the accents of their language, digits, a blank, and what sentences are written with. */
const PLAIN = /^(?:[\p{Script=Latin}0-9 ]|[.,:;!?'"()\-–—…‘’“”«»/&%+=°·•@#*])$/u;

/** True for a Latin letter that is an a–z or đ with accents on it; small capitals and letters turned about are none. */
function isPlain(letter: string): boolean {
  return PLAIN.test(letter) && (!/\p{L}/u.test(letter) || /^[a-zđ]\p{M}*$/u.test(decomposed(letter)));
}

const decomposed = (letter: string) => letter.normalize('NFD').toLowerCase();

/**
 * Throws `story-claims-star` where a producer's line speaks of stars or OCOP, which the recognition alone may,
 * `story-claims-goods` where it vouches for goods (as certified, safe, pure, healing, best or up to a standard), and `story-other-letters` for what is no Latin letter, digit or
 * plain punctuation, by which such words would be written past this rule; all name what was found.
 */
export function refuseClaims(story: string): void {
  const typed = lettersOf(story);
  const read = readingOf(typed, spelled);
  const stars = foundIn(typed, readingOf(typed, bareLetter), OCOP) ?? foundIn(typed, read, STAR_CLAIMS);
  if (stars !== undefined) throw new Refusal('story-claims-star', { field: 'story', found: stars });
  const goods = foundIn(typed, read, CLAIMS_OF_GOODS);
  if (goods !== undefined) throw new Refusal('story-claims-goods', { field: 'story', found: goods });
  const other = typed.find((letter) => !isPlain(letter));
  if (other !== undefined) throw new Refusal('story-other-letters', { field: 'story', found: other });
}
