import { expect, test } from 'vitest';
import { STOCKS } from '#labels/stock/table';
import { sayPaper } from '#web/measures.ts';

test('a paper is told by its name, an own one by its measures, never by our code', () => {
  expect(sayPaper('vi', 'a4-65')).toBe('A4, 65 tem 38,1 × 21,2 mm');
  expect(sayPaper('en', 'page=210x297,label=40x25,grid=4x10,margin=10x12')).toBe(
    '4 across × 10 down, labels of 40 × 25 mm',
  );
  for (const { name } of STOCKS)
    for (const lang of ['vi', 'en'] as const) expect(sayPaper(lang, name)).not.toContain(name);
});
