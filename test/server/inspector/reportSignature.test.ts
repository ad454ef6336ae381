import { exportJWK, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { formatReport } from '#core/report';
import { hashReport, isReportSigned, readDeviceKey } from '#server/inspector/reportSignature.ts';
import { sealReport } from '#web/inspector/sign.ts';
import { refusalOf } from '../../core/refusalOf.ts';
import { sampleReport } from '../../support/inspections.ts';

describe('the signature of a report', () => {
  it('holds for this text, this id and this key alone', async () => {
    const keys = await generateKeyPair('ES256', { extractable: true });
    const others = await generateKeyPair('ES256', { extractable: true });
    const key = readDeviceKey(JSON.stringify(await exportJWK(keys.publicKey)));
    const other = readDeviceKey(JSON.stringify(await exportJWK(others.publicKey)));
    const written = formatReport(sampleReport());
    const { id } = sampleReport();
    const { sha256, signature } = await sealReport(keys.privateKey, id, written);
    expect(sha256).toBe(hashReport(written));
    expect(await isReportSigned(key, { id, sha256, signature })).toBe(true);
    expect(await isReportSigned(other, { id, sha256, signature })).toBe(false);
    expect(await isReportSigned(key, { id: id.replace(/^./, 'f'), sha256, signature })).toBe(false);
    expect(await isReportSigned(key, { id, sha256: hashReport(`${written} `), signature })).toBe(false);
    const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ sha256, id }))}.`;
    for (const forged of ['', 'a.b.c', unsigned, signature.slice(0, -3)]) {
      expect(await isReportSigned(key, { id, sha256, signature: forged })).toBe(false);
    }
  });

  it('takes a public key of P-256 alone, and never a private one', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    expect(readDeviceKey(JSON.stringify({ ...jwk, ext: true, key_ops: ['verify'] }))).toEqual(jwk);
    const wrong = [await exportJWK(privateKey), { ...jwk, crv: 'P-384' }, { ...jwk, x: '' }, null, 7, []];
    for (const one of wrong)
      expect(refusalOf(() => readDeviceKey(JSON.stringify(one)))).toBe('invalid-input');
    expect(refusalOf(() => readDeviceKey('{'))).toBe('invalid-input');
  });
});
