import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refusal } from '#core/refusal';
import { readCsv } from './csv.ts';
import { LIMITS } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { type FileKind, sniff } from './sniff.ts';
import { readXlsx } from './xlsx.ts';

const MB = 1024 * 1024;

/** A file as handed in: its bytes, or where they lie. */
export type Upload =
  | { readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly path: string; readonly fileName?: string | undefined };

/** A file read: its name for the record, its SHA-256, its first table. */
export interface ReadFile {
  readonly fileName: string;
  readonly fileHash: string;
  readonly sheet: Sheet;
}

function checkSize(size: number, limit: number): void {
  if (size > limit) throw new Refusal('file-too-large', { limit: `${limit / MB} MB` });
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch {
    throw new Refusal('file-missing', { path });
  }
}

/** Reads a file that is not too large to be one of ours; its size is asked before its content. */
async function readPath(path: string): Promise<Buffer> {
  const file = await openFile(path);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Refusal('file-missing', { path });
    checkSize(found.size, LIMITS.csvBytes);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

const READERS: Readonly<Record<FileKind, (bytes: Buffer) => Sheet | Promise<Sheet>>> = {
  csv: readCsv,
  xlsx: (bytes) => readXlsx(bytes),
};

/**
 * Reads an uploaded register, CSV or XLSX by its content; throws `file-missing`, `file-too-large` (16 MB, XLSX
 * 8 MB), `file-empty` and what the readers throw.
 */
export async function readUpload(upload: Upload): Promise<ReadFile> {
  if ('bytes' in upload) checkSize(upload.bytes.length, LIMITS.csvBytes);
  const bytes = 'bytes' in upload ? Buffer.from(upload.bytes) : await readPath(upload.path);
  const kind = sniff(bytes);
  if (kind === 'xlsx') checkSize(bytes.length, LIMITS.xlsxBytes);
  const sheet = await READERS[kind](bytes);
  if (sheet.rows.length === 0) throw new Refusal('file-empty');
  const named = upload.fileName ?? ('path' in upload ? basename(upload.path) : '');
  const fileName = named.normalize('NFC').slice(0, 200);
  return { fileName, fileHash: createHash('sha256').update(bytes).digest('hex'), sheet };
}
