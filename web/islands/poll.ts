import { fetchPage, swapRegion } from './fetchPage.ts';

/** How often a page with work under way is asked again, ms. */
const EVERY_MS = 2_000;

async function look(root: Document): Promise<void> {
  const found = await fetchPage(location.href);
  if (!found) return;
  for (const region of root.querySelectorAll('[data-poll]')) swapRegion(region, 'data-poll', found);
}

/** `<div data-poll="name">`: fetched anew every 2 s while the page is looked at, as long as it still says `data-poll-on`. */
export function makePolling(root: Document): void {
  const again = () => {
    if (!root.querySelector('[data-poll][data-poll-on]')) return;
    const looked = root.hidden ? Promise.resolve() : look(root).catch(() => {});
    void looked.then(() => setTimeout(again, EVERY_MS));
  };
  setTimeout(again, EVERY_MS);
}
