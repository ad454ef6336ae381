import { Refusal } from './refusal.ts';

/**
 * Where stamps point: `https://` and a host in lower case, no port, no path (FORMATS.md §3). `http://localhost` or
 * `http://127.0.0.1`, with or without a port, is a trial on this machine.
 */
export type Origin = string & { readonly __origin: true };

const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;
const TRIAL = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::([1-9][0-9]{0,4}))?$/;
const LAST_PORT = 65_535;

/** True for a host that may be printed: lower-case ASCII labels of letters, digits and inner hyphens. */
export function isHost(text: string): boolean {
  return HOST.test(text);
}

function isTrial(text: string): boolean {
  const match = TRIAL.exec(text);
  return match !== null && Number(match[1] ?? 0) <= LAST_PORT;
}

/** Reads an origin strictly; throws `invalid-origin` for capitals, a port, a path or a trailing slash. */
export function parseOrigin(text: string): Origin {
  const https = text.startsWith('https://') && isHost(text.slice('https://'.length));
  if (!https && !isTrial(text)) throw new Refusal('invalid-origin', { value: text.slice(0, 80) });
  return text as Origin;
}

/** True for the address of a trial on this machine, which no shopper's phone can open. */
export function isTrialOrigin(origin: Origin): boolean {
  return origin.startsWith('http://');
}

/** What stands after the scheme: the host as printed under a QR. */
export function hostOf(origin: Origin): string {
  return origin.slice(origin.indexOf('://') + 3);
}
