import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReport, REPORT_LIMITS, readReport } from '#core/report';
import type { StampId } from '#core/stampId';
import { isReportSigned, readDeviceKey } from '#server/inspector/reportSignature.ts';
import {
  addPhoto,
  addProduct,
  addRow,
  addStroke,
  beginBeside,
  beginDraft,
  type Change,
  type Draft,
  draftIn,
  meetStamp,
  write,
  writeRow,
  writeSigning,
} from '#web/inspector/inspection/draft.ts';
import { countIn, freeze, line, missingOf } from '#web/inspector/inspection/freeze.ts';
import { makeDeviceKey, publicJwk, sealReport, sha256Hex } from '#web/inspector/sign.ts';

const AT = 1_790_000_000_000;
const ID = '6f1c2d3e-4a5b-4c6d-8e7f-0123456789ab';
const REFUSAL = 'Người bán không ký: {reason}';
const WITH = { bundle: { version: 3, asOf: AT - 1 }, app: 'inspector-1', refusal: REFUSAL };

const drafted = (...changes: readonly Change[]): Draft =>
  changes.reduce<Draft>((draft, change) => change(draft), beginDraft(ID, AT));

const stamp = (number: number, headline: 'in-force' | 'forged' = 'in-force', at = AT) => ({
  stamp: `01${String(number).padStart(10, '0')}` as StampId,
  at,
  headline,
  asOf: AT - 1,
  bundleVersion: 3,
});

const whole = () =>
  drafted(
    write('shop', '  Sạp cô Tư \n'),
    write('place', 'Chợ Thanh Mai'),
    write('commune', 'xã Thanh Mai'),
    meetStamp(stamp(1)),
    writeSigning({ signs: true, name: 'Nguyễn Thị Tư' }),
    addStroke([
      [10, 20],
      [30, 40],
    ]),
  );

