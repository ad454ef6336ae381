import { Secret, TOTP } from 'otpauth';
import { Refusal } from '#core/refusal';

/** What every authenticator app does unasked: SHA-1, 6 digits, 30 seconds (RFC 6238). */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const STEP_MS = KIND.period * 1000;
const SECRET_BYTES = 20;

/** A new shared secret in base32, from 20 random bytes. */
export function newTotpSecret(randomBytes: (size: number) => Uint8Array<ArrayBuffer>): string {
  return new Secret({ buffer: randomBytes(SECRET_BYTES).buffer }).base32;
}

function totpOf(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({ ...KIND, secret: Secret.fromBase32(secret), label, issuer });
}

/** The `otpauth:` address an app reads from a QR. */
export function totpAddress(secret: string, email: string, host: string): string {
  return totpOf(secret, email, `Temgốc ${host}`).toString();
}

/** The 30-second step a code is of, one step early or late allowed; throws `code-wrong`. */
export function totpStep(secret: string, code: string, now: number): number {
  const token = code.replace(/\s/g, '');
  const delta = totpOf(secret, '', '').validate({ token, timestamp: now, window: 1 });
  if (!/^\d{6}$/.test(token) || delta === null) throw new Refusal('code-wrong', { field: 'code' });
  return Math.floor(now / STEP_MS) + delta;
}
