import type { Hono } from 'hono';
import type { Edge, EdgeContext } from '../edge.ts';

/** Whoever asks what a stamp says is no search engine. */
const ROBOTS = 'User-agent: *\nAllow: /$\nDisallow: /\n';

async function publishKeys(c: EdgeContext): Promise<Response> {
  const keys = JSON.stringify(await c.var.site.publishedKeys());
  return c.body(keys, 200, {
    'Content-Type': 'application/jwk-set+json',
    'Cache-Control': 'public, max-age=300',
  });
}

async function tellReady(c: EdgeContext): Promise<Response> {
  const ready = await c.var.site.ready().catch(() => false);
  c.header('Cache-Control', 'no-store');
  return c.json({ status: ready ? 'ready' : 'not-ready' }, ready ? 200 : 503);
}

/** What machines ask: the public keys (RFC 7517), whether we live, whether we can answer, where robots may go. */
export function machineRoutes(app: Hono<Edge>): void {
  app.get('/.well-known/jwks.json', publishKeys);
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/readyz', tellReady);
  app.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'Cache-Control': 'public, max-age=86400' }));
}
