import { expect, test } from 'vitest';
import { DRAWINGS } from '#server/demo/marks.ts';
import { MARK_WORDS } from '#server/demo/markWords.ts';
import { safeFormOf } from '#server/marks/safeMark.ts';

test('the demonstration’s three marks are taken in as any mark is, and each says whose it stands for', async () => {
  for (const [kind, drawn] of Object.entries(DRAWINGS)) {
    expect((await safeFormOf(drawn)).type).toBe('svg');
    expect(new TextDecoder().decode(drawn)).toContain(MARK_WORDS[kind as keyof typeof MARK_WORDS]);
  }
  expect(new Set(Object.values(MARK_WORDS)).size).toBe(3);
});
