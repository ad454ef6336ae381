import { stringify } from 'csv-stringify/sync';
import { formatDay } from '#web/dates.ts';
import type { FileCell, FileTable } from './table.ts';

/** What spreadsheets take for the beginning of a formula, full-width twins and lone controls too, after any spaces. */
const LIVE = /^[\s\u00a0\u3000]*[=+\-@＝＋－＠\t\r\n\0]/u;

/** A text no spreadsheet runs: an apostrophe before what could be read as a formula. */
export function inert(text: string): string {
  return LIVE.test(text) ? `'${text}` : text;
}

function written(cell: FileCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return inert(cell);
  return typeof cell === 'number' ? String(cell) : formatDay(cell.day);
}

function lines(rows: readonly (readonly FileCell[])[]): string {
  const cells = rows.map((row) => row.map(written));
  return stringify(cells, { record_delimiter: '\r\n', escape_formulas: true });
}

/**
 * A table as CSV to open in any spreadsheet: UTF-8 with its mark, CRLF, days as dd/mm/yyyy, written piece by piece
 * as its rows come.
 */
export async function* writeCsv({
  above,
  headings,
  rows,
}: FileTable): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  yield encoder.encode(`\ufeff${lines([...above.map((text) => [text]), headings])}`);
  for await (const some of rows) if (some.length > 0) yield encoder.encode(lines(some));
}
