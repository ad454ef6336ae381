import { parseAccept } from 'hono/utils/accept';
import { isLang, type Lang } from '#web/text.ts';

/** Header values longer than this, in characters, are not weighed. */
const LONGEST_HEADER = 1_000;

function weigh(header: string | undefined) {
  return header !== undefined && header.length <= LONGEST_HEADER ? parseAccept(header) : [];
}

/** The language of an answer: `lang` of the query, else the first known in Accept-Language, else Vietnamese. */
export function chooseLang(query: string | undefined, acceptLanguage: string | undefined): Lang {
  if (isLang(query)) return query;
  const spoken = weigh(acceptLanguage)
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type.slice(0, 2).toLowerCase());
  return spoken.find(isLang) ?? 'vi';
}

/** True when JSON is asked for by name, and not less than a page. */
export function prefersJson(accept: string | undefined): boolean {
  const weights = weigh(accept);
  const of = (pattern: RegExp) =>
    Math.max(0, ...weights.filter(({ type }) => pattern.test(type)).map(({ q }) => q));
  const json = of(/^application\/(?:[a-z.-]+\+)?json$/i);
  return json > 0 && json >= of(/^text\/html$/i);
}

/** True when a page is asked for by name. */
export function namesHtml(accept: string | undefined): boolean {
  return weigh(accept).some(({ type, q }) => q > 0 && /^text\/html$/i.test(type));
}
