import { ownValue } from '#core/ownValue';
import type { Permission } from '#core/permission';

/** Things that have a page of their own in the office, and who may open it where not everybody there may. */
const PAGES: Readonly<Record<string, { readonly path: string; readonly needs?: Permission }>> = {
  batch: { path: '/office/batches' },
  decision: { path: '/office/decisions' },
  key: { path: '/office/keys', needs: 'key:see' },
  producer: { path: '/office/producers' },
  product: { path: '/office/products' },
  proposal: { path: '/office/proposals' },
  signal: { path: '/office/signals', needs: 'field:see' },
  'tip-off': { path: '/office/tip-offs', needs: 'field:see' },
  inspection: { path: '/office/inspections', needs: 'field:see' },
  device: { path: '/office/devices', needs: 'device:write' },
  user: { path: '/office/users', needs: 'user:see' },
};

/** Where somebody who may do these things looks at what an event tells of; undefined where that is nowhere. */
export function officeHref(
  { noun, nounId }: { readonly noun: string; readonly nounId: string },
  may: readonly Permission[],
): string | undefined {
  const page = ownValue(PAGES, noun);
  if (!page || (page.needs && !may.includes(page.needs))) return undefined;
  return `${page.path}/${encodeURIComponent(nounId)}`;
}
