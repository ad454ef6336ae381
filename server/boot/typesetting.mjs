// In the bundle in place of the packages `fontkit` and `linebreak`, which take longer to start than a thousand stamps to
// print. pdfkit asks the first where a text is more than letters in a row (labels/font/letterFont.ts), the second where
// an office paper breaks its lines: they are brought when they are asked for.
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
