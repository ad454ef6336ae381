import { createHash } from 'node:crypto';
import { isTrialOrigin, type Origin } from '#core/origin';
import { sheet } from '#web/styles/sheet.ts';

const styleHash = createHash('sha256').update(sheet).digest('base64');

/** No script, no other host, no frame; the one style by its hash, pictures of this house only. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The portals' own style, scripts, font and pictures, from this house only; nothing inline, no text made markup. */
const PORTAL_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types temgoc',
].join('; ');

const NO_DEVICES = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  // A form's origin is told to ourselves: the check of every unsafe method rests on it.
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': NO_DEVICES,
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
};

/** A year, in seconds: browsers then ask this host by https only. */
const HSTS = 'max-age=31536000';

/** A picture that somebody uploaded: opened by itself it can do nothing at all. */
const PICTURE_POLICY = "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox";

/** What a page may do: a scan's page nothing, a portal's its own scripts, one of them and the inspector's app the camera. */
export type Policy = 'scan' | 'portal' | 'camera' | 'inspector' | 'picture';

const PORTAL: Readonly<Record<string, string>> = {
  ...ALWAYS,
  'Content-Security-Policy': PORTAL_POLICY,
};

/** The decoder is machine code; the camera is for our own pages alone. */
const CAMERA: Readonly<Record<string, string>> = {
  ...PORTAL,
  'Content-Security-Policy': PORTAL_POLICY.replace(
    "script-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
  ),
  'Permissions-Policy': NO_DEVICES.replace('camera=()', 'camera=(self)'),
};

const HEADERS: Readonly<Record<Policy, Readonly<Record<string, string>>>> = {
  scan: ALWAYS,
  portal: PORTAL,
  camera: CAMERA,
  picture: { ...ALWAYS, 'Content-Security-Policy': PICTURE_POLICY },
  // The app installs itself and works without a network.
  inspector: {
    ...CAMERA,
    'Content-Security-Policy': `${CAMERA['Content-Security-Policy']}; worker-src 'self'; manifest-src 'self'`,
  },
};

/** The headers of every response, refusals too; HSTS only where the origin is https. */
export function securityHeaders(origin: Origin, policy: Policy = 'scan'): Readonly<Record<string, string>> {
  const headers = HEADERS[policy];
  return isTrialOrigin(origin) ? headers : { ...headers, 'Strict-Transport-Security': HSTS };
}
