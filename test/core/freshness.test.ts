import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerWhen, CLOCK_TOLERANCE_MS, clocksDiffer, freshnessOf, mayClaim } from '#core/freshness';
import type { Verdict } from '#core/verdict';
import { ask, usable } from './shelf.ts';
import { recognised, withdrawn } from './thanhMai.ts';
import { stampVectors } from './vectors.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const asOf = Date.parse('2026-11-22T02:00:00Z');
const edition = { asOf, until: asOf + 30 * DAY };
const [first] = stampVectors.stamps;
const fullUrl = first!.fullUrl;

describe('the freshness of an edition', () => {
  test.each([
    [0, 'fresh'],
    [DAY - 1, 'fresh'],
    [DAY, 'amber'],
    [3 * DAY - 1, 'amber'],
    [3 * DAY, 'stale'],
    [7 * DAY - 1, 'stale'],
    [7 * DAY, 'ended'],
    [3650 * DAY, 'ended'],
    [-CLOCK_TOLERANCE_MS, 'fresh'],
    [-CLOCK_TOLERANCE_MS - 1, 'clock-wrong'],
    [-2 * DAY, 'clock-wrong'],
  ])('%d ms after its instant is %s', (after, freshness) => {
    expect(freshnessOf(edition, asOf + after)).toBe(freshness);
  });

  test('ends with its own end, however young it is', () => {
    const short = { asOf, until: asOf + HOUR };
    expect(freshnessOf(short, asOf + HOUR - 1)).toBe('fresh');
    expect(freshnessOf(short, asOf + HOUR)).toBe('ended');
  });

  test('never grows younger as time goes on, and claims nothing for ever', () => {
    const order = ['clock-wrong', 'fresh', 'amber', 'stale', 'ended'];
    const times = fc.tuple(fc.integer({ min: -30 * DAY, max: 60 * DAY }), fc.nat({ max: 60 * DAY }));
    fc.assert(
      fc.property(times, ([from, later]) => {
        const [one, other] = [freshnessOf(edition, asOf + from), freshnessOf(edition, asOf + from + later)];
        expect(order.indexOf(one)).toBeLessThanOrEqual(order.indexOf(other));
        if (from >= 7 * DAY) expect(mayClaim(one)).toBe(false);
      }),
    );
  });

  test.each([
    [0, false],
    [25 * 60_000, false],
    [31 * 60_000, true],
    [2 * DAY, true],
    [-CLOCK_TOLERANCE_MS, false],
    [-CLOCK_TOLERANCE_MS - 1, true],
  ])('of a manifest signed just now, read %d ms later by the phone’s clock: the clocks differ: %s', (ms, differ) => {
    expect(clocksDiffer(asOf, asOf + ms)).toBe(differ);
  });
});

describe('an answer from data that has run out', () => {
  const lost = { ...recognised(4, '2024-01-10', '2027-01-10'), withdrawal: withdrawn('2026-03-05') };
  const kinds: Record<string, () => Promise<Verdict>> = {
    'in-force': () => ask(fullUrl),
    void: () => ask(fullUrl, { state: { ...usable, fact: 'void' } }),
    recalled: () => ask(fullUrl, { state: { ...usable, fact: 'recalled' } }),
    withdrawn: () => ask(fullUrl, { recognition: lost, recognitions: [lost] }),
    forged: () => ask(fullUrl.replace(/\d{3}\/01/, '000/01')),
  };

  test.each([
    'ended',
    'clock-wrong',
  ] as const)('(%s) claims only the signature, and keeps every warning', async (freshness) => {
    const said = async (kind: string) => answerWhen(await kinds[kind]!(), freshness).headline;
    expect(await said('in-force')).toBe('signed-only');
    for (const warning of ['void', 'recalled', 'withdrawn', 'forged'])
      expect(await said(warning)).toBe(warning);
  });

  test.each([
    'ended',
    'clock-wrong',
  ] as const)('(%s) says of every other fact that it is not known', async (freshness) => {
    const { headline, tone, ...said } = answerWhen(await kinds['in-force']!(), freshness);
    expect([headline, tone]).toEqual(['signed-only', 'neutral']);
    const unknown = { stamp: 'unknown', copies: 'unknown', recognition: 'unknown', safety: null };
    expect(said).toMatchObject({ origin: 'signed', recognitionAtIssue: 'unknown', ...unknown });
  });

  test.each([
    'ended',
    'clock-wrong',
  ] as const)('(%s) keeps of each fact what warns, and only that', async (freshness) => {
    const said = async (verdict: Promise<Verdict>) => {
      const { stamp, copies, recognition, recognitionAtIssue } = answerWhen(await verdict, freshness);
      return { stamp, copies, recognition, recognitionAtIssue };
    };
    const none = {
      stamp: 'unknown',
      copies: 'unknown',
      recognition: 'unknown',
      recognitionAtIssue: 'unknown',
    };
    expect(await said(kinds.void!())).toEqual({ ...none, stamp: 'void' });
    expect(await said(kinds.recalled!())).toEqual({ ...none, stamp: 'recalled' });
    expect(await said(kinds.withdrawn!())).toEqual({ ...none, recognition: 'withdrawn' });
    for (const copies of ['watch', 'alarm'] as const)
      expect(await said(kinds['in-force']!().then((verdict) => ({ ...verdict, copies })))).toEqual({
        ...none,
        copies,
      });
    const late = recognised(4, '2026-06-01', '2029-06-01');
    const early = ask(fullUrl, { recognition: late, recognitions: [late] });
    expect(await said(early)).toEqual(none);
    expect(await said(early.then((verdict) => ({ ...verdict, recognitionAtIssue: 'lapsed' })))).toEqual({
      ...none,
      recognitionAtIssue: 'lapsed',
    });
  });

  test('never calls a stamp forged that is not, whatever the clock', async () => {
    const verdict = answerWhen(await kinds['in-force']!(), 'clock-wrong');
    expect([verdict.origin, verdict.tone]).toEqual(['signed', 'neutral']);
  });

  test.each(['fresh', 'amber', 'stale'] as const)('(%s) still answers all', async (freshness) => {
    for (const make of Object.values(kinds)) {
      const verdict = await make();
      expect(answerWhen(verdict, freshness)).toEqual(verdict);
    }
  });
});
