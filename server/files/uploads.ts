import { Refusal } from '#core/refusal';
import { sniff } from '../import/sniff.ts';
import type { UploadedFile } from '../portal/fields.ts';

const MB = 1024 * 1024;

/** The largest signed decision or sheet that is taken, bytes. */
export const LARGEST_UPLOAD = 10 * MB;

/** A file that was chosen and is not too large; throws `invalid-input` naming the field, `file-too-large`. */
function chosen(file: UploadedFile | undefined, field: string): UploadedFile {
  if (!file) throw new Refusal('invalid-input', { field });
  if (file.bytes.length > LARGEST_UPLOAD) throw new Refusal('file-too-large', { limit: '10 MB' });
  return file;
}

const PDF_MARK = '%PDF-';
const PDF_END = '%%EOF';
/** Readers look for the mark and the end of a PDF this near to its edges, bytes. */
const EDGE = 1024;

/** A PDF by its content, begun and ended as one: a file cut on its way is none; throws `file-type-refused`. */
export function pdfGiven(file: UploadedFile | undefined, field: string): UploadedFile {
  const given = chosen(file, field);
  const bytes = Buffer.from(given.bytes);
  const begins = bytes.subarray(0, PDF_MARK.length).toString('latin1') === PDF_MARK;
  const ends = bytes.subarray(-EDGE).toString('latin1').includes(PDF_END);
  if (!begins || !ends) throw new Refusal('file-type-refused', { accepted: 'PDF', field });
  return given;
}

/** A CSV or XLSX by its content, and its type; throws what `sniff` throws. */
export function sheetGiven(
  file: UploadedFile | undefined,
  field: string,
): UploadedFile & { readonly type: string } {
  const given = chosen(file, field);
  const types = {
    csv: 'text/csv',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
  return { ...given, type: types[sniff(given.bytes)] };
}
