import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasNativeEd25519, type SignatureCheck, verifySignature } from '#core/ed25519';
import { checkByNode, fastestCheck } from '#server/keys/checking.ts';
import { bytes, hex, type SignatureVector, signatureVectors } from './vectors.ts';

const L = (1n << 252n) + 27742317777372353535851937790883648493n;
const P = (1n << 255n) - 19n;

/** The arithmetic servers check seals with. */
const ON_SERVERS: readonly SignatureCheck[] = [fastestCheck(), checkByNode()];

/** What WebCrypto says, what noble's arithmetic says and what servers say: always the same. */
async function answers({ key, msg, sig }: Pick<SignatureVector, 'key' | 'msg' | 'sig'>): Promise<boolean> {
  const native = await verifySignature(bytes(key), bytes(msg), bytes(sig), true);
  const portable = await verifySignature(bytes(key), bytes(msg), bytes(sig), false);
  expect(portable, `${key} ${msg} ${sig}`).toBe(native);
  for (const check of ON_SERVERS) {
    const said = await verifySignature(bytes(key), bytes(msg), bytes(sig), check);
    expect(said, `${key} ${msg} ${sig}`).toBe(native);
  }
  return native;
}

function toNumber(littleEndianHex: string): bigint {
  return BigInt(`0x${Buffer.from(littleEndianHex, 'hex').reverse().toString('hex')}`);
}

function toHex(value: bigint): string {
  return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
}

test('this platform has Ed25519 in WebCrypto, so both paths are tried', async () => {
  expect(await hasNativeEd25519()).toBe(true);
});

describe('the published vectors', () => {
  test.each(
    signatureVectors.rfc8032,
  )('RFC 8032 §7.1 $name verifies and signs to the same', async (vector) => {
    expect(await answers(vector)).toBe(true);
    const pkcs8 = Buffer.from(`302e020100300506032b657004220420${vector.seed}`, 'hex');
    const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    expect(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('hex')).toContain(
      vector.key,
    );
    expect(hex(sign(null, bytes(vector.msg), privateKey))).toBe(vector.sig);
  });

  test.each(signatureVectors.wycheproof)('Wycheproof $tcId, $flag: $valid', async (vector) => {
    expect(await answers(vector)).toBe(vector.valid);
  });

  test.each(signatureVectors.cctv)('CCTV $number, $flags: $valid', async (vector) => {
    expect(await answers(vector)).toBe(vector.valid);
  });
});

describe('signatures derived from a good one', () => {
  const good = signatureVectors.rfc8032[1]!;
  const r = good.sig.slice(0, 64);
  const s = toNumber(good.sig.slice(64));

  test('S + nL is refused for every n that still fits 256 bits', async () => {
    for (let n = 1n; s + n * L < 1n << 256n; n++) {
      expect(await answers({ ...good, sig: r + toHex(s + n * L) })).toBe(false);
    }
  });

  test('S of 0, L − 1, L, L + 1 and 2^256 − 1 is refused', async () => {
    for (const value of [0n, L - 1n, L, L + 1n, (1n << 256n) - 1n]) {
      expect(await answers({ ...good, sig: r + toHex(value) })).toBe(false);
    }
  });

  test('every one of the 512 bits counts', async () => {
    for (let bit = 0; bit < 512; bit++) {
      const flipped = bytes(good.sig);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const answer = await verifySignature(bytes(good.key), bytes(good.msg), flipped, true);
      expect(answer, `bit ${bit}`).toBe(false);
      if (bit % 8 === 0) expect(await answers({ ...good, sig: hex(flipped) })).toBe(false);
    }
  });

  test('R and A swapped, S first, and both halves alike are refused', async () => {
    expect(await answers({ ...good, key: r, sig: good.key + good.sig.slice(64) })).toBe(false);
    expect(await answers({ ...good, sig: good.sig.slice(64) + r })).toBe(false);
    expect(await answers({ ...good, sig: r + r })).toBe(false);
  });
});

describe('points that no honest signer makes', () => {
  const y8 = toNumber('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const smallOrder = [0n, 1n, P - 1n, y8, P - y8];
  const signBit = 1n << 255n;
  const encodings = smallOrder.flatMap((y) => [y, y + signBit, ...(y < 19n ? [y + P, y + P + signBit] : [])]);

  test('all fourteen encodings of the eight points of small order are refused as key and as R', async () => {
    expect(encodings).toHaveLength(14);
    const good = signatureVectors.rfc8032[0]!;
    for (const point of encodings.map(toHex)) {
      for (const s of [0n, 1n]) {
        expect(await answers({ key: point, msg: '', sig: point + toHex(s) })).toBe(false);
        expect(await answers({ key: good.key, msg: '', sig: point + toHex(s) })).toBe(false);
      }
      expect(await answers({ key: point, msg: '', sig: good.sig })).toBe(false);
    }
  });

  test('a y at or above p is refused', async () => {
    const good = signatureVectors.rfc8032[0]!;
    for (let over = 0n; over < 19n; over++) {
      expect(await answers({ ...good, key: toHex(P + over) })).toBe(false);
      expect(await answers({ ...good, sig: toHex(P + over) + good.sig.slice(64) })).toBe(false);
    }
  });

  test('a key that is no point of the curve verifies nothing and throws nothing', async () => {
    const good = signatureVectors.rfc8032[0]!;
    for (let y = 2n; y < 40n; y++) expect(await answers({ ...good, key: toHex(y) })).toBe(false);
  });
});

test('any 64 and 32 bytes are answered alike by WebCrypto and noble, without an exception', async () => {
  const any = fc.uint8Array({ minLength: 0, maxLength: 66 });
  const exactly = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  const property = fc.asyncProperty(exactly(32), any, fc.oneof(exactly(64), any), async (key, msg, sig) => {
    expect(await answers({ key: hex(key), msg: hex(msg), sig: hex(sig) })).toBe(false);
  });
  await fc.assert(property, { numRuns: 500, seed: 148 });
});
