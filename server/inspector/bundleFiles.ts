import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { Refusal } from '#core/refusal';
import { writeWhole } from '../files/wholeFile.ts';

// Editions and deltas lie beside the database, each under the SHA-256 of what it holds, compressed once.

const deflate = promisify(brotliCompress);
const inflate = promisify(brotliDecompress);

const HASH = /^[0-9a-f]{64}$/;
/** Far more than the largest edition: what is in our own folder is read with a bound, too. */
const LARGEST = 256 * 1024 * 1024;

type Bytes = Uint8Array<ArrayBuffer>;

/** Where editions are kept. */
export interface BundleFolder {
  readonly dataDir: string;
}

function folderOf({ dataDir }: BundleFolder): string {
  return join(dataDir, 'bundles');
}

function pathOf(folder: BundleFolder, name: string): string {
  if (!name.split('-').every((hash) => HASH.test(hash))) throw new Refusal('bundle-not-found', {});
  return join(folderOf(folder), `${name}.br`);
}

/** The name of what leads from one edition to another. */
export function deltaName(from: string, to: string): string {
  return `${from}-${to}`;
}

/** Keeps bytes compressed (brotli 11) under a name, whole or not at all. */
export async function keepBundle(folder: BundleFolder, name: string, bytes: Uint8Array): Promise<void> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const packed = await deflate(bytes, { params });
  await mkdir(folderOf(folder), { recursive: true });
  await writeWhole(pathOf(folder, name), async (out) => void out.write(packed));
}

/** Kept bytes as they are compressed; undefined where they are no more. */
export function findPacked(folder: BundleFolder, name: string): Promise<Buffer | undefined> {
  return readFile(pathOf(folder, name)).catch(() => undefined);
}

/** Compressed bytes as they were before. */
export async function unpack(packed: Uint8Array): Promise<Bytes> {
  return Uint8Array.from(await inflate(packed, { maxOutputLength: LARGEST }));
}

/** Removes every file that names an edition no longer kept. */
export async function removeOthers(folder: BundleFolder, kept: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folderOf(folder)).catch(() => []);
  for (const name of names.filter((one) => one.endsWith('.br'))) {
    const hashes = name.slice(0, -'.br'.length).split('-');
    if (!hashes.every((hash) => kept.has(hash))) await rm(join(folderOf(folder), name), { force: true });
  }
}
