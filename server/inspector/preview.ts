import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { readKept } from '../files/fileStore.ts';
import { writeWhole } from '../files/wholeFile.ts';

/**
 * A small picture of a kept photo, its pixels only, for a page; made once and kept beside the data, where it can be
 * made again. Throws what `readKept` and `encodePhoto` throw.
 */
export async function previewOf(config: Pick<Config, 'dataDir'>, hash: string): Promise<Buffer> {
  const folder = join(config.dataDir, 'previews');
  const path = join(folder, `${hash}.webp`);
  const made = await readFile(path).catch(() => undefined);
  if (made) return made;
  const original = await readKept(config, hash);
  const { encodePhoto } = await import('../image/photo.ts');
  const { bytes } = await encodePhoto(original);
  await mkdir(folder, { recursive: true });
  await writeWhole(path, async (out) => {
    out.write(bytes);
  });
  return bytes;
}
