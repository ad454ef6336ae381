import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Frame } from '#web/parts/Shell.tsx';
import type { Site } from '../site.ts';
import type { Policy } from './headers.ts';
import { chooseLang } from './negotiate.ts';

/** What a request carries through the edge: Node's own where there is one, and the house behind. */
export interface Edge {
  Bindings: Partial<HttpBindings>;
  Variables: { site: Site; policy?: Policy };
}

/** A request at the edge. */
export type EdgeContext = Context<Edge>;

/** What answering a scan asks of a request: Hono's, or one that never came that far. */
export interface Asking {
  readonly var: { readonly site: Site };
  readonly env?: Partial<HttpBindings>;
  readonly req: {
    readonly method: string;
    header(name: string): string | undefined;
    query(name: string): string | undefined;
  };
}

const ADDRESS = /^[a-z]+:\/\/[^/?#]*/i;

/** What came on the wire, from the first slash on, nothing decoded, resolved or normalised. */
export function rawTarget(request: Request, bindings: Partial<HttpBindings> | undefined): string {
  return bindings?.incoming?.url ?? request.url.replace(ADDRESS, '');
}

/** The raw path: all of the target before the first `?`. */
export function rawPath(request: Request, bindings: Partial<HttpBindings> | undefined): string {
  return rawTarget(request, bindings).split('?', 1)[0] ?? '/';
}

/** The frame of a page: its language, and itself in the other; `keep` is the query that must stay. */
export function frameOf(c: Asking, keep: Readonly<Record<string, string>> = {}): Frame {
  const lang = chooseLang(c.req.query('lang'), c.req.header('accept-language'));
  const query = new URLSearchParams({ ...keep, lang: lang === 'vi' ? 'en' : 'vi' });
  return { lang, otherLangQuery: `?${query}`, trial: c.var.site.trial };
}
