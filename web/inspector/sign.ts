/** What a phone signs of a report: the hash of its exact bytes, under its own name. */
export interface Signed {
  readonly id: string;
  /** SHA-256 of the report's UTF-8 bytes, lower-case hex. */
  readonly sha256: string;
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The phone's own key: its private half can be used on this phone and never read out of it, not even by this app. */
export function makeDeviceKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
}

/** The public half as the office keeps it: JWK JSON, its members in RFC 7638's order. */
export async function publicJwk({ publicKey }: CryptoKeyPair): Promise<string> {
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  return JSON.stringify({ crv, kty, x, y });
}

/** SHA-256 of bytes, lower-case hex. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function base64url(bytes: Uint8Array): string {
  const latin = String.fromCharCode(...bytes);
  return btoa(latin).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const utf8 = new TextEncoder();

/** Signs a report by the phone's key: a compact JWS, ES256, over its hash and id. */
export async function signReport(key: CryptoKey, signed: Signed): Promise<string> {
  const header = base64url(utf8.encode(JSON.stringify({ alg: 'ES256' })));
  const payload = base64url(utf8.encode(JSON.stringify({ sha256: signed.sha256, id: signed.id })));
  const input = `${header}.${payload}`;
  const seal = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, utf8.encode(input));
  return `${input}.${base64url(new Uint8Array(seal))}`;
}

/** Hash and signature of a report's exact text. */
export async function sealReport(
  key: CryptoKey,
  id: string,
  report: string,
): Promise<{ sha256: string; signature: string }> {
  const sha256 = await sha256Hex(utf8.encode(report));
  return { sha256, signature: await signReport(key, { id, sha256 }) };
}
