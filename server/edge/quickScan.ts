import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { parseStampPath } from '#core/stamp';
import type { Frame } from '#web/parts/Shell.tsx';
import { pinShown } from '../pins/pinCard.ts';
import { looksShown } from '../scans/looksShown.ts';
import { noteVerdict, verifyScan } from '../scans/scan.ts';
import { openStencils, type PageParts, renderVerdict } from '../scans/stencil.tsx';
import type { Site } from '../site.ts';
import { type Encoding, encodingsOf } from './compress.ts';
import { type Asking, frameOf } from './edge.ts';
import { noteRequest } from './guards.ts';
import { securityHeaders } from './headers.ts';
import { prefersJson } from './negotiate.ts';
import { VERDICT_VARY } from './respond.tsx';

const pack = promisify(gzip);

/** Answers of a question asked with few different texts, kept by the text. */
function remembering<Answer>(
  answer: (text: string | undefined) => Answer,
): (text: string | undefined) => Answer {
  const known = new Map<string | undefined, Answer>();
  return (text) => {
    let said = known.get(text);
    if (said === undefined) {
      if (known.size >= 1_000) known.clear();
      said = answer(text);
      known.set(text, said);
    }
    return said;
  };
}

function askingOf(site: Site, incoming: IncomingMessage): Asking {
  return {
    var: { site },
    env: { incoming },
    req: {
      method: 'GET',
      header: (name) => {
        const value = incoming.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      query: () => undefined,
    },
  };
}

/** So many are begun in one go, some 10 ms of work: whatever else came meanwhile is looked at between two such. */
const MOST_AT_ONCE = 100;

/**
 * Begins what came in one turn of the loop together, once all of it is read: step by step beside each other they find
 * the code of each step, and the rows they ask for, where the one before left them. One after the other, each from its
 * reading to its writing, scans of stamps verified before took twice the time.
 */
function together(): (begin: () => void) => void {
  const waiting: (() => void)[] = [];
  const beginSome = () => {
    for (const begin of waiting.splice(0, MOST_AT_ONCE)) begin();
    if (waiting.length > 0) setImmediate(beginSome);
  };
  return (begin) => {
    if (waiting.push(begin) === 1) setImmediate(beginSome);
  };
}

/** All of an answer's page but how it looks; the scan is noted once its verdict is sure. */
async function pageOf(c: Asking, path: string, frame: Frame): Promise<PageParts> {
  const { site } = c.var;
  const now = site.now();
  const verdict = await verifyScan(c, site.origin + path);
  const pin = await pinShown(c, verdict);
  noteVerdict(c, now, verdict);
  return { verdict, pin, origin: site.origin, frame, looks: await looksShown(c, verdict) };
}

/**
 * Answers the commonest question of all, the whole path of a signed stamp asked by a browser, before any route is
 * looked for: by the same verdict, page, headers, counts and log as the route of stamps, which takes all else. False
 * where it is not that question.
 */
export function makeQuickScan(site: Site) {
  const stencils = openStencils();
  const beside = together();
  const encodings = remembering(encodingsOf);
  const json = remembering(prefersJson);
  const frames = remembering((language) => {
    const req = { method: 'GET', header: () => language, query: () => undefined };
    return frameOf({ var: { site }, req });
  });
  // Names and values by turns: Node writes such a list as it is.
  const headers = Object.entries({
    ...securityHeaders(site.origin),
    'Content-Type': 'text/html; charset=UTF-8',
    Vary: `${VERDICT_VARY}, Accept-Encoding`,
    'Cache-Control': 'no-store',
  }).flat();
  const packedHeaders = [...headers, 'Content-Encoding', 'gzip'];

  async function bodyOf(parts: PageParts, encoding: Encoding | undefined): Promise<Buffer> {
    const filled = stencils.fill(parts);
    if (filled) return encoding ? filled.gzip() : filled.plain();
    const whole = Buffer.from(renderVerdict(parts));
    return encoding ? pack(whole) : whole;
  }

  async function answer(c: Asking, path: string, outgoing: ServerResponse): Promise<void> {
    const began = site.now();
    const parts = await pageOf(c, path, frames(c.req.header('accept-language')));
    const encoding = encodings(c.req.header('accept-encoding'))[0] && 'gzip';
    const body = await bodyOf(parts, encoding);
    outgoing.writeHead(200, [...(encoding ? packedHeaders : headers), 'Content-Length', `${body.length}`]);
    outgoing.end(body);
    noteRequest(site, 'GET', 200, site.now() - began);
  }

  /** True where a browser asks for a signed stamp and reads what is packed here. */
  function isMeant({ method, url = '', headers: sent }: IncomingMessage): boolean {
    if (method !== 'GET' || url.length < 165 || parseStampPath(url)?.form !== 'full') return false;
    if (sent['content-length'] !== undefined || sent['transfer-encoding'] !== undefined) return false;
    const accepted = encodings(sent['accept-encoding'] as string | undefined);
    return !json(sent.accept) && (accepted.length === 0 || accepted.includes('gzip'));
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse, otherwise: () => void): void => {
    if (!isMeant(incoming)) otherwise();
    // What cannot be answered here is asked of the route: it tells in words what is wrong.
    else beside(() => void answer(askingOf(site, incoming), incoming.url ?? '', outgoing).catch(otherwise));
  };
}
