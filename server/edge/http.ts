import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Refusal, type RefusalCode } from '#core/refusal';
import { refusalText } from '#web/refusalText.ts';
import { createApp } from '../app.ts';
import { PROBLEM_TYPE, statusOf, toProblem } from '../problems.ts';
import type { Site } from '../site.ts';
import { securityHeaders } from './headers.ts';
import { makeQuickScan } from './quickScan.ts';

/** How long a peer may take, ms, and how many there may be: slow ones are let go before they crowd out others. */
const LIMITS = {
  headersTimeout: 8_000,
  // A photo on a slow line takes minutes; a body that stands still is given up by whoever reads it.
  requestTimeout: 300_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
} as const;
const MOST_CONNECTIONS = 4_000;
/** How long answers under way may still take when the server closes, ms. */
const GRACE_MS = 10_000;

/** Where to listen; port 0 picks a free one. */
export interface Listening {
  readonly port: number;
  readonly host?: string;
}

/** A server at work. */
export interface RunningServer {
  readonly port: number;
  /** Takes no more connections, lets answers under way finish (10 s at most), then resolves. */
  close(): Promise<void>;
}

/** What no request could be made of (a bad target), or what broke outside the app. */
function refuseOutside(site: Site, error: unknown): Response {
  const bad = error instanceof RequestError;
  if (!bad) site.log.error({ err: error }, 'unexpected outside the app');
  const problem = toProblem(new Refusal(bad ? 'invalid-input' : 'unexpected'), 'vi');
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...securityHeaders(site.origin), 'Content-Type': PROBLEM_TYPE, 'Cache-Control': 'no-store' },
  });
}

function listenerOf(site: Site) {
  const app = createApp(site);
  const answer = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => refuseOutside(site, error),
  });
  const scan = makeQuickScan(site);
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    // Stamps are ours by their origin; whatever Host is sent decides nothing, and cannot make a request fail.
    incoming.headers.host = 'stamp';
    scan(incoming, outgoing, () => answer(incoming, outgoing));
  };
}

/** What Node could not read: no header is known, so the words stand in both languages, as plain text. */
function unreadWords(code: RefusalCode): string {
  const said = (['vi', 'en'] as const).map((lang) => refusalText(lang, { code, details: {} }));
  return said.map(({ title, detail }) => `${title}. ${detail}\n`).join('');
}

/** Malformed HTTP is told so and let go. */
function refuseClient(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'uri-too-long' : 'invalid-input';
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const body = late ? '' : unreadWords(code);
  const head = [
    `HTTP/1.1 ${late ? '408 Request Timeout' : `${statusOf(code)} Refused`}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function closeGracefully(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Serves a site over HTTP/1.1; rejects when the port cannot be had (`EADDRINUSE`, `EACCES`). */
export function startServer(site: Site, { port, host = '127.0.0.1' }: Listening): Promise<RunningServer> {
  const server = createServer(LIMITS, listenerOf(site));
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', refuseClient);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address() as AddressInfo;
      resolve({ port: address.port, close: () => closeGracefully(server) });
    });
  });
}
