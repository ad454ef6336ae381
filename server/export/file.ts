import { writeCsv } from './csv.ts';
import type { FileTable } from './table.ts';
import { writeXlsx } from './xlsx.ts';

export type FileFormat = 'csv' | 'xlsx';

/** A file ready to be sent or stored, its bytes as they come. */
export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function* whole(table: FileTable): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield await writeXlsx(table);
}

/** A table as a file of a format, named without its ending. */
export function fileOf(table: FileTable, format: FileFormat, name: string): WrittenFile {
  const bytes = format === 'csv' ? writeCsv(table) : whole(table);
  return { name: `${name}.${format}`, type: TYPES[format], bytes };
}

/** Its bytes as a stream for an answer over HTTP. */
export function streamOf({ bytes }: WrittenFile): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = bytes[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
