import { expect, test } from 'vitest';
import { formatScans } from '#web/scans.ts';

test('a few scans are shown only as few, none as none', () => {
  const shown = [0, 1, 4, 5, 1200].map((scans) => formatScans('vi', scans));
  expect(shown).toEqual(['0', 'dưới 5', 'dưới 5', '5', '1.200']);
});
