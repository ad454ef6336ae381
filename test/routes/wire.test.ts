import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '#server/edge/http.ts';
import { NAUGHTY, naughtyTargets } from '#test/support/naughty.ts';
import { getRaw, type RawAnswer, sendRaw } from '#test/support/rawHttp.ts';
import { type StampSite, stampSite } from '#test/support/stampSite.ts';
import { GTIN, samplePaths } from '#test/support/stampWorld.ts';

let world: StampSite;
let server: RunningServer;
let paths: Awaited<ReturnType<typeof samplePaths>>;

beforeAll(async () => {
  world = await stampSite();
  server = await startServer(world.site, { port: 0 });
  paths = await samplePaths();
});
afterAll(() => server.close());

/** The body as it travelled, in bytes, under an encoding. */
function weigh(path: string, encoding: string): Promise<{ bytes: Buffer; encoding: string | undefined }> {
  return new Promise((resolve, reject) => {
    const options = { port: server.port, path, agent: false, headers: { 'accept-encoding': encoding } };
    request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ bytes: Buffer.concat(chunks), encoding: response.headers['content-encoding'] }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the weight of a page', () => {
  test('every page, whole, is at most 6,000 bytes by brotli and by gzip', async () => {
    for (const lang of ['vi', 'en']) {
      for (const path of [
        ...Object.values(paths),
        '/',
        '/kiem-tra?ma=x',
        '/kiem-tra?ma=0100000000013',
        '/nope',
      ]) {
        const url = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
        const br = await weigh(url, 'gzip, deflate, br');
        expect(br.encoding).toBe('br');
        expect(br.bytes.length).toBeLessThanOrEqual(6_000);
        const gz = await weigh(url, 'gzip');
        expect(gz.encoding).toBe('gzip');
        expect(gz.bytes.length).toBeLessThanOrEqual(6_000);
        expect(gunzipSync(gz.bytes).toString()).toBe(brotliDecompressSync(br.bytes).toString());
      }
    }
  });

  test('who accepts no encoding reads it plain; q=0 is no acceptance', async () => {
    for (const accepted of ['identity', 'br;q=0, gzip;q=0', '', ';;,']) {
      const plain = await weigh(paths.lapsed, accepted);
      expect(plain.encoding).toBeUndefined();
      expect(plain.bytes.toString()).toContain('<!doctype html>');
    }
  });
});

