import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  balance,
  joinSpans,
  lastOf,
  lengthOf,
  overGoods,
  type StampTally,
  spansWithout,
  sumTallies,
} from '#core/account';

const TALLY: StampTally = {
  issued: 100,
  printed: 100,
  files: 1,
  again: 0,
  spoiled: 5,
  leftover: 0,
  mistaken: 0,
  recalled: 0,
  handedOut: 80,
  left: 15,
};

const told = (change: Partial<StampTally>) =>
  balance({ ...TALLY, ...change }).differences.map(({ what, count }) => `${what} ${count}`);

describe('the account of a batch', () => {
  test('fits where printed is spoiled, handed out and left together', () => {
    expect(balance(TALLY)).toEqual({ good: 95, notPrinted: 0, counted: true, differences: [] });
  });

  test.each([
    ['stamps nobody can account for', { left: 10 }, ['not-accounted-for 5']],
    ['more handed out than were printed', { handedOut: 90 }, ['more-than-printed 10']],
    ['more printed than issued', { printed: 110, handedOut: 90 }, ['printed-over-issued 10']],
    ['more spoiled than printed', { printed: 3, handedOut: 0, left: 0 }, ['spoiled-over-printed 2']],
    ['stamps voided by mistake, printed', { handedOut: 78, mistaken: 2 }, []],
    ['stamps voided by mistake, never printed', { printed: 90, left: 5, mistaken: 10 }, []],
    ['more than issued in all', { mistaken: 3 }, ['more-than-issued 3']],
    ['leftovers voided', { left: 0, leftover: 15 }, []],
    ['nothing missing before both were counted', { handedOut: null, left: 3 }, []],
  ] as const)('tells of %s', (_, change, differences) => {
    expect(told(change)).toEqual(differences);
  });

  test('of a lot is counted only where each of its batches is', () => {
    const lot = sumTallies([TALLY, { ...TALLY, left: null }]);
    expect(lot).toMatchObject({ issued: 200, handedOut: 160, left: null });
    expect(overGoods(160, 150)).toEqual([{ what: 'handed-out-over-goods', count: 10 }]);
    expect(overGoods(null, 150)).toEqual([]);
  });
});

const span = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 8 }))
  .map(([first, more]) => ({
    first,
    last: first + more,
  }));
const serials = (spans: readonly { first: number; last: number }[]) =>
  new Set(spans.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, i) => first + i)));

describe('spans of serials', () => {
  test('joined hold the same serials once, in order, apart', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const joined = joinSpans(spans);
        expect(serials(joined)).toEqual(serials(spans));
        expect(lengthOf(joined)).toBe(serials(spans).size);
        for (let i = 1; i < joined.length; i++)
          expect(joined[i]!.first).toBeGreaterThan(joined[i - 1]!.last + 1);
      }),
    );
  });

  test('taken out of a whole leave exactly the others, and the last of them are offered', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), fc.integer({ min: 0, max: 70 }), (taken, count) => {
        const whole = { first: 5, last: 50 };
        const gone = serials(taken);
        const rest = [...serials([whole])].filter((serial) => !gone.has(serial));
        const left = spansWithout(whole, taken);
        expect([...serials(left)]).toEqual(rest);
        expect([...serials(lastOf(left, count))]).toEqual(count === 0 ? [] : rest.slice(-count));
      }),
    );
  });
});
