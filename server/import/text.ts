import { type Cell, isBlank } from './sheet.ts';

/** What people write where they have nothing to write. */
const NOTHING = new Set(['-', '–', '—', '...', '…', 'n/a', 'không có', 'chưa có', 'không', '?', 'null']);

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Controls that could make a name read otherwise than it is stored. */
const UNCLEAN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffd]/u;

/** A number as its digits, never `8.9E+12`. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** A cell as the person who filled it sees it; dates as `YYYY-MM-DD`. */
export function cellText(cell: Cell | undefined): string {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return numberText(cell);
  return cell === null || cell === undefined ? '' : String(cell);
}

/** The apostrophe by which spreadsheets, and our own files, mark a text that only looks like a formula. */
const TEXT_MARK = /^'(?=[\s\u00a0\u3000]*[=+\-@＝＋－＠])/u;

/** One line of text in NFC: every space, line break and no-break space is one space, invisible marks gone. */
export function cleanText(cell: Cell | undefined): string {
  const text = cellText(cell).replace(TEXT_MARK, '');
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** True for a cell that says nothing: blank, a dash, “chưa có”. */
export function saysNothing(cell: Cell | undefined): boolean {
  return isBlank(cell) || NOTHING.has(cleanText(cell).toLowerCase());
}

/** True when a text may mislead whoever reads it: control characters, marks that turn its direction. */
export function isUnclean(text: string): boolean {
  return UNCLEAN.test(text);
}
