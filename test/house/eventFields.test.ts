import { describe, expect, test } from 'vitest';
import { eventFieldsText } from '#web/text/eventFields.ts';
import { rooms } from './source.ts';

/** Sources that write events, by the object literals of their two sides. */
const SIDES = /\b(?:before|after|loaded)(?: =|:) (?:\w+ \? )?\{([^{}]*)\}/g;

/** Left out of what is told, or held by nothing but a statement. */
const UNSAID = new Set(['id', 'actor', 'at', 'job']);

function namesIn(literal: string): string[] {
  return literal
    .split(',')
    .map((part) => /^\s*([A-Za-z]\w*)\s*(?::|$)/.exec(part)?.[1])
    .filter((name) => name !== undefined);
}

describe('every field an event tells of', () => {
  const writers = rooms.filter(
    ({ path, text }) => path.startsWith('server/') && /writeEvent\(|stage\.note\(/.test(text),
  );
  const written = writers.flatMap(({ text }) =>
    [...text.matchAll(SIDES)].flatMap(([, literal = '']) => namesIn(literal)),
  );

  test.each(['vi', 'en'] as const)('has its words in %s', (lang) => {
    const known = eventFieldsText(lang);
    const unknown = [...new Set(written)].filter((name) => !UNSAID.has(name) && !Object.hasOwn(known, name));
    expect(written.length).toBeGreaterThan(40);
    expect(unknown).toEqual([]);
  });
});
