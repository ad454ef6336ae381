import { createHash } from 'node:crypto';
import { formatManifest, type Manifest } from '#core/manifest';

/** What a print house may read out, and a print is recorded by: the hash of the one file, or of the manifest of several. */
export function hashToCount(manifest: Manifest): string {
  const [file, ...more] = manifest.files;
  if (file && more.length === 0) return file.sha256;
  return createHash('sha256').update(formatManifest(manifest)).digest('hex');
}
