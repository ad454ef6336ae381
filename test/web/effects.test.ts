import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sayEffect } from '#web/effects.ts';
import { effectText } from '#web/text/effects.ts';

const ROOT = join(import.meta.dirname, '..', '..', 'server');
const folders = [join(ROOT, 'proposals'), ROOT];
const sources = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

/** Every name an effect is given in the rules. */
const named = sources.flatMap((source) => [
  ...[...source.matchAll(/\btell\(\s*'[a-z]+',\s*'([a-z0-9-]+)'/g)].map(([, name]) => name ?? ''),
  ...[...source.matchAll(/\bwhat: '([a-z0-9-]+)'/g)].map(([, name]) => name ?? ''),
]);

test('effects were found in the rules', () => {
  expect(named.length).toBeGreaterThan(20);
});

test.each([...new Set(named)])('the effect %s is said in both languages', (name) => {
  expect(Object.keys(effectText('vi'))).toContain(name);
  expect(effectText('en')[name as 'begins']).not.toBe(effectText('vi')[name as 'begins']);
});

test('days and thousands are written as people write them', () => {
  const values = { product: 'Mật ong', stamps: 12_000, batches: 3 };
  expect(sayEffect('vi', { tone: 'warning', what: 'stamps-answer', values })).toBe(
    '12.000 tem đã phát hành trong 3 đợt của Mật ong sẽ trả lời khác khi quét.',
  );
});

test('an effect without words is shown by its name, never hidden', () => {
  expect(sayEffect('vi', { tone: 'danger', what: 'unheard-of', values: { count: 2 } })).toBe(
    'unheard-of · 2',
  );
});
