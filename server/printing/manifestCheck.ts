import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Manifest, ManifestFile } from '#core/manifest';
import type { PrintFormatName } from '#core/printFormat';
import { formatPrintedId } from '#core/stampId';
import { hashOf } from '../files/fileHash.ts';
import { countRows } from './fileRows.ts';
import { readManifestFile } from './houseFiles.ts';

/** How manifests of a folder are called, and those beside one file. */
const MANIFEST = /^bang-ke-.+\.json$|\.bang-ke\.json$/;

/** What a file is, held against a manifest. */
export type FileFinding =
  | { readonly what: 'ok'; readonly name: string; readonly count: number }
  | { readonly what: 'missing' | 'hash' | 'extra'; readonly name: string }
  | { readonly what: 'size'; readonly name: string; readonly size: number; readonly expected: number }
  | { readonly what: 'rows'; readonly name: string; readonly rows: number; readonly expected: number }
  | { readonly what: 'row-order'; readonly name: string; readonly first: string; readonly last: string };

/**
 * Holds the files of a folder against a manifest, in its order: each file's size and hash, and of a list or SVGs the stamps
 * that really are in it; then the files of the same kind that it does not name.
 */
export async function checkFiles(manifest: Manifest, folder: string): Promise<FileFinding[]> {
  const findings: FileFinding[] = [];
  for (const file of manifest.files) findings.push(...(await checkFile(file, manifest.format, folder)));
  return [...findings, ...(await extraFiles(manifest, folder))];
}

async function checkFile(
  file: ManifestFile,
  format: PrintFormatName,
  folder: string,
): Promise<FileFinding[]> {
  const { name, size, sha256, count } = file;
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return [{ what: 'missing', name }];
  const rows = await checkRows(file, format, path);
  if (found.size !== size) return [{ what: 'size', name, size: found.size, expected: size }, ...rows];
  if ((await hashOf(path)) !== sha256) return [{ what: 'hash', name }, ...rows];
  return rows.length > 0 ? rows : [{ what: 'ok', name, count }];
}

/** What a file really holds, where that can be counted: a hash in a manifest may have been changed with its file. */
async function checkRows(
  { name, count, first, last }: ManifestFile,
  format: PrintFormatName,
  path: string,
): Promise<FileFinding[]> {
  const rows = await countRows(path, format);
  if (!rows) return [];
  if (rows.count !== count) return [{ what: 'rows', name, rows: rows.count, expected: count }];
  const isWhole = rows.inOrder && rows.first === first && rows.last === last;
  return isWhole
    ? []
    : [{ what: 'row-order', name, first: formatPrintedId(first), last: formatPrintedId(last) }];
}

async function extraFiles({ files }: Manifest, folder: string): Promise<FileFinding[]> {
  const others = await namedByOthers(folder);
  const names = new Set([...others, ...files.map(({ name }) => name)]);
  const kinds = new Set(files.map(({ name }) => extname(name)));
  const found = (await readdir(folder).catch(() => [])).map((name) => basename(name)).sort();
  const extra = found.filter((name) => !name.startsWith('.') && kinds.has(extname(name)) && !names.has(name));
  return extra.map((name) => ({ what: 'extra', name }));
}

/** Files of other exports into the same folder: their own manifests name them. */
async function namedByOthers(folder: string): Promise<string[]> {
  const manifests = (await readdir(folder).catch(() => [])).filter((name) => MANIFEST.test(name));
  const read = await Promise.all(manifests.map((name) => readManifestFile(join(folder, name))));
  return read.flatMap((manifest) => manifest?.files.map(({ name }) => name) ?? []);
}
