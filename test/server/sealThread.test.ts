import { afterAll, expect, test } from 'vitest';
import { parseSeal } from '#core/seal';
import { signedBytes } from '#core/stamp';
import { openSealThread } from '#server/keys/sealThread.ts';
import { testSigner } from '#test/support/signer.ts';

const thread = openSealThread();
afterAll(() => thread.close());

const signer = await testSigner();
const { publicKey } = signer.key;

function sealed(serial: number) {
  const stamp = signer.full(serial);
  const signature = stamp.form === 'full' ? parseSeal(stamp.seal)! : new Uint8Array(64);
  return { message: signedBytes(stamp), signature };
}

const check = ({ message, signature }: ReturnType<typeof sealed>) =>
  thread.check(publicKey, message, signature);

test('seals asked together are answered each for itself', async () => {
  const asked = Array.from({ length: 300 }, (_, n) => sealed(n + 1)).map((one, n) =>
    n % 3 === 0 ? { ...one, message: sealed(n + 2).message } : one,
  );
  const answers = await Promise.all(asked.map(check));
  expect(answers).toEqual(asked.map((_, n) => n % 3 !== 0));
});

test('what was good stays good, and one changed byte of it is another question', async () => {
  const good = sealed(7);
  for (let time = 0; time < 3; time++) expect(await check(good)).toBe(true);
  for (const part of ['message', 'signature'] as const) {
    const changed = { ...good, [part]: good[part].map((byte, n) => (n === 9 ? byte ^ 1 : byte)) };
    for (let time = 0; time < 2; time++) expect(await check(changed)).toBe(false);
  }
  const otherKey = publicKey.map((byte, n) => (n === 9 ? byte ^ 1 : byte));
  expect(await thread.check(otherKey, good.message, good.signature)).toBe(false);
});

test('a thread that has ended is started anew with the next seal', async () => {
  await thread.close();
  expect(await check(sealed(8))).toBe(true);
});
