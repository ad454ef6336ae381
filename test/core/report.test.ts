import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReport, type Report, readReport } from '#core/report';
import { HEADLINES } from '#core/verdict';
import { sampleReport } from '../support/inspections.ts';
import { refusalOf } from './refusalOf.ts';

const text = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: most })
    .map((one) => one.slice(0, most))
    .filter((one) => !/[\p{Cc}\p{Cs}]/u.test(one) && one.length > 0);
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const stampId = fc.integer({ min: 0, max: 9_999_999_999 }).map((n) => `01${String(n).padStart(10, '0')}`);
const version = fc.integer({ min: 1, max: 100_000 });

/** Any report a phone may write. */
const report = fc.record({
  v: fc.constant(1 as const),
  id: fc.uuid({ version: 4 }),
  at: instant,
  shop: text(200),
  place: text(300),
  commune: fc.option(fc.constantFrom('xa-24-00001', '1234')),
  counted: fc.array(
    fc.record({ what: text(60), count: fc.integer({ min: 0, max: 1_000_000 }), unit: text(20) }),
    {
      maxLength: 8,
    },
  ),
  findings: fc.array(text(60), { maxLength: 5 }).map((lines) => lines.join('\n')),
  stamps: fc.uniqueArray(
    fc.record({
      stamp: stampId,
      at: instant,
      headline: fc.constantFrom(...HEADLINES.map(({ headline }) => headline)),
      asOf: instant,
      bundleVersion: fc.option(version),
    }),
    { maxLength: 8, selector: ({ stamp }) => stamp },
  ),
  products: fc.array(fc.record({ id: fc.constant('prd-abcdefabcdef'), name: text(80) }), { maxLength: 4 }),
  photos: fc.uniqueArray(fc.record({ hash, at: instant, size: fc.integer({ min: 1, max: 10_485_760 }) }), {
    maxLength: 5,
    selector: (one) => one.hash,
  }),
  signature: fc.option(
    fc.record({
      name: text(60),
      strokes: fc.array(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 400 })), {
          minLength: 1,
          maxLength: 20,
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  ),
  bundle: fc.option(fc.record({ version, asOf: instant })),
  app: fc.constant({ version: '1.0.0' }),
});

describe('a report', () => {
  it('reads as it was written, whatever was typed', () => {
    fc.assert(
      fc.property(report, (one) => {
        const written = formatReport(one as unknown as Report);
        expect(readReport(written)).toEqual(one);
        expect(formatReport(readReport(written))).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses by its code whatever else is sent, and nothing breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.anything().map((one) => fc.stringify(one)),
        ),
        (sent) => {
          expect(refusalOf(() => readReport(sent))).toBe('report-malformed');
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('refuses a report of which one member is missing, is of another kind or stands beside it', () => {
    const whole = sampleReport() as unknown as Record<string, unknown>;
    const kinds = [undefined, null, 7.5, -1, '', 'x'.repeat(5_000), true, [], {}, '\u0000', '\ud800', [null]];
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(whole)), fc.constantFrom(...kinds), (name, value) => {
        const changed = JSON.stringify({ ...whole, [name]: value });
        try {
          // What is still a report must be the same report: nothing is mended on the way.
          expect(JSON.stringify(readReport(changed))).toBe(changed);
        } catch (error) {
          expect(error).toMatchObject({ code: 'report-malformed' });
        }
      }),
      { numRuns: 500 },
    );
    expect(refusalOf(() => readReport(JSON.stringify({ ...whole, guilty: true })))).toBe('report-malformed');
    const { shop: _, ...without } = whole;
    expect(refusalOf(() => readReport(JSON.stringify(without)))).toBe('report-malformed');
  });

  it('has one spelling: spaces, a member named twice and other spellings of a number are refused', () => {
    const written = formatReport(sampleReport());
    for (const other of [
      ` ${written}`,
      written.replace('{"v":1', '{"v":1,"v":1'),
      written.replace('{"v":1', '{"v":1.0'),
      written.replace('"shop":"', '"shop":"\\u0041'),
    ]) {
      expect(refusalOf(() => readReport(other))).toBe('report-malformed');
    }
  });

  it('names a stamp once and a photo once', () => {
    const one = sampleReport();
    const [stamp] = one.stamps;
    const twice = { ...one, stamps: [stamp, stamp] } as Report;
    expect(refusalOf(() => formatReport(twice))).toBe('report-malformed');
  });
});
