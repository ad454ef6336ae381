import { describe, expect, test } from 'vitest';
import { parseOrigin } from '#core/origin';
import { agentOf } from '#server/auth/agent.ts';
import { clearedCookie, readSessionCookie, sessionCookie } from '#server/auth/cookie.ts';
import { localPath } from '#server/auth/localPath.ts';
import { refuseCrossSite } from '#server/auth/originCheck.ts';

const REAL = parseOrigin('https://ocop.vn');
const TRIAL = parseOrigin('http://localhost:8080');

describe('the session’s cookie', () => {
  test('is bound to its host, unread by scripts and not sent along by other sites', () => {
    expect(sessionCookie(REAL, 'abc')).toBe(
      '__Host-temgoc=abc; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax; Secure',
    );
    expect(clearedCookie(REAL)).toContain('Max-Age=0');
  });

  test('has another name in a trial, where no cookie can be Secure in every browser', () => {
    expect(sessionCookie(TRIAL, 'abc')).toBe(
      'temgoc-trial=abc; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax',
    );
  });

  test.each([
    ['alone', '__Host-temgoc=abc', 'abc'],
    ['among others', 'a=1; __Host-temgoc=abc; b=2', 'abc'],
    ['set twice', '__Host-temgoc=abc; __Host-temgoc=def', undefined],
    ['under the trial’s name', 'temgoc-trial=abc', undefined],
    ['under a name that ends alike', 'x__Host-temgoc=abc', undefined],
    ['missing', undefined, undefined],
  ])('is read %s', (_, header, token) => {
    expect(readSessionCookie(REAL, header)).toBe(token);
  });
});

/** Whether a request with these headers is refused. */
function refused(origin: typeof REAL, headers: Record<string, string>): boolean {
  try {
    refuseCrossSite(origin, new Headers(headers));
    return false;
  } catch {
    return true;
  }
}

describe('where an unsafe request comes from', () => {
  test.each([
    ['a form on another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['the same from an older browser', { origin: 'https://evil.example' }],
    ['JSON from another site', { origin: 'https://evil.example', 'content-type': 'application/json' }],
    ['a sister host', { origin: 'https://tem.ocop.vn', 'sec-fetch-site': 'same-site' }],
    ['a sister host that lies about nothing', { origin: 'https://ocop.vn.evil.example' }],
    ['the same host without https', { origin: 'http://ocop.vn' }],
    ['the same host on another port', { origin: 'https://ocop.vn:8443' }],
    ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame of an older browser', { origin: 'null' }],
    ['an address that was typed', { 'sec-fetch-site': 'none' }],
    ['nobody knows where', {}],
    [
      'our origin, but the browser says otherwise',
      { origin: 'https://ocop.vn', 'sec-fetch-site': 'same-site' },
    ],
  ])('%s is refused', (_, headers) => {
    expect(refused(REAL, headers)).toBe(true);
  });

  test.each([
    ['a page of ours', { origin: 'https://ocop.vn', 'sec-fetch-site': 'same-origin' }],
    ['a page of ours in an older browser', { origin: 'https://ocop.vn' }],
    ['a page of ours that sends no referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('%s is let in', (_, headers) => {
    expect(refused(REAL, headers)).toBe(false);
  });

  test.each([
    'http://localhost:8080',
    'http://127.0.0.1:8080',
    'http://[::1]:8080',
  ])('a trial knows itself as %s', (origin) => {
    expect(refused(TRIAL, { origin })).toBe(false);
    expect(refused(REAL, { origin })).toBe(true);
  });

  test.each([
    'http://localhost:8081',
    'http://localhost',
    'https://localhost:8080',
  ])('a trial does not take %s for itself', (origin) => {
    expect(refused(TRIAL, { origin })).toBe(true);
  });
});

describe('where to go on to', () => {
  test.each(['/office', '/office/users?lang=en', '/producer/lots/lo-1', '/account'])('%s is ours', (path) => {
    expect(localPath(path)).toBe(path);
  });

  test.each([
    '//evil.example/office',
    '/\\evil.example',
    'https://evil.example/office',
    'javascript:alert(1)',
    '/office\\..\\..',
    '/office/../../s/1',
    '/officers',
    '/sign-out',
    '/office\n//evil.example',
    '/ office',
    '',
    undefined,
  ])('%j is not', (path) => {
    expect(localPath(path)).toBeUndefined();
  });
});

test('a browser is told in a few words, and an unknown one not at all', () => {
  expect(agentOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36')).toBe(
    'Chrome · Windows',
  );
  expect(agentOf('Mozilla/5.0 (iPhone; CPU iPhone OS 17) AppleWebKit Version/17 Safari/604.1')).toBe(
    'Safari · iPhone',
  );
  expect(agentOf('<script>')).toBe('');
  expect(agentOf(undefined)).toBe('');
});
