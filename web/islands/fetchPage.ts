interface Policy {
  createHTML(text: string): string;
}

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

// Where the browser guards markup, this is the one place of ours that makes any: out of our own server's pages.
const factory: PolicyFactory | undefined = Reflect.get(globalThis, 'trustedTypes');
const policy = factory?.createPolicy('temgoc', { createHTML: (text) => text });

/** A page of this house as a document, never run: scripts in it stay text. */
export async function fetchPage(address: string, signal?: AbortSignal): Promise<Document | null> {
  const answer = await fetch(address, { headers: { Accept: 'text/html' }, ...(signal ? { signal } : {}) });
  if (answer.redirected || !answer.headers.get('content-type')?.startsWith('text/html')) return null;
  const text = await answer.text();
  return new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'text/html');
}

/** Swaps one region of this page for the same region of another; false where the other has none. */
export function swapRegion(region: Element, name: string, from: Document): boolean {
  const fresh = from.querySelector(`[${name}="${region.getAttribute(name) ?? ''}"]`);
  if (!fresh) return false;
  region.replaceWith(document.adoptNode(fresh));
  return true;
}
