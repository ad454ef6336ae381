import { createHash } from 'node:crypto';
import { isTrialOrigin, type Origin } from '#core/origin';
import { sheet } from '#web/styles/sheet.ts';

const styleHash = createHash('sha256').update(sheet).digest('base64');

/** No script, no other host, no frame; the one style by its hash, pictures only inside the page. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
};

/** A year, in seconds: browsers then ask this host by https only. */
const HSTS = 'max-age=31536000';

/** The headers of every response, refusals too; HSTS only where the origin is https. */
export function securityHeaders(origin: Origin): Readonly<Record<string, string>> {
  return isTrialOrigin(origin) ? ALWAYS : { ...ALWAYS, 'Strict-Transport-Security': HSTS };
}
