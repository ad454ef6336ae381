import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyStateAt, parseKeys } from '#core/key';
import { Refusal } from '#core/refusal';
import { CASES } from './arbitraries.ts';
import { exampleKey, stampVectors } from './vectors.ts';

const { jwks } = stampVectors;
const good = jwks.keys[0]!;

async function answer(value: unknown): Promise<string> {
  try {
    await parseKeys(value);
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal)
      return error.details.reason ? `${error.code} ${error.details.reason}` : error.code;
    throw error;
  }
}

const withKey = (changes: Record<string, unknown>) => ({ ...jwks, keys: [{ ...good, ...changes }] });

describe('a published key set', () => {
  test('is taken as written, with members that nobody knows', async () => {
    expect(await answer(jwks)).toBe('accepted');
    expect(await answer({ ...withKey({ note: 1 }), note: 2 })).toBe('accepted');
  });

  test('without origins trusts no address', async () => {
    expect((await parseKeys({ keys: [] })).origins).toEqual([]);
  });

  test.each([
    ['null', null, 'keys-malformed keys'],
    ['a list', [], 'keys-malformed keys'],
    ['a text', 'keys', 'keys-malformed keys'],
    ['keys that are no list', { keys: {} }, 'keys-malformed keys'],
    ['a key that is a list', { keys: [[]] }, 'keys-malformed keys'],
    ['a hundred keys', { keys: Array(100).fill(good) }, 'keys-malformed keys'],
    ['two keys of one number', { ...jwks, keys: [good, good] }, 'keys-malformed temgoc_key'],
    ['an RSA key', withKey({ kty: 'RSA' }), 'keys-malformed kty'],
    ['an X25519 key', withKey({ crv: 'X25519' }), 'keys-malformed kty'],
    ['a private key', withKey({ d: good.x }), 'keys-malformed d'],
    ['key number 00', withKey({ temgoc_key: '00' }), 'keys-malformed temgoc_key'],
    ['a key number that is a number', withKey({ temgoc_key: 1 }), 'keys-malformed temgoc_key'],
    ['a key with padding', withKey({ x: `${good.x}=` }), 'keys-malformed x'],
    ['a key in the other base64', withKey({ x: good.x!.replace('_', '/') }), 'keys-malformed x'],
    ['a key with a blank', withKey({ x: `${good.x!.slice(0, -1)} ` }), 'keys-malformed x'],
    ['a key with spare bits set', withKey({ x: `${good.x!.slice(0, -1)}p` }), 'keys-malformed x'],
    ['a key of 31 bytes', withKey({ x: good.x!.slice(0, -1) }), 'keys-malformed x'],
    ['no key', withKey({ x: undefined }), 'keys-malformed x'],
    ['another kid', withKey({ kid: good.kid!.replace('k', 'l') }), 'keys-malformed kid'],
    ['no kid', withKey({ kid: undefined }), 'keys-malformed kid'],
    ['no day of making', withKey({ temgoc_created: undefined }), 'keys-malformed temgoc_created'],
    ['a year for an instant', withKey({ temgoc_retired: '2026' }), 'keys-malformed temgoc_retired'],
    [
      'an instant with an offset',
      withKey({ temgoc_retired: '2026-01-05T08:00:00.000+07:00' }),
      'keys-malformed temgoc_retired',
    ],
    ['an instant that is a number', withKey({ temgoc_compromised: 0 }), 'keys-malformed temgoc_compromised'],
    [
      'origins that are no list',
      { ...jwks, temgoc_origins: 'https://ocop.vn' },
      'keys-malformed temgoc_origins',
    ],
    ['an origin that is no text', { ...jwks, temgoc_origins: [{}] }, 'keys-malformed temgoc_origins'],
    ['an origin with a slash', { ...jwks, temgoc_origins: ['https://ocop.vn/'] }, 'invalid-origin'],
  ])('with %s is refused', async (_, value, code) => {
    expect(await answer(value)).toBe(code);
  });

  test('of any garbage throws nothing but a refusal', async () => {
    const property = fc.asyncProperty(
      fc.anything({ withNullPrototype: true, maxDepth: 4 }),
      async (value) => {
        expect(await answer(value)).toMatch(/^(keys-malformed|invalid-origin)/);
      },
    );
    await fc.assert(property, CASES);
  });

  test('with any one member replaced by garbage throws nothing but a refusal', async () => {
    const members = fc.constantFrom(...Object.keys(good), 'temgoc_retired', 'temgoc_compromised', 'd');
    const property = fc.asyncProperty(members, fc.anything({ maxDepth: 2 }), async (member, value) => {
      await answer(withKey({ [member]: value }));
      await answer({ ...jwks, temgoc_origins: [value] });
    });
    await fc.assert(property, CASES);
  });
});

describe('the state of a key', () => {
  const noon = Date.UTC(2026, 5, 1, 5);

  test('is active until it is retired, and compromised outranks retired', () => {
    const retired = { ...exampleKey(), retiredAt: noon };
    expect([noon - 1, noon, noon + 1].map((at) => keyStateAt(retired, at))).toEqual([
      'active',
      'retired',
      'retired',
    ]);
    const both = { ...retired, compromisedAt: noon + 1 };
    expect([noon - 1, noon, noon + 1].map((at) => keyStateAt(both, at))).toEqual([
      'active',
      'retired',
      'compromised',
    ]);
  });
});
