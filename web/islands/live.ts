import { fetchPage, swapRegion } from './fetchPage.ts';

/** How long typing rests before its page is asked for, ms. */
const REST_MS = 250;

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'form-key') query.append(name, value);
  }
  return `${form.dataset.live ?? ''}?${query}`;
}

async function refresh(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const found = await fetchPage(addressOf(form), signal);
  if (!found) return;
  for (const region of document.querySelectorAll('[data-live-region]')) {
    // What somebody is typing in stays as it is.
    if (!region.contains(document.activeElement)) swapRegion(region, 'data-live-region', found);
  }
}

/** `<form data-live="/address">`: when a field changes, the regions `data-live-region` are fetched with the form's values. */
export function makeLive(root: Document): void {
  let timer = 0;
  let asking = new AbortController();
  root.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form[data-live]') : null;
    if (!(form instanceof HTMLFormElement)) return;
    clearTimeout(timer);
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    timer = window.setTimeout(() => void refresh(form, signal).catch(() => {}), REST_MS);
  });
}
