import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeyNumber } from '#core/stampId';
import { readMark, remember } from '#db/highWater';
import { temporaryFolder } from '#test/support/register.ts';

const KEY = '01' as KeyNumber;
const OTHER = '02' as KeyNumber;
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('the high-water mark', () => {
  it('is 0 for a key that never gave a serial', () => {
    expect(readMark({ path: join(folder.path, 'high-water') }, KEY).next).toBe(0);
  });

  it('never goes down, whatever is written, and keeps keys apart', () => {
    let n = 0;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), { minLength: 1, maxLength: 8 }),
        (marks) => {
          const highWater = { path: join(folder.path, `mark-${n++}`) };
          for (const mark of marks) remember(highWater, KEY, String(mark));
          remember(highWater, OTHER, '7');
          expect(readMark(highWater, KEY).next).toBe(Math.max(...marks));
          expect(readMark(highWater, OTHER).next).toBe(7);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('ignores a line torn by a full disk, and keeps the next one whole', () => {
    const highWater = { path: join(folder.path, 'high-water') };
    remember(highWater, KEY, '100');
    appendFileSync(highWater.path, '01 99999');
    expect(readMark(highWater, KEY).next).toBe(100);
    remember(highWater, KEY, '200');
    expect(readMark(highWater, KEY).next).toBeGreaterThanOrEqual(200);
  });
});
