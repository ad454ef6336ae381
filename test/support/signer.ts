import { createHmac, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Gtin14 } from '#core/gtin';
import { type TrustedKey, thumbprint } from '#core/key';
import { macDigits } from '#core/mac';
import { formatSeal } from '#core/seal';
import { type Stamp, type StampPath, signedBytes } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';

/** A key of the tests: its private half is printed here, so it signs nothing that matters. */
export interface TestSigner {
  readonly key: TrustedKey;
  readonly macSecret: Uint8Array<ArrayBuffer>;
  full(serial: number, gtin?: Gtin14 | null): Stamp;
  mini(serial: number, gtin?: Gtin14 | null): Stamp;
}

const CREATED = Date.UTC(2026, 0, 2);

function privateKeyOf(seed: Uint8Array): KeyObject {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

/** The signer of key 01, the same in every run. */
export async function testSigner(number = '01'): Promise<TestSigner> {
  const privateKey = privateKeyOf(new Uint8Array(32).fill(Number(number)));
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKey = Uint8Array.from(Buffer.from(jwk.x ?? '', 'base64url'));
  const macSecret = new Uint8Array(32).fill(100 + Number(number));
  const path = (serial: number, gtin: Gtin14 | null): StampPath => ({
    gtin,
    id: formatStampId(number as KeyNumber, serial),
  });
  return {
    key: {
      number: number as KeyNumber,
      kid: await thumbprint(publicKey),
      publicKey,
      createdAt: CREATED,
      retiredAt: null,
      compromisedAt: null,
    },
    macSecret,
    full(serial, gtin = null) {
      const stamp = path(serial, gtin);
      return { form: 'full', ...stamp, seal: formatSeal(sign(null, signedBytes(stamp), privateKey)) };
    },
    mini(serial, gtin = null) {
      const stamp = path(serial, gtin);
      const hmac = createHmac('sha256', macSecret).update(signedBytes(stamp)).digest();
      return { form: 'mini', ...stamp, mac: macDigits(Uint8Array.from(hmac)) };
    },
  };
}
