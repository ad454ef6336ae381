import type { MarkArt } from '#labels/marks/markArt';
import type { Config } from '../config.ts';
import { readKept } from '../files/fileStore.ts';

/** A mark read back from its safe form among the files; throws `file-missing`, `file-malformed`. */
export async function readMarkArt(
  config: Pick<Config, 'dataDir'>,
  { hash, type }: { readonly hash: string; readonly type: 'svg' | 'png' },
): Promise<MarkArt> {
  const bytes = await readKept(config, hash);
  if (type === 'svg') {
    const { readSvg } = await import('./readSvg.ts');
    return readSvg(bytes);
  }
  const { readPng } = await import('./readPng.ts');
  // The bytes that are kept, whatever a later encoder would make of them: printed again it is the same file.
  return { ...(await readPng(bytes)), png: new Uint8Array(bytes) };
}
