import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { parseAccept } from 'hono/utils/accept';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Bodies below this many bytes travel as they are. */
const SMALLEST = 600;
/** Quality 5 costs some 30 µs a page; 11 would cost a millisecond for a few bytes less. */
const QUALITY = 5;
/** Scripts and styles that never change are packed once, as small as can be. */
const ONCE_QUALITY = 11;

const COMPRESSIBLE = /^(?:text\/|application\/(?:wasm|(?:[a-z.-]+\+)?json))/;

export type Encoding = 'br' | 'gzip';

/** The encodings an asker accepts, the smallest first. */
export function encodingsOf(header: string | undefined): Encoding[] {
  const accepted = parseAccept(header?.slice(0, 200) ?? '');
  return (['br', 'gzip'] as const).filter((name) =>
    accepted.some(({ type, q }) => type.toLowerCase() === name && q > 0),
  );
}

function encode(encoding: Encoding, body: Buffer, quality: number): Promise<Buffer> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  };
  return encoding === 'br' ? brotli(body, { params }) : deflate(body);
}

/** Built files, packed, by encoding and path; there are a few dozen of them. */
const packedOnce = new Map<string, Promise<Buffer>>();

function encodeOnce(encoding: Encoding, path: string, body: Buffer): Promise<Buffer> {
  const name = `${encoding} ${path}`;
  const packed = packedOnce.get(name) ?? encode(encoding, body, ONCE_QUALITY);
  packedOnce.set(name, packed);
  return packed;
}

/** A file to keep travels as it lies, and streamed: it may be larger than memory. */
function isFile(headers: Headers): boolean {
  return headers.get('content-disposition')?.startsWith('attachment') === true;
}

/** Compresses text, and machine code for browsers, of 600 bytes and more by brotli or gzip, as the asker accepts; pages hold no secret to guess. */
export const compress: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.req.method === 'HEAD' || isFile(c.res.headers)) return;
  if (!COMPRESSIBLE.test(c.res.headers.get('content-type') ?? '')) return;
  c.res.headers.append('Vary', 'Accept-Encoding');
  const [encoding] = encodingsOf(c.req.header('accept-encoding'));
  if (!encoding) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const { headers: told } = c.res;
  const isFixed =
    told.get('content-type')?.startsWith('text/') && told.get('cache-control')?.includes('immutable');
  const pack = () => (isFixed ? encodeOnce(encoding, c.req.path, body) : encode(encoding, body, QUALITY));
  const packed = body.length < SMALLEST ? body : await pack();
  const headers = new Headers(c.res.headers);
  if (packed !== body) headers.set('Content-Encoding', encoding);
  headers.set('Content-Length', String(packed.length));
  const answer = new Response(new Uint8Array(packed), { status: c.res.status, headers });
  // Hono copies the headers of what stood before, its length too.
  c.res = undefined;
  c.res = answer;
};
