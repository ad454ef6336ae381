import { describe, expect, test } from 'vitest';
import type { Instant } from '#core/day';
import { verify } from '#core/verify';
import { ask, ISSUED, NOW, trusting, usable } from './shelf.ts';
import { morning } from './thanhMai.ts';
import { exampleKey, stampVectors } from './vectors.ts';

const { origin, stamps, refused } = stampVectors;
const [first, second] = [stamps[0]!, stamps[1]!];

describe('a signed stamp of the vermicelli', () => {
  test('answers four facts, what was presented, what is on record, and as of when', async () => {
    const verdict = await ask(first.fullUrl);
    expect(verdict).toMatchObject({
      asOf: NOW,
      headline: 'in-force',
      tone: 'good',
      origin: 'signed',
      originReason: null,
      recognition: 'in-force',
      recognitionAtIssue: 'in-force',
      stamp: 'usable',
      copies: 'unknown',
      safety: null,
    });
    expect(verdict.presented).toMatchObject({ form: 'full', id: first.id, gtin: first.gtin });
    expect(verdict.record?.product.name).toBe('Miến dong Thanh Mai');
  });

  test('answers as its mini form does, by the code', async () => {
    expect(await ask(second.miniUrl)).toMatchObject({ origin: 'mac', headline: 'in-force', tone: 'good' });
  });

  test('answers as a record, which proves nothing, when only its address is typed', async () => {
    expect(await ask(first.recordUrl)).toMatchObject({
      origin: 'record',
      headline: 'record',
      tone: 'neutral',
    });
  });

  test('answers at every origin it was ever printed with, and at no other', async () => {
    const { trust } = trusting();
    const both = { ...trust, origins: ['https://cu.example' as typeof origin, origin] };
    const moved = first.fullUrl.replace('ocop.vn', 'cu.example');
    expect((await verify(moved, both, NOW)).origin).toBe('signed');
    expect((await verify(moved, trust, NOW)).origin).toBe('foreign');
  });

  test('keeps its word after its key was retired', async () => {
    const key = { ...exampleKey(), retiredAt: ISSUED + 1 };
    expect((await ask(first.fullUrl, { key })).origin).toBe('signed');
  });

  test.each([
    ['void', 'void', 'danger'],
    ['recalled', 'recalled', 'danger'],
    ['spent', 'spent', 'warning'],
  ] as const)('that was made %s says so', async (fact, headline, tone) => {
    expect(await ask(first.fullUrl, { state: { ...usable, fact } })).toMatchObject({
      stamp: fact,
      headline,
      tone,
    });
  });
});

describe('the register', () => {
  test('is asked once about a stamp that is ours', async () => {
    const { trust, asked } = trusting();
    await verify(first.fullUrl, trust, NOW);
    expect(asked).toEqual([first.id]);
  });

  test('is never asked about a forged, foreign or unreadable one, and nothing on record is shown', async () => {
    const { trust, asked } = trusting();
    for (const { input } of refused) {
      const text = input.replace('<SEAL-1>', first.seal.slice(0, -1)).replace('<SEAL>', first.seal);
      const verdict = await verify(text, trust, NOW);
      expect(verdict.record).toBeNull();
      expect([verdict.recognition, verdict.stamp, verdict.copies]).toEqual(['unknown', 'unknown', 'unknown']);
      expect(['good', 'notice']).not.toContain(verdict.tone);
    }
    expect(asked).toEqual([]);
  });

  test('that knows no batch for a rightly signed stamp says so', async () => {
    const unknown = stamps[4]!;
    expect(await ask(unknown.fullUrl)).toMatchObject({
      origin: 'signed',
      stamp: 'unknown-batch',
      tone: 'warning',
    });
    expect(await ask(unknown.recordUrl)).toMatchObject({ origin: 'record', headline: 'unknown-batch' });
  });

  test('older than the moment of asking gives the answer its own date', async () => {
    const asOf = morning('2026-05-01');
    expect((await ask(first.fullUrl, { asOf })).asOf).toBe(asOf);
  });

  test('asked about an earlier moment answers as of then', async () => {
    expect((await ask(first.fullUrl, {}, ISSUED + 1)).asOf).toBe(ISSUED + 1);
    expect(await ask(first.fullUrl, {}, ISSUED - 1)).toMatchObject({
      asOf: ISSUED - 1,
      stamp: 'unknown-batch',
    });
  });

  test('that was not asked leaves the proof, and every other fact unknown', async () => {
    const { register: _, ...alone } = trusting().trust;
    expect(await verify(first.fullUrl, alone, NOW)).toMatchObject({
      headline: 'signed-only',
      tone: 'neutral',
      origin: 'signed',
      recognition: 'unknown',
      recognitionAtIssue: 'unknown',
      stamp: 'unknown',
      copies: 'unknown',
      record: null,
      asOf: NOW,
    });
  });
});

