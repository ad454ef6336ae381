import type { ComponentChildren } from 'preact';

/** What stands where nothing is yet: a sentence that says what to do, perhaps with the button for it. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}
