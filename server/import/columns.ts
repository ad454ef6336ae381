import { stripAccents } from '#core/name';
import { Refusal } from '#core/refusal';
import { FIELD_HEADINGS, type Field } from './headings.ts';
import { LIMITS } from './limits.ts';
import { type Cell, columnLetters, isBlank, type Sheet, type SheetRow } from './sheet.ts';
import { cleanText } from './text.ts';

/** Where a sheet keeps what: columns from 0, headings as written. */
export interface Columns {
  /** The heading row's number, from 1. */
  readonly headingRow: number;
  readonly at: ReadonlyMap<Field, number>;
  /** What names each column in a report: its heading, else its letters. */
  readonly names: readonly string[];
  /** Columns with a heading nobody knows, or with none and something below: kept in the raw row, not read. */
  readonly unknown: readonly string[];
}

const FIELD_OF = new Map(
  Object.entries(FIELD_HEADINGS).flatMap(([field, headings]) =>
    headings.map((heading) => [stripAccents(heading), field as Field] as const),
  ),
);

/** What a heading is about: accents, case, spacing, punctuation and a remark in parentheses do not matter. */
export function fieldOf(heading: string): Field | undefined {
  const bare = heading.replace(/\([^)]*\)/g, ' ');
  return FIELD_OF.get(stripAccents(heading)) ?? FIELD_OF.get(stripAccents(bare));
}

function fieldsOf(cells: readonly Cell[]): (Field | undefined)[] {
  return cells.map((cell) => (typeof cell === 'string' && cell.length <= 200 ? fieldOf(cell) : undefined));
}

/** How many different fields the headings of a row name. */
export function knownHeadings(cells: readonly Cell[]): number {
  return new Set(fieldsOf(cells).filter((field) => field !== undefined)).size;
}

/** The row that names product and producer, else the one that names most; titles above it are passed over. */
function headingRow(sheet: Sheet): SheetRow | undefined {
  const top = sheet.rows.filter(
    ({ number }, i) => i < LIMITS.headingRows && number <= LIMITS.headingRows * 2,
  );
  const whole = top.find(({ cells }) => {
    const fields = fieldsOf(cells);
    return fields.includes('product') && fields.includes('producer');
  });
  if (whole) return whole;
  return [...top].sort((a, b) => knownHeadings(b.cells) - knownHeadings(a.cells))[0];
}

/** Names of columns, each once: an unknown heading written twice gets its letters. */
function nameColumns(cells: readonly Cell[], width: number): string[] {
  const seen = new Set<string>();
  return Array.from({ length: width }, (_, i) => {
    const written = isBlank(cells[i]) ? '' : String(cells[i]).normalize('NFC').replace(/\s+/g, ' ').trim();
    const name = written === '' || seen.has(written) ? `${written} ${columnLetters(i + 1)}`.trim() : written;
    seen.add(name);
    return name;
  });
}

/** Names both columns that mean one thing, by their letters and headings. */
function repeated(cells: readonly Cell[], first: number, second: number): Refusal {
  const [other, heading] = [first, second].map((i) => cleanText(cells[i]));
  const [otherColumn, column] = [first, second].map((i) => columnLetters(i + 1));
  return new Refusal('heading-repeated', {
    heading: heading ?? '',
    column: column ?? '',
    other: other ?? '',
    otherColumn: otherColumn ?? '',
  });
}

/**
 * Finds the headings among the first rows, in any order and language; throws `file-empty`, `heading-missing`
 * without product or producer, `heading-repeated` where two columns mean one thing.
 */
export function findColumns(sheet: Sheet): Columns {
  const row = headingRow(sheet);
  if (!row) throw new Refusal('file-empty');
  const names = nameColumns(row.cells, Math.max(...sheet.rows.map(({ cells }) => cells.length)));
  const at = new Map<Field, number>();
  for (const [i, field] of fieldsOf(row.cells).entries()) {
    if (field === undefined) continue;
    const first = at.get(field);
    if (first !== undefined) throw repeated(row.cells, first, i);
    at.set(field, i);
  }
  for (const field of ['product', 'producer'] as const) {
    if (!at.has(field)) throw new Refusal('heading-missing', { heading: FIELD_HEADINGS[field][0], field });
  }
  const known = new Set(at.values());
  const below = sheet.rows.filter(({ number }) => number > row.number);
  const isUsed = (i: number) => !isBlank(row.cells[i]) || below.some(({ cells }) => !isBlank(cells[i]));
  const unknown = names.filter((_, i) => !known.has(i) && isUsed(i));
  return { headingRow: row.number, at, names, unknown };
}
