import { Refusal } from './refusal.ts';

/** The longest line a producer may have on its stamps, in characters. */
export const LONGEST_STORY = 60;

/** Letters of other alphabets that look like those of OCOP. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { о: 'o', с: 'c', р: 'p', ο: 'o', ρ: 'p' };

/** One spelling for what looks the same: full width, small letters, no letters that cannot be seen. */
function plain(text: string): string {
  const folded = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
  return [...folded]
    .map((letter) => LOOKS_LIKE[letter] ?? letter)
    .join('')
    .normalize('NFC');
}

/** A word's end or beginning: no letter or digit on that side. */
const BEFORE = '(?<![\\p{L}\\p{N}])';
const AFTER = '(?![\\p{L}\\p{N}])';
const BETWEEN = '[\\s\\-–_.·]*';
const HOW_MANY = '(?:[1-9]|một|hai|ba|bốn|tư|năm|mot|bon|nam|one|two|three|four|five)';

/**
 * Claims of stars. “Sao” alone is none: tea and herbs are “sao” (roasted), “sao vàng” too; “star” alone is none: so is
 * anise. A number before them, or the words a rating is spoken of with, make one.
 */
const STARS = [
  '[★☆⭐✩-✵⚝🌟🟊⋆✡]',
  `${BEFORE}o${BETWEEN}c${BETWEEN}o${BETWEEN}p${AFTER}`,
  `${BEFORE}${HOW_MANY}${BETWEEN}(?:ngôi${BETWEEN})?sao${AFTER}(?!${BETWEEN}${HOW_MANY}?${BETWEEN}(?:sấy|lần))`,
  `${BEFORE}(?:hạng|đạt|chuẩn|xếp|gắn|nhiều|tiêu chuẩn) sao${AFTER}`,
  `${BEFORE}${HOW_MANY}${BETWEEN}stars?${AFTER}`,
  `${BEFORE}star${BETWEEN}(?:rated|rating)${AFTER}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Claims about the goods, which beside a signed code would seem to be the signature's. */
const GOODS = [
  '(?:hàng|tem|đồ) (?:thật|giả|xịn)',
  '(?:hang|tem) (?:that|gia)',
  'chính hãng',
  'chinh hang',
  '(?:chống|chong) (?:hàng )?(?:giả|gia)',
  'genuine',
  'authentic (?:goods|product)',
].map((pattern) => new RegExp(`${BEFORE}${pattern}${AFTER}`, 'u'));

/** What was found, as it was typed where both are as long. */
function foundIn(story: string, patterns: readonly RegExp[]): string | undefined {
  const text = plain(story);
  const typed = text.length === story.length ? story : text;
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return typed.slice(found.index, found.index + found[0].length);
  }
  return undefined;
}

/**
 * Throws `story-claims-star` where a producer's line speaks of stars or OCOP, which the recognition alone may, and
 * `story-claims-goods` where it vouches for goods; both name what was found.
 */
export function refuseClaims(story: string): void {
  const stars = foundIn(story, STARS);
  if (stars !== undefined) throw new Refusal('story-claims-star', { field: 'story', found: stars });
  const goods = foundIn(story, GOODS);
  if (goods !== undefined) throw new Refusal('story-claims-goods', { field: 'story', found: goods });
}
