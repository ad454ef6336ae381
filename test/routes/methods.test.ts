import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startServer } from '#server/edge/http.ts';
import { getRaw, sendRaw } from '#test/support/rawHttp.ts';
import { type StampSite, stampSite } from '#test/support/stampSite.ts';
import { samplePaths } from '#test/support/stampWorld.ts';

const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'TRACE', 'QUERY', 'M-SEARCH'];
const READING = ['GET', 'HEAD'];
const LIMIT = 64 * 1024;

let world: StampSite;
let server: RunningServer;
let lapsed: string;

beforeAll(async () => {
  world = await stampSite();
  server = await startServer(world.site, { port: 0 });
  ({ lapsed } = await samplePaths());
});
afterAll(() => server.close());

/** One request on a connection of its own, with further header lines and a body. */
function send(method: string, path: string, headers = '', body = '') {
  const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;
  return sendRaw(server.port, head + body);
}

const sized = (size: number) => [`Content-Length: ${size}\r\n`, 'x'.repeat(size)] as const;

function chunked(chunks: number, size = 0x1000) {
  const chunk = `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;
  return ['Transfer-Encoding: chunked\r\n', `${chunk.repeat(chunks)}0\r\n\r\n`] as const;
}

describe('a server that is only read', () => {
  test('every other method is 405 and told which are allowed, with a body, an empty one or none', async () => {
    for (const method of WRITING) {
      const bodies = [['', ''], sized(0), sized(5), sized(LIMIT), chunked(0), chunked(3)] as const;
      for (const path of ['/', '/kiem-tra', lapsed, '/nope']) {
        for (const [headers, body] of bodies) {
          const answer = await send(method, path, headers, body);
          expect(answer.status, `${method} ${path} ${headers}`).toBe(405);
          expect(answer.headers.allow).toBe('GET, HEAD');
          expect(JSON.parse(answer.body)).toMatchObject({ code: 'method-not-allowed' });
        }
      }
    }
    expect(world.logged.join('')).not.toContain('unexpected');
  });

  test('a body over 64 KB is 413, by its stated length or while it is read, whatever the method', async () => {
    for (const method of WRITING) {
      const stated = await send(method, '/', sized(LIMIT + 1)[0]);
      expect(stated.status, method).toBe(413);
      // Node never hands on the body of a TRACE.
      if (method === 'TRACE') continue;
      expect((await send(method, '/', ...chunked(17))).status, method).toBe(413);
    }
    for (const method of READING)
      expect((await send(method, '/', sized(LIMIT + 1)[0])).status, method).toBe(413);
  });

  test('a GET that brings a body is answered all the same', async () => {
    for (const body of [sized(5), chunked(3)]) {
      expect((await send('GET', lapsed, ...body)).status).toBe(200);
    }
  });

  test('one connection goes on after a refusal', async () => {
    const post = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello';
    const answer = await sendRaw(
      server.port,
      `${post}GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer.status).toBe(405);
    expect(answer.body).toContain('HTTP/1.1 200 OK');
  });

  test('who hangs up in the middle of a body breaks nothing', async () => {
    const before = world.logged.length;
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf');
      setTimeout(() => socket.destroy(), 50);
    });
    await new Promise((resolve) => socket.on('close', resolve));
    expect((await getRaw(server.port, lapsed)).status).toBe(200);
    expect(world.logged.slice(before).join('')).not.toMatch(/unexpected|"level":50/);
  });
});
