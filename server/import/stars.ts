import type { Star } from '#core/authority';
import { stripAccents } from '#core/name';
import type { Cell } from './sheet.ts';

/** A cell of the star column: the star awarded, if any, and the remark “tiềm năng 5 sao”, which is no star. */
export interface StarCell {
  readonly star: Star | null;
  readonly potentialFive: boolean;
}

const WORDS = new Map([
  ['ba', 3],
  ['bon', 4],
  ['tu', 4],
  ['nam', 5],
  ['three', 3],
  ['four', 4],
  ['five', 5],
]);

/** Words that may stand around the number without changing it. */
const FILLERS = new Set(['hang', 'dat', 'sao', 'star', 'stars', 'ocop']);

/** Stars drawn: `★★★★`, also `★★★★☆` of five. */
const DRAWN = /^[*★⭐✩☆\s]+$/u;
const ONE_STAR = /[*★⭐]/gu;
const POTENTIAL =
  /[(;,+\-–\s]*(?:tiềm năng|potential)\s*(?:5|năm|five)?\s*(?:sao|stars?|[*★⭐])?\s*\)?\s*$/iu;

function toStar(count: number): Star | undefined {
  return count === 3 || count === 4 || count === 5 ? count : undefined;
}

function readWords(text: string): Star | undefined {
  const bare = stripAccents(
    text
      .replace(/[*★⭐]/gu, ' ')
      .replace(/([345])[.,]0+(?!\d)/, '$1')
      .replace(/(\d)(?=\p{L})/u, '$1 '),
  );
  const words = bare.split(' ').filter((word) => word !== '' && !FILLERS.has(word));
  const [only] = words;
  if (words.length !== 1 || only === undefined) return undefined;
  return toStar(/^[345]$/.test(only) ? Number(only) : (WORDS.get(only) ?? 0));
}

function readText(text: string): Star | undefined {
  if (DRAWN.test(text)) return toStar(text.match(ONE_STAR)?.length ?? 0);
  return readWords(text);
}

/**
 * Stars as registers write them: `4`, `4 sao`, `4★`, `****`, `★★★★`, `bốn sao`; “tiềm năng 5 sao” is a flag
 * beside a star or alone. Undefined for anything else, also for 1 and 2: nothing below 3 is recognised.
 */
export function readStar(cell: Cell): StarCell | undefined {
  if (typeof cell === 'number') {
    const star = toStar(cell);
    return star && { star, potentialFive: false };
  }
  if (typeof cell !== 'string') return undefined;
  const text = cell
    .normalize('NFC')
    .replace(/\ufe0f/g, '')
    .trim();
  const potentialFive = POTENTIAL.test(text);
  const rest = text.replace(POTENTIAL, '').trim();
  if (potentialFive && rest === '') return { star: null, potentialFive };
  const star = readText(rest);
  return star && { star, potentialFive };
}
