// In the bundle in place of what pdfkit names and hardly ever asks: each takes longer to start than hundreds of stamps to
// print, and is brought when it is asked for. fontkit sets what is more than letters in a row (labels/font/letterFont.ts),
// linebreak breaks the lines of office papers, AES is for files under a password, which none of ours is.
import { createRequire } from 'node:module';

function bring(name) {
  const { resolve } = createRequire(import.meta.url);
  return createRequire(resolve('pdfkit'))(name);
}

/** fontkit's font of a file. */
export const create = (...file) => bring('fontkit').create(...file);

/** linebreak's only class. */
export default function LineBreaker(text) {
  const Breaker = bring('linebreak');
  return new Breaker(text);
}

/** Two ways of AES. */
export const cbc = (...how) => bring('@noble/ciphers/aes').cbc(...how);
export const ecb = (...how) => bring('@noble/ciphers/aes').ecb(...how);
