import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day } from '#core/day';
import { productStatusOn, type Recognition } from '#core/recognition';
import { type Counted, type Statistics, statisticsOn } from '#core/statistics';
import { type Issued, isUnusual } from '#core/unusualStamps';
import { listCounted } from '#db/statistics';
import { foundOffice, type Office } from '#test/import/support/office.ts';

const day = (text: string) => text as Day;
const ALL = { all: true, areaIds: [], producerIds: [] };

describe('The figures of the 132 real rows', () => {
  const rows: Record<string, string>[] = parse(readFileSync('test/import/fixtures/recognised-products.csv'), {
    columns: true,
  });
  let office: Office;
  let counted: Counted[];
  beforeAll(async () => {
    office = await foundOffice();
    await office.bring(readFileSync('test/import/fixtures/recognised-products.csv'));
    counted = await listCounted(office.deps.db, ALL);
  });
  afterAll(() => office.close());

  /** With other eyes: whole award rows of the sheet, by product, the last begun by a day; 36 months each. */
  function oracle(on: Day) {
    const whole = rows.filter(
      (row) =>
        /^(recognised|re-recognised|upgraded|downgraded)/.test(row.record_kind!) &&
        !row.authority!.startsWith('Hội đồng') &&
        [row.star, row.decision_no, row.decision_date, row.authority].every((cell) => cell),
    );
    const last = new Map<string, Record<string, string>>();
    for (const row of whole.filter((one) => one.decision_date! <= on)) {
      const name = row.product!.normalize('NFC').toLowerCase();
      const there = last.get(name);
      if (!there || there.decision_date! < row.decision_date!) last.set(name, row);
    }
    const standing = [...last.values()];
    const inForce = standing.filter((row) => addMonths(day(row.decision_date!), 36) >= on);
    const stars = (some: Record<string, string>[], star: string) =>
      some.filter((row) => row.star === star).length;
    const by = (star: string) => ({ ever: stars(standing, star), inForce: stars(inForce, star) });
    return { ever: standing.length, inForce: inForce.length, 3: by('3'), 4: by('4'), 5: by('5') };
  }

  function told({ total, by }: Statistics) {
    const star = (name: string) => {
      const { ever, inForce } = by.star.get(name) ?? { ever: 0, inForce: 0 };
      return { ever, inForce };
    };
    return { ever: total.ever, inForce: total.inForce, 3: star('3'), 4: star('4'), 5: star('5') };
  }

  test.each([
    '2021-12-31',
    '2023-06-30',
    '2024-12-31',
    '2025-12-31',
    '2026-11-22',
    '2029-01-01',
  ])('as of %s are what the sheet itself says', (on) => {
    expect(told(statisticsOn(counted, day(on)))).toEqual(oracle(day(on)));
  });

  test('“recognised ever” and “in force” differ today', () => {
    const { total, waiting } = statisticsOn(counted, day('2026-11-22'));
    expect(total.ever).toBeGreaterThan(total.inForce);
    expect(total.ever + waiting).toBe(129);
  });
});

const START = day('2024-01-01');
const award = fc.record({
  from: fc.integer({ min: 0, max: 900 }),
  length: fc.integer({ min: 0, max: 1100 }),
  star: fc.constantFrom(3, 4, 5),
});
const product = fc.record({
  awards: fc.array(award, { maxLength: 3 }),
  group: fc.constantFrom('food', 'drinks', null),
  kind: fc.constantFrom('company', 'cooperative'),
  areaId: fc.constantFrom('area-1', 'area-2', null),
});

test('Every way of counting adds up to the same, on random registers', () => {
  fc.assert(
    fc.property(fc.array(product, { maxLength: 30 }), fc.integer({ min: 0, max: 2000 }), (given, later) => {
      const products = given.map(({ awards, ...under }, p) => ({
        ...under,
        recognitions: awards.map(({ from, length, star }, n) => ({
          ...{ id: `${p}-${n}`, productId: String(p), star, withdrawal: null },
          ...{ validFrom: addDays(START, from), validTo: addDays(START, from + length) },
        })) as Recognition[],
      })) as Counted[];
      const on = addDays(START, later);
      const { total, waiting, by } = statisticsOn(products, on);
      expect(total.ever + waiting).toBe(products.length);
      expect(total.inForce + total.lapsed + total.withdrawn).toBe(total.ever);
      const statuses = products.map(({ recognitions }) => productStatusOn(recognitions, on));
      expect(total.ending).toBe(statuses.filter((status) => status === 'ending').length);
      for (const tallies of Object.values(by)) {
        const sum = (figure: keyof typeof total) =>
          [...tallies.values()].reduce((all, one) => all + one[figure], 0);
        expect([sum('ever'), sum('inForce'), sum('lapsed')]).toEqual([
          total.ever,
          total.inForce,
          total.lapsed,
        ]);
      }
    }),
    { numRuns: 200, seed: 5 },
  );
});

describe('An order of stamps out of the ordinary', () => {
  const DAY = 86_400_000;
  const NOW = Date.UTC(2026, 10, 22);
  const issued = (given: Partial<Issued>): Issued => ({
    recent: 0,
    earlier: 0,
    firstAt: NOW - 390 * DAY,
    limit: 50_000,
    ...given,
  });
  test.each([
    ['is one over the limit', { recent: 50_001 }, true],
    ['is no first order within it', { recent: 50_000 }, false],
    ['is over three times the usual', { recent: 301, earlier: 1_200 }, true],
    ['is not just three times the usual', { recent: 300, earlier: 1_200 }, false],
    [
      'takes the usual of as long as there were stamps',
      { recent: 300, earlier: 100, firstAt: NOW - 60 * DAY },
      false,
    ],
    ['is nothing where nothing was issued', {}, false],
  ])('%s', (_what, given, unusual) => {
    expect(isUnusual(issued(given), NOW)).toBe(unusual);
  });
});
