import { describe, expect, it } from 'vitest';
import { verifySignature } from '#core/ed25519';
import { parseSeal } from '#core/seal';
import { type StampPath, signedBytes } from '#core/stamp';
import type { KeyNumber, StampId } from '#core/stampId';
import { makeKey, openKey } from '#server/keys/vault.ts';
import { dice, NOW, SECRET } from '#test/support/register.ts';

const NUMBER = '01' as KeyNumber;
const PATH: StampPath = { gtin: null, id: '010000000042' as StampId };

describe('the key vault', () => {
  it('opens with its secret and signs the same stamp every time', async () => {
    const key = await makeKey(NUMBER, dice('a')(64), SECRET, NOW);
    const signer = await openKey(key, SECRET);
    const stamp = signer.sign(PATH, 'full');
    expect(signer.sign(PATH, 'full')).toEqual(stamp);
    const signature = parseSeal(stamp.form === 'full' ? stamp.seal : '')!;
    expect(await verifySignature(key.publicKey, signedBytes(PATH), signature)).toBe(true);
  });

  it('does not open with another secret, nor without one', async () => {
    const key = await makeKey(NUMBER, dice('b')(64), SECRET, NOW);
    await expect(openKey(key, `${SECRET}!`)).rejects.toMatchObject({ code: 'secret-wrong' });
    await expect(openKey(key, null)).rejects.toMatchObject({ code: 'secret-missing' });
  });

  it('does not sign with a private key that is not the published one', async () => {
    const key = await makeKey(NUMBER, dice('c')(64), SECRET, NOW);
    const other = await makeKey(NUMBER, dice('d')(64), SECRET, NOW);
    await expect(openKey({ ...key, sealed: other.sealed }, SECRET)).rejects.toMatchObject({
      code: 'secret-wrong',
    });
  });

  it('keeps nothing of the private key or the MAC secret in what it stores', async () => {
    const random = dice('canary')(64);
    const stored = JSON.stringify(await makeKey(NUMBER, random, SECRET, NOW));
    for (const part of [random.subarray(0, 32), random.subarray(32)]) {
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        expect(stored).not.toContain(Buffer.from(part).toString(encoding));
      }
    }
    expect(stored).not.toContain(SECRET);
  });
});
