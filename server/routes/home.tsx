import type { Hono } from 'hono';
import { HomePage, type SampleLink } from '#web/pages/HomePage.tsx';
import { type Edge, type EdgeContext, frameOf } from '../edge.ts';
import { renderPage } from '../render.tsx';
import type { Site } from '../site.ts';

/** Sample stamps as paths of this very server, wherever it listens; an address elsewhere is left out. */
async function listSamples(site: Site): Promise<SampleLink[]> {
  if (!site.trial) return [];
  const own = (await site.sampleStamps()).filter(({ url }) => url.startsWith(`${site.origin}/`));
  return own.map(({ shows, form, url }) => ({ shows, form, path: url.slice(site.origin.length) }));
}

/** The home page; with `typed`, an ID that could not be read and is to be mended, as 400. */
export async function respondHome(c: EdgeContext, typed?: string): Promise<Response> {
  const samples = typed === undefined ? await listSamples(c.var.site) : [];
  const frame = frameOf(c, typed === undefined ? {} : { ma: typed });
  c.header('Vary', 'Accept-Language');
  c.header('Cache-Control', 'no-store');
  const page = renderPage(<HomePage frame={frame} samples={samples} typed={typed} />);
  return c.html(page, typed === undefined ? 200 : 400);
}

/** The home page. */
export function homeRoutes(app: Hono<Edge>): void {
  app.get('/', (c) => respondHome(c));
}
