import type { Hono } from 'hono';
import { Refusal } from '#core/refusal';
import type { Edge } from '../edge/edge.ts';

/** `GET /assets/…`: built files, named by their content and kept for a year. */
export function assetRoutes(app: Hono<Edge>): void {
  app.get('/assets/:name', (c) => {
    const found = c.var.site.portal?.assets.find(c.req.param('name'));
    if (!found) throw new Refusal('not-found');
    c.header('Content-Type', found.type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    return c.body(found.bytes);
  });
}
