import { Point } from '@noble/ed25519';

type Bytes = Uint8Array<ArrayBuffer>;

/** Says whether [S]B = R + [k]A for sound halves, without a cofactor: by whatever arithmetic is at hand. */
export type SignatureCheck = (
  publicKey: Bytes,
  message: Bytes,
  signature: Bytes,
) => boolean | Promise<boolean>;

/** The order of the base point, RFC 8032 §5.1. */
const L = (1n << 252n) + 27742317777372353535851937790883648493n;
const P = (1n << 255n) - 19n;

/** The y of a point of order 8; with 0, 1 and their negatives, the y of every point whose order divides 8. */
const Y8 = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const SMALL_ORDER_Y: readonly Uint8Array[] = [0n, 1n, P - 1n, Y8, P - Y8].map(toLittleEndian);
const L_BYTES = toLittleEndian(L);
const P_BYTES = toLittleEndian(P);

/** RFC 8032 §7.1, test 1: a signature over no bytes. */
const KNOWN_KEY = '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
const KNOWN_SIGNATURE =
  '5VZDAMNgrHKQhuLMgG6CioSHfx645dl02HPgZSJJAVVfuIIVkKM7rMYeOXAc+bRr0lv18FlbviRlUUFDjnoQCw==';

function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}

function toLittleEndian(value: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
}

/** Whether 32 bytes, least first and of the last one only those bits the mask has, are less than a limit. */
function isLess(bytes: Uint8Array, limit: Uint8Array, mask = 0xff): boolean {
  for (let i = 31; i >= 0; i--) {
    const byte = i === 31 ? (bytes[i] ?? 0) & mask : (bytes[i] ?? 0);
    const most = limit[i] ?? 0;
    if (byte !== most) return byte < most;
  }
  return false;
}

function isSmallOrder(bytes: Uint8Array): boolean {
  return SMALL_ORDER_Y.some((y) => {
    for (let i = 0; i < 31; i++) if (bytes[i] !== y[i]) return false;
    return ((bytes[31] ?? 0) & 0x7f) === y[31];
  });
}

/** Canonical (y < p), and not of small order, under which one signature would fit many messages. */
function isSoundPoint(bytes: Uint8Array): boolean {
  return isLess(bytes, P_BYTES, 0x7f) && !isSmallOrder(bytes);
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

let supported: Promise<boolean> | undefined;

async function probe(): Promise<boolean> {
  try {
    return await verifyNative(fromBase64(KNOWN_KEY), new Uint8Array(0), fromBase64(KNOWN_SIGNATURE));
  } catch {
    // NotSupportedError where the browser lacks Ed25519, TypeError where a page is no secure context.
    return false;
  }
}

/** True where WebCrypto verifies a known Ed25519 signature; asked once. */
export function hasNativeEd25519(): Promise<boolean> {
  supported ??= probe();
  return supported;
}

async function verifyNative(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

function decodePoint(bytes: Bytes): Point | undefined {
  try {
    return Point.fromBytes(bytes);
  } catch {
    // No point of the curve: nothing verifies under it.
    return undefined;
  }
}

/**
 * [S]B = R + [k]A, without the cofactor that noble's own verify multiplies by: with it a key's holder could make
 * a second signature that one phone accepts and another refuses.
 */
async function verifyPortable(publicKey: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  const a = decodePoint(publicKey);
  if (!a) return false;
  const r = signature.subarray(0, 32);
  const hashed = await crypto.subtle.digest('SHA-512', Uint8Array.from([...r, ...publicKey, ...message]));
  const k = littleEndian(new Uint8Array(hashed)) % L;
  const s = littleEndian(signature.subarray(32));
  const expected = Point.BASE.multiply(s, false).subtract(a.multiply(k, false)).toBytes();
  return expected.every((byte, index) => byte === r[index]);
}

/**
 * Verifies one Ed25519 signature strictly (RFC 8032 §5.1.7): 64 bytes, S < L, R and A canonical and not of small
 * order, no cofactor. By a check that is given, else by WebCrypto where it is there, else by noble's arithmetic: all
 * answer alike for any bytes. `by` as true or false names one of the latter two.
 */
export async function verifySignature(
  publicKey: Bytes,
  message: Bytes,
  signature: Bytes,
  by?: boolean | SignatureCheck,
): Promise<boolean> {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  if (!isLess(signature.subarray(32), L_BYTES)) return false;
  if (!isSoundPoint(signature) || !isSoundPoint(publicKey)) return false;
  if (typeof by === 'function') return by(publicKey, message, signature);
  if (!(by ?? (await hasNativeEd25519()))) return verifyPortable(publicKey, message, signature);
  try {
    return await verifyNative(publicKey, message, signature);
  } catch {
    // WebCrypto works here, so it refused the key: no point of the curve.
    return false;
  }
}
