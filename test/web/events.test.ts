import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changedFields } from '#web/eventChange.ts';
import { eventsText } from '#web/text/events.ts';

const SERVER = join(import.meta.dirname, '..', '..', 'server');

function sources(): string[] {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  return files
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(SERVER, name), 'utf8'))
    .filter((text) => text.includes('writeEvent'));
}

function wordsIn(field: 'verb' | 'noun'): string[] {
  const found = sources().flatMap((text) => [...text.matchAll(new RegExp(`${field}: '([a-z-]+)'`, 'g'))]);
  return [...new Set(found.map(([, word = '']) => word))].sort();
}

describe('the journal', () => {
  test('has words for every verb and every noun the program writes', () => {
    const { verbs, nouns } = eventsText('vi');
    expect(wordsIn('verb').filter((verb) => !Object.hasOwn(verbs, verb))).toEqual([]);
    expect(wordsIn('noun').filter((noun) => !Object.hasOwn(nouns, noun))).toEqual([]);
  });

  test('tells only what changed, field by field, days and instants as people write them', () => {
    const before = { quantity: 1000, place: null, expiresOn: '2026-12-01', nested: { star: 3 } };
    const after = {
      quantity: 2500,
      place: null,
      expiresOn: '2027-01-31',
      nested: { star: 4 },
      closedAt: 1_795_312_800_000,
    };
    expect(changedFields('vi', before, after)).toEqual([
      { name: 'số lượng', before: '1.000', after: '2.500' },
      { name: 'hạn sử dụng', before: '01/12/2026', after: '31/01/2027' },
      { name: 'nested · hạng sao', before: '3', after: '4' },
      { name: 'đóng lúc', before: null, after: '22/11/2026 09:00' },
    ]);
    expect(changedFields('en', null, { safety: true })).toEqual([
      { name: 'danger', before: null, after: 'yes' },
    ]);
  });
});
