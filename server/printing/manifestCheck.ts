import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Manifest, ManifestFile } from '#core/manifest';
import { hashOf } from '../files/fileHash.ts';

/** What a file is, held against a manifest. */
export type FileFinding =
  | { readonly what: 'ok'; readonly name: string; readonly count: number }
  | { readonly what: 'missing' | 'hash' | 'extra'; readonly name: string }
  | { readonly what: 'size'; readonly name: string; readonly size: number; readonly expected: number };

/**
 * Holds the files of a folder against a manifest, one finding a file in its order, then the files of the same kind that
 * it does not name.
 */
export async function checkFiles(manifest: Manifest, folder: string): Promise<FileFinding[]> {
  const findings: FileFinding[] = [];
  for (const file of manifest.files) findings.push(await checkFile(file, folder));
  return [...findings, ...(await extraFiles(manifest, folder))];
}

async function checkFile({ name, size, sha256, count }: ManifestFile, folder: string): Promise<FileFinding> {
  const path = join(folder, name);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return { what: 'missing', name };
  if (found.size !== size) return { what: 'size', name, size: found.size, expected: size };
  return (await hashOf(path)) === sha256 ? { what: 'ok', name, count } : { what: 'hash', name };
}

async function extraFiles({ files }: Manifest, folder: string): Promise<FileFinding[]> {
  const names = new Set(files.map(({ name }) => name));
  const kinds = new Set(files.map(({ name }) => extname(name)));
  const found = (await readdir(folder).catch(() => [])).map((name) => basename(name)).sort();
  const extra = found.filter((name) => !name.startsWith('.') && kinds.has(extname(name)) && !names.has(name));
  return extra.map((name) => ({ what: 'extra', name }));
}
