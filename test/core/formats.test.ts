import { createHmac, createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Gtin14 } from '#core/gtin';
import { formatKeys, parseKeys, thumbprint } from '#core/key';
import { computeMac, macDigits } from '#core/mac';
import { qrModules, qrSegments, qrVersion, segmentText, stampUrl } from '#core/qr';
import { formatSeal, parseSeal } from '#core/seal';
import { formatRecordPath, formatStampPath, parseStampPath, type Stamp, signedBytes } from '#core/stamp';
import { checkCharacter, formatPrintedId, formatStampId, type KeyNumber, parseTypedId } from '#core/stampId';
import { verify } from '#core/verify';
import { bytes, exampleKey, exampleMacSecret, hex, stampVectors } from './vectors.ts';

const page = readFileSync(new URL('../../server/core/FORMATS.md', import.meta.url), 'utf8');
const { origin, stamps, key, jwks, qr, refused } = stampVectors;
const first = stamps[0]!;

function privateKeyOf(seed: string) {
  const pkcs8 = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  return createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
}

function stampAt(url: string): Stamp {
  return parseStampPath(url.slice(origin.length))!;
}

const trust = {
  origins: [origin],
  keys: [exampleKey('01'), exampleKey('99')],
  macSecret: () => exampleMacSecret,
};

describe.each(stamps)('the worked example “$name”', (example) => {
  const path = {
    gtin: example.gtin as Gtin14 | null,
    id: formatStampId(example.id.slice(0, 2) as KeyNumber, example.serial),
  };

  test('stands in FORMATS.md, every byte and digit of it', () => {
    const { name, gtin, serial, checkCharacter: _, ...texts } = example;
    for (const text of Object.values(texts)) expect(page, name).toContain(text);
  });

  test('has this ID, this printed form and this path', () => {
    expect(path.id).toBe(example.id);
    expect(checkCharacter(path.id)).toBe(example.checkCharacter);
    expect(formatPrintedId(path.id)).toBe(example.printedId);
    expect(parseTypedId(example.printedId)).toBe(example.id);
    expect(formatRecordPath(path)).toBe(example.recordPath);
  });

  test('is signed over these bytes, with this signature, in these 155 digits', () => {
    expect(hex(signedBytes(path))).toBe(example.signedBytes);
    expect(hex(sign(null, signedBytes(path), privateKeyOf(key.seed)))).toBe(example.signature);
    expect(formatSeal(bytes(example.signature))).toBe(example.seal);
    expect(hex(parseSeal(example.seal)!)).toBe(example.signature);
  });

  test('has this HMAC and these eight digits of it', async () => {
    const hmac = createHmac('sha256', exampleMacSecret).update(signedBytes(path)).digest();
    expect(hex(hmac)).toBe(example.hmac);
    expect(macDigits(hmac)).toBe(example.mac);
    expect(await computeMac(exampleMacSecret, path)).toBe(example.mac);
  });

  test('has these three addresses, and each answers as its form does', async () => {
    for (const [url, form, fact] of [
      [example.fullUrl, 'full', 'signed'],
      [example.miniUrl, 'mini', 'mac'],
      [example.recordUrl, 'record', 'record'],
    ] as const) {
      const stamp = stampAt(url);
      expect(stamp.form).toBe(form);
      expect(stampUrl(origin, stamp)).toBe(url);
      expect((await verify(url, trust, 0)).origin).toBe(fact);
    }
  });
});

describe('the key of the examples', () => {
  test('is published as FORMATS.md shows, and read back the same', async () => {
    expect(await thumbprint(bytes(key.publicKey))).toBe(key.kid);
    const written = formatKeys([exampleKey()], [origin]);
    expect(written).toEqual(jwks);
    expect(JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!)).toEqual(jwks);
    expect(await parseKeys(jwks)).toEqual({ keys: [exampleKey()], origins: [origin] });
    for (const text of Object.values(key)) expect(page).toContain(text);
  });
});

describe('the QR code', () => {
  test.each(qr)('of a $form stamp at $origin (GTIN $gtin) has version $version', (row) => {
    const example = row.gtin === null ? stamps[1]! : first;
    const stamp = stampAt(row.form === 'full' ? example.fullUrl : example.miniUrl);
    const segments = qrSegments(row.origin, stamp);
    expect(segments.map(({ mode, data }) => [mode, data.length])).toEqual(row.segments);
    expect(qrVersion(segments)).toBe(row.version);
    expect(qrModules(row.version)).toBe(row.modules);
    expect(segmentText(segments)).toBe(stampUrl(row.origin, stamp));
    expect(segmentText(segments)).toHaveLength(row.characters);
    const { origin: host, form, characters, bits, version, modules } = row;
    const gtin = row.gtin === null ? 'no' : 'yes';
    expect(page).toContain(
      `| \`${host}\` | ${form} | ${gtin} | ${characters} | ${bits} | ${version} | ${modules} |`,
    );
  });

  test('of a full stamp stays in version 6 for hosts of 8 characters with a GTIN and 19 without', () => {
    const versionFor = (length: number, url: string) =>
      qrVersion(qrSegments(`https://${'h'.repeat(length)}` as typeof origin, stampAt(url)));
    expect([8, 9].map((length) => versionFor(length, first.fullUrl))).toEqual([6, 7]);
    expect([19, 20].map((length) => versionFor(length, stamps[1]!.fullUrl))).toEqual([6, 7]);
  });

  test('has no version where the host is too long for twelve', () => {
    const host = `https://${'h'.repeat(253)}` as typeof origin;
    expect(qrVersion(qrSegments(host, stampAt(first.fullUrl)))).toBeUndefined();
  });
});

describe('what FORMATS.md says is refused', () => {
  test.each(refused)('$name: $origin, $reason', async ({ name, input, origin: fact, reason }) => {
    const text = input.replace('<SEAL-1>', first.seal.slice(0, -1)).replace('<SEAL>', first.seal);
    const verdict = await verify(text, { ...trust, keys: [exampleKey('01')] }, 0);
    expect([verdict.origin, verdict.originReason]).toEqual([fact, reason]);
    const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`));
    expect(row).toMatch(new RegExp(`\\| \`${fact}\` \\| \`${reason}\` \\|$`));
  });
});

describe('the sections that the code leans on', () => {
  test.each([
    [2, 'stamp ID'],
    [3, 'Addresses'],
    [4, 'seal'],
    [5, 'code of a mini stamp'],
    [8, 'Verifying'],
  ])('§%i is about the %s', (number, words) => {
    expect(page.split('\n').find((line) => line.startsWith(`## ${number}. `))).toContain(words);
  });

  test('the three forms are all there are', () => {
    const forms = [first.fullUrl, first.miniUrl, first.recordUrl].map((url) => stampAt(url));
    expect(forms.map((stamp) => formatStampPath(stamp))).toEqual(
      [first.fullUrl, first.miniUrl, first.recordUrl].map((url) => url.slice(origin.length)),
    );
  });
});
