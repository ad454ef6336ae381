import type { Hono } from 'hono';
import { HomePage, type SampleLink } from '#web/pages/HomePage.tsx';
import type { Mistyped } from '#web/parts/CheckForm.tsx';
import { type Edge, type EdgeContext, frameOf } from '../edge/edge.ts';
import { renderPage } from '../render.tsx';
import type { Site } from '../site.ts';

/** Sample stamps as paths of this very server, wherever it listens; an address elsewhere is left out. */
async function listSamples(site: Site): Promise<SampleLink[]> {
  if (!site.trial) return [];
  const own = (await site.sampleStamps()).filter(({ url }) => url.startsWith(`${site.origin}/`));
  return own.map(({ shows, form, url, pin = false }) => {
    return { shows, form, pin, path: url.slice(site.origin.length) };
  });
}

/** The home page; with what was typed and could not be read, to be mended, as 400. */
export async function respondHome(c: EdgeContext, mistyped?: Mistyped): Promise<Response> {
  const samples = mistyped ? [] : await listSamples(c.var.site);
  const frame = frameOf(c, mistyped ? { ma: mistyped.text } : {});
  c.header('Vary', 'Accept-Language');
  c.header('Cache-Control', 'no-store');
  const page = renderPage(<HomePage frame={frame} samples={samples} mistyped={mistyped} />);
  return c.html(page, mistyped ? 400 : 200);
}

/** The home page. */
export function homeRoutes(app: Hono<Edge>): void {
  app.get('/', (c) => respondHome(c));
}
