import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostOf, isHost, isTrialOrigin, parseOrigin } from '#core/origin';
import { CASES } from './arbitraries.ts';
import { refusalOf } from './refusalOf.ts';

describe('an origin', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$/);
  const anyOrigin = fc.oneof(
    fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => `https://${labels.join('.')}`),
    fc.integer({ min: 1, max: 65_535 }).map((port) => `http://localhost:${port}`),
    fc.constantFrom('http://localhost', 'http://127.0.0.1', 'http://127.0.0.1:8080'),
  );

  test('is read as itself, and its host is what stands after the scheme', () => {
    const property = fc.property(anyOrigin, (text) => {
      const origin = parseOrigin(text);
      expect(origin).toBe(text);
      expect(`${text.split('://')[0]}://${hostOf(origin)}`).toBe(text);
      expect(isTrialOrigin(origin)).toBe(text.startsWith('http:'));
    });
    fc.assert(property, CASES);
  });

  test.each([
    '',
    'ocop.vn',
    'https://',
    'https://ocop.vn/',
    'https://ocop.vn:443',
    'https://OCOP.vn',
    'HTTPS://ocop.vn',
    'http://ocop.vn',
    'https://ocop.vn.',
    'https://.vn',
    'https://ocop..vn',
    'https://-ocop.vn',
    'https://ocop-.vn',
    'https://ocop_1.vn',
    'https://ocốp.vn',
    'https://ocop。vn',
    'https://user@ocop.vn',
    'https://ocop.vn\n',
    ' https://ocop.vn',
    'http://localhost/',
    'http://localhost:0',
    'http://localhost:080',
    'http://localhost:65536',
    'http://localhost.evil.example',
    'http://127.0.0.2',
    `https://${'a'.repeat(64)}.vn`,
    `https://${'a.'.repeat(127)}`,
  ])('%j is refused', (text) => {
    expect(refusalOf(() => parseOrigin(text))).toBe('invalid-origin');
    expect(isHost(text)).toBe(text === 'ocop.vn');
  });
});
