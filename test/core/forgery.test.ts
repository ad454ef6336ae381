import { createHmac, createPrivateKey, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifySignature } from '#core/ed25519';
import type { Gtin14 } from '#core/gtin';
import { macDigits } from '#core/mac';
import { formatSeal, parseSeal } from '#core/seal';
import { formatStampPath, parseStampPath, type StampPath, signedBytes } from '#core/stamp';
import { type Trust, verify } from '#core/verify';
import { anyGtin, anySerial } from './arbitraries.ts';
import { MUTATIONS, SUBTLE } from './mutations.ts';
import { exampleKey, exampleMacSecret, stampVectors } from './vectors.ts';

const ORIGIN = stampVectors.origin;
const TRIES = 10_000;
const trust: Trust = { origins: [ORIGIN], keys: [exampleKey('01')], macSecret: () => exampleMacSecret };

const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${stampVectors.key.seed}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});

function fullUrl(path: StampPath): string {
  const seal = formatSeal(sign(null, signedBytes(path), privateKey));
  return ORIGIN + formatStampPath({ ...path, form: 'full', seal });
}

function miniUrl(path: StampPath): string {
  const mac = macDigits(createHmac('sha256', exampleMacSecret).update(signedBytes(path)).digest());
  return ORIGIN + formatStampPath({ ...path, form: 'mini', mac });
}

const genuine = fc
  .tuple(anySerial, fc.option(anyGtin, { nil: null }), fc.boolean())
  .map(([serial, gtin, full]) => {
    const path = { gtin, id: `01${String(serial).padStart(10, '0')}` } as StampPath;
    return full ? fullUrl(path) : miniUrl(path);
  });

const names = Object.keys(MUTATIONS);

describe(`${TRIES} mutations of genuine stamps`, () => {
  const mutation = fc.record({
    text: genuine,
    names: fc.oneof(
      fc.array(fc.constantFrom(...SUBTLE), { minLength: 1, maxLength: 2 }),
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
    ),
    at: fc.nat(220),
    digit: fc.integer({ min: 1, max: 9 }),
  });

  test('are none of them accepted, cause no exception, and WebCrypto and noble agree on every seal', async () => {
    let seals = 0;
    let tried = 0;
    const property = fc.asyncProperty(mutation, async ({ text, names: chosen, at, digit }) => {
      const place = at % text.length;
      const mutant = chosen.reduce((so, name) => MUTATIONS[name]!(so, place, digit), text);
      fc.pre(mutant !== text);
      tried++;
      const { origin } = await verify(mutant, trust, 0);
      expect(['unreadable', 'foreign', 'forged', 'record'], mutant).toContain(origin);
      if (origin === 'record') expect(parseStampPath(mutant.slice(ORIGIN.length))?.form).toBe('record');
      seals += await agreeOnSeal(mutant);
    });
    await fc.assert(property, { numRuns: TRIES, seed: 148, maxSkipsPerRun: 5 });
    expect(tried).toBeGreaterThanOrEqual(TRIES);
    expect(seals).toBeGreaterThan(1500);
  });

  async function agreeOnSeal(text: string): Promise<number> {
    const stamp = text.startsWith(`${ORIGIN}/`) ? parseStampPath(text.slice(ORIGIN.length)) : undefined;
    const signature = stamp?.form === 'full' ? parseSeal(stamp.seal) : undefined;
    if (!stamp || !signature) return 0;
    for (const native of [true, false]) {
      expect(await verifySignature(exampleKey().publicKey, signedBytes(stamp), signature, native)).toBe(
        false,
      );
    }
    return 1;
  }

  test.each(names)('%s: a genuine stamp is no longer one', async (name) => {
    const path: StampPath = { gtin: '09506000134352' as Gtin14, id: '010000000042' as never };
    for (const url of [fullUrl(path), miniUrl(path)]) {
      expect(['signed', 'mac']).toContain((await verify(url, trust, 0)).origin);
      const mutant = MUTATIONS[name]!(url, 40, 3);
      if (mutant !== url)
        expect(['signed', 'mac'], mutant).not.toContain((await verify(mutant, trust, 0)).origin);
    }
  });
});

test('200 genuine stamps are all accepted, by WebCrypto and by noble', async () => {
  const property = fc.asyncProperty(genuine, async (url) => {
    const { origin, presented } = await verify(url, trust, 0);
    expect(origin).toBe(presented?.form === 'full' ? 'signed' : 'mac');
    if (presented?.form !== 'full') return;
    const signature = parseSeal(presented.seal)!;
    const portable = verifySignature(exampleKey().publicKey, signedBytes(presented), signature, false);
    expect(await portable).toBe(true);
  });
  await fc.assert(property, { numRuns: 200, seed: 148 });
});

test('any text at all is answered, and never as a stamp of ours', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((tail) => `${ORIGIN}/${tail}`),
    fc.webUrl(),
  );
  const property = fc.asyncProperty(text, async (any) => {
    expect(['unreadable', 'foreign']).toContain((await verify(any, trust, 0)).origin);
  });
  await fc.assert(property, { numRuns: 5000, seed: 148 });
});