describe('headers', () => {
  test('every answer is guarded, whatever it is, and none sets a cookie', async () => {
    const targets = [
      '/',
      paths.lapsed,
      '/x',
      '/healthz',
      '/.well-known/jwks.json',
      '/a\\b',
      '/kiem-tra?ma=1',
    ];
    const answers = await Promise.all(targets.map((target) => getRaw(server.port, target)));
    answers.push(
      await sendRaw(
        server.port,
        'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      ),
    );
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'strict-transport-security': 'max-age=31536000',
      });
      expect(headers['permissions-policy']).toContain('geolocation=()');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  test('HEAD has the headers of GET and no body', async () => {
    const head = await sendRaw(
      server.port,
      `HEAD ${paths.lapsed} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(head.status).toBe(200);
    expect(head.headers['content-type']).toContain('text/html');
    expect(head.body).toBe('');
  });
});

/** Never our fault, never another place, and what has markup in it never comes back as markup. */
function expectCalm(answer: RawAnswer, target: string): void {
  expect(answer.status, target).toBeGreaterThanOrEqual(200);
  expect(answer.status, target).toBeLessThan(500);
  expect(answer.body).not.toMatch(/<script|<img|<svg onload/);
  expect(answer.headers['set-cookie']).toBeUndefined();
  if (answer.headers.location) expect(answer.headers.location).toMatch(/^\/(?:s|01)\//);
}

describe('naughty requests', () => {
  test('500 naughty strings on the wire: never a 5xx, never reflected unescaped', async () => {
    const targets = naughtyTargets();
    expect(targets.length).toBeGreaterThanOrEqual(500);
    for (const target of targets) expectCalm(await getRaw(server.port, target), target);
    for (const text of NAUGHTY.filter((one) => /[<"]/.test(one))) {
      const answer = await getRaw(server.port, `/kiem-tra?ma=${encodeURIComponent(text)}`);
      expect(answer.body).not.toContain(text);
    }
  }, 60_000);

  test('any bytes for a path, any text for a query', async () => {
    const path = fc
      .string({ unit: 'binary', maxLength: 60 })
      .map((text) => Buffer.from(text).toString('latin1'));
    const near = fc.tuple(fc.constantFrom('/s/', `/01/${GTIN}/21/`, '/', '/%'), path).map(([a, b]) => a + b);
    await fc.assert(
      fc.asyncProperty(near, fc.string(), async (target, typed) => {
        expectCalm(await getRaw(server.port, target.replace(/[\s\0]/g, '_')), target);
        expectCalm(await getRaw(server.port, `/kiem-tra?ma=${encodeURIComponent(typed)}`), typed);
      }),
      { numRuns: 150, seed: 20_261_112 },
    );
  }, 60_000);

  test('SQL in a typed ID means what it says: an ID that is not right', async () => {
    for (const typed of [
      "010000000001'--",
      "0' OR '1'='1",
      '010000000001;DROP TABLE batches',
      '1 UNION SELECT 1',
    ]) {
      const answer = await getRaw(server.port, `/kiem-tra?ma=${encodeURIComponent(typed)}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toContain('Đây không phải mã tem');
    }
  });

  test('a Host of any kind, or an absolute target: the same answer or a plain refusal', async () => {
    for (const host of ['evil.example', 'a b', '[::1', '%', 'x'.repeat(300), '']) {
      const answer = await getRaw(server.port, paths.lapsed, `Host: ${host}\r\n`);
      expect(answer.status, host).toBe(200);
      expect(answer.body).toContain('20/10/2026');
    }
    const absolute = await getRaw(server.port, `http://evil.example${paths.lapsed}`);
    expect(absolute.status).toBe(404);
  });

  test('what is not HTTP is refused and let go', async () => {
    for (const bytes of ['GET / HTTP/9.9\r\n\r\n', 'XYZ\r\n\r\n', '\x16\x03\x01\x02\x00', 'GET\r\n\r\n']) {
      const answer = await sendRaw(server.port, bytes);
      expect(answer.status).toBe(400);
    }
    const long = await sendRaw(server.port, `GET /${'1'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(long.status).toBe(414);
    expect(long.body).toMatch(/^Địa chỉ quá dài\..+\nAddress too long\./);
  });
});

function idle(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.resume();
  });
}

describe('large and slow requests', () => {
  test('10 MB of body: 413 at once, nothing read', async () => {
    const answer = await sendRaw(
      server.port,
      'POST /unknown HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10000000\r\n\r\n',
    );
    expect(answer.status).toBe(413);
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const streamed = await sendRaw(
      server.port,
      `POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`,
    );
    expect(streamed.status).toBe(413);
  });

  test('200 slow sockets harm nobody, and are let go', async () => {
    const slow = Array.from({ length: 200 }, () => connect(server.port, '127.0.0.1'));
    const gone = Promise.all(slow.map(idle));
    for (const socket of slow) socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    let stillSlow = true;
    void gone.then(() => {
      stillSlow = false;
    });
    for (let i = 0; i < 60; i++) expect((await getRaw(server.port, paths.lapsed)).status).toBe(200);
    expect(stillSlow).toBe(true);
    await gone;
  }, 30_000);
});

test('closing lets the answer under way finish, and takes no more', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const trust = await world.site.trust();
  const slow = await stampSite({ trust: () => held.then(() => trust) });
  const closing = await startServer(slow.site, { port: 0 });
  const answer = getRaw(closing.port, paths.lapsed);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closed = closing.close();
  await expect(getRaw(closing.port, '/healthz')).rejects.toThrow();
  release();
  expect((await answer).status).toBe(200);
  await closed;
});

test('what breaks outside the app is a 500 without a word of its cause', async () => {
  const broken = await stampSite({ trust: () => Promise.reject('canary: thrown, and no Error') });
  const other = await startServer(broken.site, { port: 0 });
  const answer = await getRaw(other.port, paths.lapsed);
  await other.close();
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain('canary');
  expect(broken.logged.join('')).toContain('unexpected');
});

test('a port that is taken is an error to whoever starts', async () => {
  await expect(startServer(world.site, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
