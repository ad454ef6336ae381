import { createHash } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '#core/refusal';
import type { Config } from '../config.ts';
import { writeWhole } from './wholeFile.ts';

const HASH = /^[0-9a-f]{64}$/;

/** Where the file of a SHA-256 (hex) lies: `<data>/files/ab/<hash>`. */
export function pathOfFile({ dataDir }: Pick<Config, 'dataDir'>, hash: string): string {
  if (!HASH.test(hash)) throw new Refusal('not-found');
  return join(dataDir, 'files', hash.slice(0, 2), hash);
}

async function isThere(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true && found.size === size;
}

/** Keeps bytes under their own SHA-256, whole and synced or not at all; the same content is kept once. */
export async function keepFile(config: Pick<Config, 'dataDir'>, bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const path = pathOfFile(config, hash);
  if (await isThere(path, bytes.length)) return hash;
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, async (out) => {
    out.write(bytes);
  });
  return hash;
}

/** Reads a kept file and makes sure that it is what it was; throws `file-missing`, `file-malformed`. */
export async function readKept(config: Pick<Config, 'dataDir'>, hash: string): Promise<Buffer> {
  const path = pathOfFile(config, hash);
  const bytes = await readFile(path).catch(() => {
    throw new Refusal('file-missing', { path: hash });
  });
  const now = createHash('sha256').update(bytes).digest('hex');
  if (now !== hash) throw new Refusal('file-malformed', { reason: 'SHA-256' });
  return bytes;
}
