import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart } from '#web/inspector/scan/apart.ts';
import { AWAY_MS, watchCodes } from '#web/inspector/scan/inView.ts';
import { gatherKeys, type Key, writtenBy } from '#web/inspector/scan/keyboard.ts';
import { parseSetUp, parseSetUpCode } from '#web/inspector/setUp.ts';

const STAMP = 'https://tem.thanhmai.example/01/08930000000019/21/010000000042';

const KEYS: readonly (readonly [string, string, boolean])[] = [
  ...[...'0123456789'].map((digit) => [digit, `Digit${digit}`, false] as const),
  ...[...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => [
    [letter, `Key${letter.toUpperCase()}`, false] as const,
    [letter.toUpperCase(), `Key${letter.toUpperCase()}`, true] as const,
  ]),
  ['/', 'Slash', false],
  ['.', 'Period', false],
  ['-', 'Minus', false],
  [':', 'Semicolon', true],
];

/** The keys a hand scanner presses to write a text, so many milliseconds apart. */
function keysOf(text: string, apartMs: number): Key[] {
  let timeStamp = 1_000;
  const keys = [...text].flatMap((character) => {
    const [, code = '', shiftKey = false] = KEYS.find(([written]) => written === character) ?? [];
    timeStamp += apartMs;
    const shift: Key[] = shiftKey ? [{ code: 'ShiftLeft', shiftKey: true, timeStamp: timeStamp - 1 }] : [];
    return [...shift, { code, shiftKey, timeStamp }];
  });
  return [...keys, { code: 'Enter', shiftKey: false, timeStamp: timeStamp + apartMs }];
}

function typed(keys: readonly Key[]): string | undefined {
  const gather = gatherKeys();
  return keys.map(gather).at(-1);
}

describe('a hand scanner', () => {
  test('is read by where its keys are, so that no input method changes a code', () => {
    expect(typed(keysOf(STAMP, 12))).toBe(STAMP);
  });

  test('any text of its keys comes out as it was written', () => {
    const characters = fc.constantFrom(...KEYS.map(([written]) => written));
    const texts = fc.array(characters, { minLength: 8, maxLength: 300 }).map((all) => all.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 60 }), (text, ms) => {
        expect(typed(keysOf(text, ms))).toBe(text);
      }),
    );
  });

  test('a person who types is none', () => {
    expect(typed(keysOf(STAMP, 180))).toBeUndefined();
  });

  test('what a person typed before it is not part of the code', () => {
    const person = keysOf('abc', 300).slice(0, -1);
    const scanner = keysOf(STAMP, 10).map((key) => ({ ...key, timeStamp: key.timeStamp + 5_000 }));
    expect(typed([...person, ...scanner])).toBe(STAMP);
  });

  test('a few keys and Enter are no code', () => {
    expect(typed(keysOf('0100', 10))).toBeUndefined();
  });

  test('keys that write nothing are passed over', () => {
    expect(writtenBy({ code: 'CapsLock', shiftKey: false })).toBeUndefined();
    expect(writtenBy({ code: 'Numpad7', shiftKey: false })).toBe('7');
  });
});

describe('codes in view', () => {
  test('a code is new once, however many pictures show it', () => {
    const watch = watchCodes();
    expect(watch(['a'], 0)).toEqual([{ text: 'a', isTwice: false, isNew: true }]);
    expect(watch(['a'], 200)).toEqual([]);
    expect(watch(['a', 'b'], 400).map(({ text }) => text)).toEqual(['b']);
  });

  test('it is new again after it was away', () => {
    const watch = watchCodes();
    watch(['a'], 0);
    expect(watch(['a'], AWAY_MS)).toEqual([]);
    expect(watch(['a'], 2 * AWAY_MS + 1)).toHaveLength(1);
  });

  test('a second stamp with its code is told once, also where it comes into view later', () => {
    const watch = watchCodes();
    watch(['a'], 0);
    expect(watch(['a', 'a'], 100)).toEqual([{ text: 'a', isTwice: true, isNew: false }]);
    expect(watch(['a', 'a'], 200)).toEqual([]);
  });

  test('what a decoder finds twice in one place is one stamp', () => {
    const found = [
      { text: 'a', x: 100, y: 100, size: 60 },
      { text: 'a', x: 104, y: 98, size: 58 },
      { text: 'a', x: 300, y: 100, size: 60 },
      { text: 'b', x: 101, y: 100, size: 60 },
    ];
    expect(apart(found)).toEqual(['a', 'a', 'b']);
  });
});

describe('the code that sets a phone up', () => {
  const token = 't'.repeat(43);
  const rootKid = 'K'.repeat(43);
  const here = 'https://tem.thanhmai.example';

  test('is read from the address that opened the app', () => {
    expect(parseSetUp(`#setup=${token}.${rootKid}`)).toEqual({ token, rootKid });
  });

  test.each([
    ['another host', `https://tem.thanhmai.example.evil.example/inspector/#setup=${token}.${rootKid}`],
    ['another page', `${here}/office/#setup=${token}.${rootKid}`],
    [
      'a user before the host',
      `https://tem.thanhmai.example@evil.example/inspector/#setup=${token}.${rootKid}`,
    ],
    ['a short token', `${here}/inspector/#setup=${token.slice(1)}.${rootKid}`],
    ['something behind it', `${here}/inspector/#setup=${token}.${rootKid}x`],
    ['a stamp', STAMP],
  ])('%s sets nothing up', (_, text) => {
    expect(parseSetUpCode(text, here)).toBeUndefined();
  });

  test('a scanned code of this house does', () => {
    expect(parseSetUpCode(`${here}/inspector/#setup=${token}.${rootKid}`, here)).toEqual({ token, rootKid });
  });

  test('no other text is taken for one, and none throws', () => {
    fc.assert(fc.property(fc.string(), (text) => parseSetUp(text) === undefined));
  });
});
