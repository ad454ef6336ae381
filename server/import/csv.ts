import { parse } from 'csv-parse/sync';
import { Refusal } from '#core/refusal';
import { knownHeadings } from './columns.ts';
import { LIMITS } from './limits.ts';
import { checkRowCount, filledRow, type Sheet, type SheetRow } from './sheet.ts';
import { decodeText } from './sniff.ts';

/** What separates cells in CSV files seen in Viet Nam: Excel writes `;` where the decimal mark is a comma. */
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const SAMPLE = 256 * 1024;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Refuses a record or a number of lines that no register has, before anything is built from them. */
function checkRecords(text: string): void {
  let start = 0;
  let lines = 1;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) quoted = !quoted;
    const ends = !quoted && (code === LF || code === CR);
    if (ends && ++lines > LIMITS.lines) throw new Refusal('sheet-too-large', { limit: LIMITS.lines });
    if (ends) start = i + 1;
    if (i - start > LIMITS.recordLength) throw tooLong(quoted, lines);
  }
}

function tooLong(quoted: boolean, row: number): Refusal {
  if (quoted) return new Refusal('file-malformed', { row, reason: '"' });
  return new Refusal('sheet-too-large', { limit: `${LIMITS.recordLength / 1024} KB` });
}

function parseRecords(
  text: string,
  delimiter: string,
  to: number,
  onRecord: (cells: string[]) => void,
): void {
  parse(text, {
    delimiter,
    to,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    on_record: (cells: string[]) => {
      onRecord(cells);
      return null;
    },
  });
}

/** How many columns of a register the first rows show under a delimiter, and how wide they are. */
function score(sample: string, delimiter: Delimiter): { known: number; wide: number } {
  let known = 0;
  let wide = 0;
  try {
    parseRecords(sample, delimiter, LIMITS.headingRows, (cells) => {
      known = Math.max(known, knownHeadings(cells));
      wide = Math.max(wide, cells.length);
    });
  } catch {
    return { known, wide: 0 };
  }
  return { known, wide };
}

/** The delimiter under which most headings are known; where none is, the one that makes the widest rows. */
export function detectDelimiter(text: string): Delimiter {
  const sample = text.slice(0, SAMPLE);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, ...score(sample, delimiter) }));
  const [best] = scored.sort((a, b) => b.known - a.known || b.wide - a.wide);
  return best?.delimiter ?? ',';
}

/** A first line `sep=;`, which Excel reads as an order and shows to nobody. */
const SEP_LINE = /^sep=([,;\t])\r?\n/i;

/**
 * Reads CSV in UTF-8 with or without its mark, delimiter found by itself; throws `file-not-utf8`,
 * `file-not-text`, `file-malformed` with the row, `sheet-too-large`.
 */
export function readCsv(bytes: Uint8Array): Sheet {
  const whole = decodeText(bytes);
  checkRecords(whole);
  const ordered = SEP_LINE.exec(whole);
  const text = ordered ? whole.slice(ordered[0].length) : whole;
  const rows: SheetRow[] = [];
  let number = ordered ? 1 : 0;
  try {
    parseRecords(text, ordered?.[1] ?? detectDelimiter(text), LIMITS.lines, (cells) => {
      const row = filledRow(++number, cells);
      if (row) checkRowCount(rows.push(row));
    });
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('file-malformed', { row: number + 1, reason: '"' });
  }
  return { rows, formulas: new Set(), merged: new Set(), otherSheets: [] };
}