describe('a report', () => {
  test('says what the draft noted, the commune after the place as it was typed', () => {
    const report = freeze(whole(), WITH);
    expect(report).toMatchObject({
      v: 1,
      id: ID,
      at: AT,
      shop: 'Sạp cô Tư',
      place: 'Chợ Thanh Mai, xã Thanh Mai',
      commune: null,
      findings: '',
      stamps: [stamp(1)],
      signature: {
        name: 'Nguyễn Thị Tư',
        strokes: [
          [
            [10, 20],
            [30, 40],
          ],
        ],
      },
      bundle: WITH.bundle,
    });
    expect(readReport(formatReport(report))).toEqual(report);
  });

  test('says after the findings why nobody signed', () => {
    const signing = { signs: false, reason: ' chủ sạp vắng mặt ' };
    const draft = drafted(write('findings', 'Hai gói không có tem.\r\n'), writeSigning(signing));
    const { findings, signature } = freeze(draft, WITH);
    expect(findings).toBe('Hai gói không có tem.\nNgười bán không ký: chủ sạp vắng mặt');
    expect(signature).toBeNull();
  });

  test('leaves rows out that nothing was written in', () => {
    const draft = drafted(addRow, addRow, writeRow(0, { what: 'Miến', count: '1.200', unit: 'gói' }));
    expect(freeze(draft, WITH).counted).toEqual([{ what: 'Miến', count: 1_200, unit: 'gói' }]);
  });

  test('can be read by the office whatever was typed, pasted, drawn and scanned', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const lone = fc
      .array(fc.constantFrom('\ud800', '\udc00', '\u0000', 'ạ', '\r\n', '\t', '\u2028'))
      .map((all) => all.join(''));
    const typed = fc.oneof(text, lone);
    const point = fc.tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 400 }));
    const noted = fc.record({
      texts: fc.tuple(typed, typed, typed, typed),
      rows: fc.array(fc.tuple(typed, fc.oneof(typed, fc.nat().map(String)), typed), { maxLength: 5 }),
      strokes: fc.array(fc.array(point, { maxLength: 20 }), { maxLength: 80 }),
      stamps: fc.array(fc.nat(5), { maxLength: 12 }),
      signs: fc.boolean(),
    });
    fc.assert(
      fc.property(noted, ({ texts: [shop, place, commune, words], rows, strokes, stamps, signs }) => {
        const draft = drafted(
          write('shop', `s${shop}`),
          write('place', `p${place}`),
          write('commune', commune),
          write('findings', words),
          ...rows.flatMap(([what, count, unit], index) => [addRow, writeRow(index, { what, count, unit })]),
          ...strokes.map((stroke) => addStroke(stroke)),
          ...stamps.map((number) => meetStamp(stamp(number))),
          writeSigning({ signs, name: `n${shop}`, reason: `r${words}` }),
        );
        if (missingOf(draft, REFUSAL).length === 0) {
          expect(readReport(formatReport(freeze(draft, WITH))).id).toBe(ID);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('stays readable at the most of everything', () => {
    const many = (count: number, change: (number: number) => Change) =>
      Array.from({ length: count }, (_, i) => change(i));
    const draft = drafted(
      write('shop', 'ộ'.repeat(300)),
      write('place', 'ộ'.repeat(300)),
      write('findings', 'ộ'.repeat(REPORT_LIMITS.findings)),
      ...many(1_100, (number) => meetStamp(stamp(number))),
      ...many(30, (number) => addPhoto({ hash: String(number).padStart(64, '0'), at: AT, size: 1 })),
      ...many(250, (number) => addProduct({ id: `p${number}`, name: 'ộ'.repeat(300) })),
      ...many(
        200,
        (number) => (draft) =>
          writeRow(number, { what: 'ộ'.repeat(200), count: '1', unit: 'ộ'.repeat(40) })(addRow(draft)),
      ),
      ...many(100, () => addStroke(Array.from({ length: 900 }, () => [999, 399] as const))),
      writeSigning({ signs: true, name: 'ộ'.repeat(200) }),
    );
    expect(missingOf(draft, REFUSAL)).toEqual([]);
    expect(() => formatReport(freeze(draft, WITH))).not.toThrow();
  });
});

describe('a draft', () => {
  test('lacks in words what a report must have', () => {
    expect(missingOf(beginDraft(ID, AT), REFUSAL)).toEqual(['shop', 'place', 'nothing', 'signature']);
    expect(missingOf(whole(), REFUSAL)).toEqual([]);
    const unnamed = writeSigning({ name: ' ' })(whole());
    expect(missingOf(unnamed, REFUSAL)).toEqual(['name']);
    const silent = writeSigning({ signs: false, reason: '' })(whole());
    expect(missingOf(silent, REFUSAL)).toEqual(['signature']);
    const half = writeRow(0, { what: 'Miến', count: 'vài' })(addRow(whole()));
    expect(missingOf(half, REFUSAL)).toEqual(['count']);
    const nameless = writeRow(0, { what: ' ', count: '6' })(addRow(whole()));
    expect(missingOf(nameless, REFUSAL)).toEqual(['row']);
    const unsigned = writeSigning({ signs: true, name: '', strokes: [] })(whole());
    expect(missingOf(unsigned, REFUSAL)).toEqual(['signature']);
  });

  test('takes the ID of a stamp it has, typed, for no further meeting and no better answer', () => {
    const read = drafted(meetStamp(stamp(1)));
    expect(meetStamp(stamp(1, 'forged', AT + 5), true)(read)).toEqual(read);
  });

  test('notes a stamp once, counts how often it was met, and takes a newer answer that differs', () => {
    const draft = drafted(meetStamp(stamp(1)), meetStamp(stamp(2)), meetStamp(stamp(1, 'in-force', AT + 5)));
    expect(draft.stamps.map(({ times, at }) => [times, at])).toEqual([
      [2, AT],
      [1, AT],
    ]);
    const changed = meetStamp(stamp(1, 'forged', AT + 9))(draft);
    expect(changed.stamps[0]).toMatchObject({ headline: 'forged', at: AT + 9, times: 3 });
  });

  test('of the next stall takes over the market and nothing else', () => {
    const next = beginBeside('another', AT + 1, whole());
    expect(next).toEqual({
      ...beginDraft('another', AT + 1),
      place: 'Chợ Thanh Mai',
      commune: 'xã Thanh Mai',
    });
  });

  test('kept by an older app is read with what it lacked', () => {
    expect(draftIn({ id: ID, changedAt: AT, content: { shop: 'Sạp' } })).toEqual({
      ...beginDraft(ID, AT),
      shop: 'Sạp',
    });
  });
});

test('numbers are read as people write them, and nothing else is a number', () => {
  expect(['12', '1.200', '1 200', ' 7 '].map(countIn)).toEqual([12, 1_200, 1_200, 7]);
  for (const wrong of ['', '-1', '1,5', '1.2', 'mười', '99999999999', '1.2000'])
    expect(countIn(wrong)).toBeUndefined();
});

test('a line is one line, not longer than it may be, and never half a character', () => {
  expect(line(' a\n\tb ', 9)).toBe('a b');
  expect(line('😀😀', 3)).toBe('😀');
});

describe('a signature', () => {
  test('is one the office’s own check accepts, and of exactly this report', async () => {
    const keys = await makeDeviceKey();
    const text = formatReport(freeze(whole(), WITH));
    const { sha256, signature } = await sealReport(keys.privateKey, ID, text);
    const key = readDeviceKey(await publicJwk(keys));
    expect(sha256).toBe(await sha256Hex(new TextEncoder().encode(text)));
    expect(await isReportSigned(key, { id: ID, sha256, signature })).toBe(true);
    expect(await isReportSigned(key, { id: ID, sha256: 'b'.repeat(64), signature })).toBe(false);
  });

  test('comes from a key that cannot be read out of the phone', async () => {
    const { privateKey } = await makeDeviceKey();
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
  });
});
