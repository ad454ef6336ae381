import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAlike, type Trick } from '#core/lookAlike';
import { parseOrigin } from '#core/origin';
import { verify } from '#core/verify';
import { trusting } from './shelf.ts';
import { stampVectors } from './vectors.ts';

const { origin, stamps } = stampVectors;
const [first, second] = stamps;
const path = first!.fullUrl.slice(origin.length);
const HOST = 'ocop.vn';
const origins = [parseOrigin(origin)];

/** 13 bad, each by the trick it plays, and the 2 good: attacks-and-faults S3. */
const BAD: readonly [what: string, text: string, trick: Trick | undefined][] = [
  ['a Cyrillic о', `https://ocоp.vn${path}`, 'other-letters'],
  ['an ideographic full stop', `https://ocop。vn${path}`, 'other-letters'],
  ['a full-width ｏ', `https://ｏcop.vn${path}`, 'other-letters'],
  ['a user name', `https://ocop.vn@evil.example${path}`, 'user-name'],
  ['a backslash before an @', `https://evil.example\\@ocop.vn${path}`, 'backslash'],
  ['a longer host', `https://ocop.vn.evil.example${path}`, 'longer-host'],
  ['a port', `https://ocop.vn:8443${path}`, 'port'],
  ['http', `http://ocop.vn${path}`, 'other-scheme'],
  ['%2e for the dot', `https://ocop%2evn${path}`, 'percent'],
  ['a right-to-left override', `https://\u202eocop.vn${path}`, 'invisible'],
  ['punycode', `https://xn--ocp-0ya.vn${path}`, 'punycode'],
  ['a blank inside', `https://oc op.vn${path}`, 'invisible'],
  ['capitals', `HTTPS://OCOP.VN${path}`, 'other-letters'],
];
const GOOD = [first!.fullUrl, second!.fullUrl];

const answer = (text: string) => verify(text, trusting().trust, Date.parse('2026-06-15T02:00:00Z'));

describe('the host of a stamp', () => {
  test.each(BAD)('with %s is foreign, loudly, and nothing of it is opened', async (_, text, trick) => {
    const verdict = await answer(text);
    expect(verdict).toMatchObject({ headline: 'foreign', tone: 'warning', presented: null, record: null });
    expect(lookAlike(text, origins)?.trick).toBe(trick);
  });

  test.each(GOOD)('%#, as printed, is ours and looks like nothing else', async (text) => {
    expect((await answer(text)).origin).toBe('signed');
    expect(lookAlike(text, origins)).toBeUndefined();
  });
});

const TWINS: Readonly<Record<string, string>> = {
  o: 'оο０ｏо̇',
  c: 'сϲｃ',
  p: 'рρｐ',
  v: 'νѵｖ',
  n: 'пηｎ',
  '.': '。．｡․',
};

const twin = fc.tuple(fc.nat({ max: HOST.length - 1 }), fc.nat()).map(([at, choice]) => {
  const twins = [...(TWINS[HOST[at]!] ?? '')].filter((letter) => !/\p{M}/u.test(letter));
  return HOST.slice(0, at) + twins[choice % twins.length] + HOST.slice(at + 1);
});
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/);
const inserted = fc
  .tuple(
    fc.nat({ max: HOST.length }),
    fc.constantFrom('\u200b', '\u200d', '\u00ad', '\u202e', '\u2066', '\ufeff', ' ', '\t', '\u0301'),
  )
  .map(([at, mark]) => HOST.slice(0, at) + mark + HOST.slice(at));
const percent = fc.nat({ max: HOST.length - 1 }).map((at) => {
  const hex = HOST.charCodeAt(at).toString(16);
  return `${HOST.slice(0, at)}%${hex}${HOST.slice(at + 1)}`;
});
const edited = fc
  .tuple(
    fc.nat({ max: 3 }),
    fc.constantFrom(...'abcdefghijklmnoprstuvwxyz0135'),
    fc.constantFrom('more', 'less', 'other'),
  )
  .map(
    ([at, letter, how]) =>
      HOST.slice(0, at) + (how === 'less' ? '' : letter) + HOST.slice(how === 'more' ? at : at + 1),
  );
const scheme = fc.constantFrom(
  'http://',
  'HTTPS://',
  'Https://',
  'https:',
  'https:/',
  'https:\\\\',
  'ftp://',
  '//',
  'https://\t',
  ' https://',
  'https ://',
  'ｈttps://',
);

/** Addresses made to be taken for ours. */
const lures = fc.oneof(
  twin.map((host) => `https://${host}`),
  inserted.map((host) => `https://${host}`),
  percent.map((host) => `https://${host}`),
  edited.map((host) => `https://${host}`),
  scheme.map((start) => `${start}${HOST}`),
  label.map((user) => `https://${user}@${HOST}`),
  label.map((host) => `https://${HOST}@${host}.example`),
  label.map((host) => `https://${HOST}\\@${host}.example`),
  label.map((host) => `https://${HOST}.${host}.example`),
  label.map((host) => `https://${host}.${HOST}`),
  label.map((host) => `https://${host}-${HOST}`),
  label.map((host) => `https://xn--${host}.vn`),
  fc.integer({ min: 0, max: 99_999 }).map((port) => `https://${HOST}:${port}`),
  fc.constantFrom(
    'https://ocop.vn.',
    'https://ocop.vn:',
    'https://ocop.vn?',
    'https://ocop.vn#',
    'https://ocop.vn\\',
  ),
);

describe('5,000 addresses made to be taken for ours', () => {
  test('are none of them accepted, nor is the register asked about one', async () => {
    const { trust, asked } = trusting();
    const paths = fc.constantFrom(
      path,
      second!.fullUrl.slice(origin.length),
      first!.recordUrl.slice(origin.length),
    );
    await fc.assert(
      fc.asyncProperty(lures, paths, async (lure, rest) => {
        const text = `${lure}${rest}`;
        fc.pre(!text.startsWith(`${origin}/`));
        const verdict = await verify(text, trust, 0);
        expect(['foreign', 'unreadable']).toContain(verdict.origin);
        expect(verdict.presented).toBeNull();
        expect(() => lookAlike(text, origins)).not.toThrow();
      }),
      { numRuns: 5000 },
    );
    expect(asked).toEqual([]);
  });

  test('no text at all makes the words for tricks stumble, and ours is never called a look-alike', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(() => lookAlike(text, origins)).not.toThrow();
        expect(lookAlike(`${origin}/${text}`, origins)).toBeUndefined();
      }),
    );
  });
});
