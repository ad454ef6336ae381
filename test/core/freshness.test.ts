import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerWhen, CLOCK_TOLERANCE_MS, flooredTime, freshnessOf, mayClaim } from '#core/freshness';
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

  test('is not known by a clock that went back behind what a server said since', () => {
    const seen = asOf + 2 * DAY;
    expect(freshnessOf(edition, asOf + HOUR, seen)).toBe('clock-wrong');
    expect(freshnessOf(edition, seen, seen)).toBe('amber');
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

  test('the time to believe is never before what a server said', () => {
    expect(flooredTime(asOf - 2 * DAY, asOf)).toBe(asOf);
    expect(flooredTime(asOf + HOUR, asOf, asOf + 2 * HOUR)).toBe(asOf + 2 * HOUR);
    expect(flooredTime(asOf + 400 * DAY, asOf)).toBe(asOf + 400 * DAY);
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
