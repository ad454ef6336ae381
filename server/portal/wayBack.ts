/** The pages from which somebody goes to fetch a paper or a printer, or to change marks, with what was typed there. */
const PAGES = /^\/producer\/(orders\/new|batches\/[\w-]{1,60}\/print)(\?[\w%&=+.*~-]{0,3000})?$/;

/** The way back to such a page as it was asked for; undefined for any other address, ours or not. */
export function wayBack(given: string | undefined): string | undefined {
  return given !== undefined && PAGES.test(given) ? given : undefined;
}

/** What was fetched: the paper that was saved, or the printer. */
export type Fetched = { readonly paper: string } | { readonly profile: string };

/** The way back with what was fetched chosen; all else stays as it was typed. */
export function wayBackWith(back: string, fetched: Fetched): string {
  const [path = '', query] = back.split('?', 2);
  const asked = new URLSearchParams(query);
  const paperName = path.endsWith('/print') ? 'stock' : 'paper';
  if ('paper' in fetched) asked.set(paperName, fetched.paper);
  else asked.set('profile', fetched.profile);
  return `${path}?${asked}`;
}
