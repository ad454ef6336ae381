import { createHash } from 'node:crypto';
import { compactVerify, importJWK } from 'jose';
import { Refusal } from '#core/refusal';

/** The public half of a phone's key: EC P-256, and nothing besides. */
export interface DeviceKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

const COORDINATE = /^[A-Za-z0-9_-]{43}$/;
const isCoordinate = (one: unknown): one is string => typeof one === 'string' && COORDINATE.test(one);

function parse(text: string): Record<string, unknown> {
  try {
    const jwk: unknown = JSON.parse(text);
    return typeof jwk === 'object' && jwk !== null ? (jwk as Record<string, unknown>) : {};
  } catch {
    // Not JSON: no key either.
    return {};
  }
}

/** Reads a phone's public key from JWK JSON; a private part or another curve is `invalid-input`. */
export function readDeviceKey(text: string): DeviceKey {
  const { kty, crv, x, y, d } = parse(text.slice(0, 1_000));
  if (kty !== 'EC' || crv !== 'P-256' || !isCoordinate(x) || !isCoordinate(y) || d !== undefined) {
    throw new Refusal('invalid-input', { field: 'publicKey' });
  }
  return { kty, crv, x, y };
}

/** The same, and a point of the curve, so that something can verify under it: else `invalid-input`. */
export async function soundDeviceKey(text: string): Promise<DeviceKey> {
  const key = readDeviceKey(text);
  try {
    await importJWK({ ...key }, 'ES256');
    return key;
  } catch {
    // No point of the curve.
    throw new Refusal('invalid-input', { field: 'publicKey' });
  }
}

/** SHA-256 of a report's UTF-8 bytes, hex. */
export function hashReport(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What a phone signed of a report: its hash and its id. */
export interface SignedReport {
  readonly id: string;
  readonly sha256: string;
  /** Compact JWS, ES256. */
  readonly signature: string;
}

/** True where a phone's key signed exactly this hash under this id; anything malformed is false. */
export async function isReportSigned(
  key: DeviceKey,
  { id, sha256, signature }: SignedReport,
): Promise<boolean> {
  try {
    const imported = await importJWK({ ...key }, 'ES256');
    const { payload } = await compactVerify(signature, imported, { algorithms: ['ES256'] });
    return new TextDecoder().decode(payload) === JSON.stringify({ sha256, id });
  } catch {
    // Not a JWS, or not of this key.
    return false;
  }
}
