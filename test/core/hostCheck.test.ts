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

/** 13 bad, each by the trick it plays, on an origin of ours. */
function badOn(ours: string): readonly [what: string, text: string, trick: Trick][] {
  const [scheme = '', authority = ''] = ours.split('://');
  const [host = '', port] = authority.split(':');
  const end = port ? `:${port}` : '';
  const at = (name: string) => `${scheme}://${name}${end}${path}`;
  const dot = host.includes('.');
  const escaped = host.replace(dot ? '.' : 'l', dot ? '%2e' : '%6c');
  return [
    ['a Cyrillic о', at(host.replace(/o|0/, 'о')), 'other-letters'],
    ['an ideographic full stop', at(dot ? host.replace('.', '。') : `${host}。`), 'other-letters'],
    ['a full-width letter', at(host.replace('o', 'ｏ')), 'other-letters'],
    ['a user name', `${scheme}://${authority}@evil.example${path}`, 'user-name'],
    ['a backslash before an @', `${scheme}://evil.example\\@${authority}${path}`, 'backslash'],
    ['a longer host', at(`${host}.evil.example`), 'longer-host'],
    ['a port', `${scheme}://${host}:8443${path}`, 'port'],
    ['another scheme', `${scheme === 'https' ? 'http' : 'https'}://${authority}${path}`, 'other-scheme'],
    ['% for a character', at(escaped), 'percent'],
    ['a right-to-left override', at(`\u202e${host}`), 'invisible'],
    ['punycode', at(dot ? 'xn--ocp-0ya.vn' : 'xn--lcalhost-0ya'), 'punycode'],
    ['a blank inside', at(`${host.slice(0, 2)} ${host.slice(2)}`), 'invisible'],
    ['capitals', ours.toUpperCase() + path, 'other-letters'],
  ];
}

const BAD = badOn(origin);
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

/** A real host, and the two a trial on one machine has. */
const ORIGINS = ['https://ocop.vn', 'http://localhost:8471', 'http://localhost'];

describe.each(ORIGINS)('on %s', (ours) => {
  const here = [parseOrigin(ours)];

  test.each(badOn(ours))('%s is told by its trick', (_, text, trick) => {
    expect(lookAlike(text, here)?.trick).toBe(trick);
  });

  test('a stamp of ours, as printed, looks like nothing else', () => {
    for (const url of GOOD) expect(lookAlike(ours + url.slice(origin.length), here)).toBeUndefined();
  });

  test('shops, wallets and networks look like none of ours', () => {
    const others = [
      'https://shopee.vn/a',
      'https://example.net/',
      'WIFI:S:Quan;T:WPA;P:12345678;;',
      '8930000000019',
    ];
    for (const text of others) expect(lookAlike(text, here)).toBeUndefined();
  });
});

test.each([
  '1ocalhost',
  'localhost.evil.vn',
  'loca1host',
  'locaIhost',
  'localhosts',
  'xn--lcalhost-0ya',
])('on a trial %s is a look-alike, with its port or without', (host) => {
  const trial = [parseOrigin('http://localhost:8471')];
  for (const end of ['', ':8471', ':80'])
    expect(lookAlike(`http://${host}${end}${path}`, trial)).toBeDefined();
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
