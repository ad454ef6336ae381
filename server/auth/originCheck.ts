import { isTrialOrigin, type Origin } from '#core/origin';
import { Refusal } from '#core/refusal';

const THIS_MACHINE = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/** In a trial this machine has three names; a real address has one. */
function isOurs(origin: Origin, asked: string): boolean {
  if (asked === origin) return true;
  const here = THIS_MACHINE.exec(asked);
  return isTrialOrigin(origin) && here !== null && (here[1] ?? '') === (/:\d+$/.exec(origin)?.[0] ?? '');
}

/**
 * Refuses an unsafe request (`cross-site`) that no page of ours can have sent: where the browser tells
 * `Sec-Fetch-Site` it must be `same-origin`, where it tells `Origin` it must be ours, and one of them it must tell.
 * A page with `no-referrer` sends `Origin: null`, which counts only beside `same-origin`, that no other page can send.
 */
export function refuseCrossSite(origin: Origin, headers: Pick<Headers, 'get'>): void {
  const site = headers.get('sec-fetch-site');
  const from = headers.get('origin');
  const siteAllows = site === null || site === 'same-origin';
  const originAllows = from === null || isOurs(origin, from) || (from === 'null' && site === 'same-origin');
  if (!siteAllows || !originAllows || (site === null && from === null)) throw new Refusal('cross-site');
}
