import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openPromise } from 'yauzl';
import type { PrintFormatName } from '#core/printFormat';
import { isStampId, keyNumberOf, type StampId, serialOf } from '#core/stampId';

/** What a file for a print house really holds: how many stamps, the first and the last, and whether none is missing between. */
export interface FileRows {
  readonly count: number;
  readonly first: StampId | null;
  readonly last: StampId | null;
  /** Each row is the stamp after the row before. */
  readonly inOrder: boolean;
}

/** No name or ID stands beyond so many characters of a line. */
const LONGEST_LINE = 4_096;

const CSV_ROW = /^"?(\d{12})"?(?:,|$)/;
const NDJSON_ROW = /^\{"id":"(\d{12})"/;
const SVG_NAME = /^(\d{12})\.svg$/;

async function* lineIds(path: string, row: RegExp): AsyncGenerator<string | undefined> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  let first = true;
  for await (const line of lines) {
    const isHead = first && row === CSV_ROW && !row.test(line);
    first = false;
    if (line !== '' && !isHead) yield row.exec(line.slice(0, LONGEST_LINE))?.[1];
  }
}

async function* zipIds(path: string): AsyncGenerator<string | undefined> {
  const zip = await openPromise(path);
  try {
    for await (const { fileName } of zip.eachEntry()) yield SVG_NAME.exec(fileName)?.[1];
  } finally {
    zip.close();
  }
}

function idsIn(path: string, format: PrintFormatName): AsyncGenerator<string | undefined> | undefined {
  if (format === 'csv') return lineIds(path, CSV_ROW);
  if (format === 'ndjson') return lineIds(path, NDJSON_ROW);
  return format === 'svg' ? zipIds(path) : undefined;
}

/** Counts the stamps of a list or of a zip of SVGs, at constant memory; undefined of a file that cannot be counted. */
export async function countRows(path: string, format: PrintFormatName): Promise<FileRows | undefined> {
  const ids = idsIn(path, format);
  if (!ids) return undefined;
  let rows: FileRows = { count: 0, first: null, last: null, inOrder: true };
  try {
    for await (const found of ids) {
      const id = found !== undefined && isStampId(found) ? found : null;
      const { count, first, last } = rows;
      const follows = count === 0 || (id !== null && last !== null && isNext(last, id));
      const inOrder = rows.inOrder && id !== null && follows;
      rows = { count: count + 1, first: count === 0 ? id : first, last: id, inOrder };
    }
    return rows;
  } catch {
    // Cut or broken: its size or its hash tells already.
    return undefined;
  }
}

function isNext(before: StampId, id: StampId): boolean {
  return keyNumberOf(before) === keyNumberOf(id) && serialOf(id) === serialOf(before) + 1;
}
