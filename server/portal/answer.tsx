import type { VNode } from 'preact';
import { Refusal } from '#core/refusal';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { besideText } from '#web/refusalText.ts';
import type { FlashName } from '#web/text/flash.ts';
import { asksJson } from '../edge/respond.tsx';
import { statusOf } from '../problems.ts';
import { renderPage } from '../render.tsx';
import type { Visit } from './door.ts';

/** A status a page of a portal has. */
type PageStatus = 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507;

/** A whole page, kept in no cache: it is one person's. */
export function page({ c }: Visit, node: VNode, status: PageStatus = 200): Response {
  c.header('Cache-Control', 'no-store');
  c.header('Vary', 'Accept, Accept-Language, Cookie');
  return c.html(renderPage(node), status);
}

/** After an act: on to a page of this house (303), which says once what was done. */
export function sendOn({ c }: Visit, path: string, flash?: FlashName): Response {
  const [where = '/', fragment] = path.split('#', 2);
  const joined = flash ? `${where}${where.includes('?') ? '&' : '?'}done=${flash}` : where;
  c.header('Cache-Control', 'no-store');
  return c.redirect(fragment ? `${joined}#${fragment}` : joined, 303);
}

/** A file to keep: never shown inside the page, whatever it holds. */
export function sendFile(
  { c }: Visit,
  file: {
    readonly name: string;
    readonly type: string;
    readonly body: Uint8Array<ArrayBuffer> | ReadableStream;
    readonly size?: number;
  },
): Response {
  const plain = file.name.normalize('NFD').replace(/[^\w.-]+/g, '-');
  const named = encodeURIComponent(file.name.normalize('NFC')).replaceAll("'", '%27');
  c.header('Content-Type', file.type);
  c.header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${named}`);
  c.header('Cache-Control', 'private, no-store');
  const size = file.size ?? (file.body instanceof Uint8Array ? file.body.length : undefined);
  if (size !== undefined) c.header('Content-Length', String(size));
  return c.body(file.body);
}

/** A refusal as a form shows it: beside its field where the details name one. */
export function wrongOf(visit: Visit, refusal: Refusal, field?: string): Wrong {
  const named = typeof refusal.details.field === 'string' ? refusal.details.field : null;
  return { field: field ?? named, said: besideText(visit.frame.lang, refusal) };
}

/**
 * Does an act, or shows its form again with what is wrong and all that was typed; programs get the refusal itself,
 * and what is wrong with us is not the form's affair.
 */
export async function formOr(
  visit: Visit,
  act: () => Promise<Response>,
  again: (wrong: Wrong) => Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    const ours = !(error instanceof Refusal) || statusOf(error.code) === 500;
    const passes = ours || error.code === 'already-done' || error.code === 'proof-needed';
    if (passes || asksJson(visit.c)) throw error;
    visit.c.status(statusOf(error.code));
    const shown = await again(wrongOf(visit, error));
    return new Response(shown.body, { status: statusOf(error.code), headers: shown.headers });
  }
}
