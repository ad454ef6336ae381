import type { Hono } from 'hono';
import { Refusal } from '#core/refusal';
import { hashToken, sameHash } from '../auth/digest.ts';
import type { Edge, EdgeContext } from '../edge/edge.ts';

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

const BEARER = /^Bearer ([\x21-\x7e]{16,512})$/;

/** Only for whoever names the token; to all others there is no such page. */
async function tellMetrics(c: EdgeContext): Promise<Response> {
  const { metrics, metricsToken } = c.var.site;
  const [, given] = BEARER.exec(c.req.header('authorization') ?? '') ?? [];
  const knows =
    metricsToken !== null && given !== undefined && sameHash(hashToken(given), hashToken(metricsToken));
  if (!knows) throw new Refusal('not-found');
  return c.body(await metrics.text(), 200, {
    'Content-Type': metrics.contentType,
    'Cache-Control': 'no-store',
  });
}

/** What machines ask: the public keys (RFC 7517), whether we live, whether we can answer, where robots may go. */
export function machineRoutes(app: Hono<Edge>): void {
  app.get('/.well-known/jwks.json', publishKeys);
  app.get('/healthz', (c) => c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/readyz', tellReady);
  app.get('/metrics', tellMetrics);
  app.get('/robots.txt', (c) => c.text(ROBOTS, 200, { 'Cache-Control': 'public, max-age=86400' }));
}
