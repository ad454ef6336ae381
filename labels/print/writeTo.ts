import type { Writable } from 'node:stream';

/**
 * Writes bytes; resolves at once where the reader of `out` keeps up, else when these have gone through. Rejects where
 * `out` breaks or is destroyed meanwhile.
 */
export function writeTo(out: Writable, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (error?: Error | null) => (error ? reject(error) : resolve());
    if (out.write(bytes, gone)) resolve();
  });
}

/** Ends `out`; resolves when everything has gone through. */
export function endOf(out: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    out.once('error', reject);
    out.end(() => resolve());
  });
}