describe('a mini stamp', () => {
  test('cannot be checked without the code secret, and is then a record, never forged', async () => {
    const { macSecret: _, ...offline } = trusting().trust;
    expect(await verify(second.miniUrl, offline, NOW)).toMatchObject({
      origin: 'record',
      originReason: 'mac-needs-server',
      headline: 'record',
    });
  });

  test('of a key whose secret is not at hand is a record too', async () => {
    const trust = { ...trusting().trust, macSecret: () => undefined };
    expect((await verify(second.miniUrl, trust, NOW)).originReason).toBe('mac-needs-server');
  });

  test('cannot be made from a full one’s GTIN and another’s code', async () => {
    const mixed = `${first.recordUrl}${second.mac}`;
    expect(await ask(mixed)).toMatchObject({ origin: 'forged', originReason: 'mac-wrong', record: null });
  });
});

describe('a stamp whose key was compromised', () => {
  const compromised = (at: Instant) => ({ ...exampleKey(), compromisedAt: at });

  test('verifies when its batch is on record from before, to the millisecond', async () => {
    expect((await ask(first.fullUrl, { key: compromised(ISSUED + 1) })).origin).toBe('signed');
    expect((await ask(second.miniUrl, { key: compromised(ISSUED + 1) })).origin).toBe('mac');
  });

  test('is forged when its batch was issued at that instant or later', async () => {
    for (const at of [ISSUED, ISSUED - 1])
      for (const url of [first.fullUrl, second.miniUrl])
        expect(await ask(url, { key: compromised(at) })).toMatchObject({
          origin: 'forged',
          originReason: 'key-compromised',
          record: null,
          tone: 'danger',
        });
  });

  test('is forged when no batch on record holds it, though the signature is right', async () => {
    expect(await ask(stamps[4]!.fullUrl, { key: compromised(ISSUED + 1) })).toMatchObject({
      origin: 'forged',
      originReason: 'key-compromised',
    });
  });

  test('is not yet doubted at a moment before the compromise', async () => {
    expect((await ask(first.fullUrl, { key: compromised(NOW + 1) })).origin).toBe('signed');
    expect((await ask(stamps[4]!.fullUrl, { key: compromised(NOW + 1) })).stamp).toBe('unknown-batch');
  });

  test('is doubted from the compromise on, also where the register is older than that', async () => {
    const asOf = ISSUED + 1;
    expect((await ask(stamps[4]!.fullUrl, { key: compromised(NOW), asOf })).origin).toBe('forged');
    expect((await ask(first.fullUrl, { key: compromised(NOW), asOf })).origin).toBe('signed');
  });

  test('proves nothing where no register can tell when it was issued, and accuses nobody', async () => {
    const { register: _, ...alone } = trusting({ key: compromised(ISSUED + 1) }).trust;
    for (const url of [first.fullUrl, second.miniUrl])
      expect(await verify(url, alone, NOW)).toMatchObject({
        origin: 'record',
        originReason: 'key-needs-register',
        headline: 'record',
        tone: 'neutral',
      });
  });

  test('still shows its record when only its address is typed', async () => {
    expect(await ask(first.recordUrl, { key: compromised(ISSUED) })).toMatchObject({
      origin: 'record',
      stamp: 'usable',
    });
  });
});
