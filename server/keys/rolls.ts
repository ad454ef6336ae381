import { createHash } from 'node:crypto';

/** Bytes that nobody guesses who has not the seed: SHA-256 of the seed and a counter. */
export function rollsOf(seed: Uint8Array): (size: number) => Uint8Array<ArrayBuffer> {
  let roll = 0;
  return (size) => {
    const bytes = new Uint8Array(size);
    for (let at = 0; at < size; at += 32) {
      const block = createHash('sha256').update(seed).update(String(roll++)).digest();
      bytes.set(block.subarray(0, Math.min(32, size - at)), at);
    }
    return bytes;
  };
}
