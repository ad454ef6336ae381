import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { Day } from '#core/day';
import type { FileCell, FileTable } from './table.ts';

/** Controls that XML cannot hold. */
const CONTROLS = /\p{Cc}/gu;
const DATE_FORMAT = 'dd/mm/yyyy';
const USUAL_WIDTH = 18;

function dateOf(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`));
}

function written(cell: FileCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { type: String, value: cell.replace(CONTROLS, ' ') };
  if (typeof cell === 'number') return { type: Number, value: cell };
  return { type: Date, value: dateOf(cell.day), format: DATE_FORMAT };
}

function bold(text: string): Cell {
  return { type: String, value: text.replace(CONTROLS, ' '), fontWeight: 'bold' };
}

/** A table as XLSX: every text a text cell, days as dates, no formula anywhere; headings bold and always in sight. */
export async function writeXlsx({
  above,
  headings,
  widths,
  rows,
}: FileTable): Promise<Uint8Array<ArrayBuffer>> {
  const data: Cell[][] = [...above.map((text) => [bold(text)]), headings.map(bold)];
  for await (const some of rows) for (const row of some) data.push(row.map(written));
  const columns = headings.map((_, i) => ({ width: widths?.[i] ?? USUAL_WIDTH }));
  const file = writeExcelFile(data, { columns, stickyRowsCount: above.length + 1 });
  return new Uint8Array(await file.toBuffer());
}
