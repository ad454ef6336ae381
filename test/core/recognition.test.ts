import { describe, expect, test } from 'vitest';
import { addDays } from '#core/day';
import {
  currentOn,
  daysLeft,
  defaultValidTo,
  ENDING_DAYS,
  endingCall,
  factToday,
  inForceOn,
  ownStatusOn,
  productStatusOn,
  type RecognitionStatus,
  statusOn,
} from '#core/recognition';
import { day, recognised, withdrawn } from './thanhMai.ts';

const four = recognised(4, '2023-06-01', '2026-06-01');

describe('four stars from 2023-06-01 to 2026-06-01', () => {
  test.each<[string, RecognitionStatus, number]>([
    ['2023-05-31', 'pending', 1097],
    ['2023-06-01', 'in-force', 1096],
    ['2026-03-02', 'in-force', 91],
    ['2026-03-03', 'ending', 90],
    ['2026-05-01', 'ending', 31],
    ['2026-05-02', 'ending', 30],
    ['2026-06-01', 'ending', 0],
    ['2026-06-02', 'lapsed', -1],
  ])('on %s: %s, %i days left', (on, status, left) => {
    expect(ownStatusOn(four, day(on))).toBe(status);
    expect(statusOn(four, [four], day(on))).toBe(status);
    expect(daysLeft(four, day(on))).toBe(left);
  });

  test('are called about from 90 days before the end, and for the last time from 30', () => {
    const calls = ['2026-03-02', '2026-03-03', '2026-05-01', '2026-05-02', '2026-06-01', '2026-06-02'];
    expect(calls.map((on) => endingCall(four, day(on)))).toEqual([
      null,
      'first',
      'first',
      'last',
      'last',
      null,
    ]);
    expect(ENDING_DAYS).toEqual({ first: 90, last: 30 });
  });

  test('withdrawn on 2025-01-15 are withdrawn from that day on, also after their end', () => {
    const ended = { ...four, withdrawal: withdrawn('2025-01-15') };
    const days = ['2025-01-14', '2025-01-15', '2026-06-02'];
    expect(days.map((on) => ownStatusOn(ended, day(on)))).toEqual(['in-force', 'withdrawn', 'withdrawn']);
  });

  test('allow stamps on their last day and not on the day after', () => {
    expect(inForceOn([four], day('2026-06-01'))).toBe(four);
    expect(inForceOn([four], day('2026-06-02'))).toBeUndefined();
    expect(inForceOn([four], day('2023-05-31'))).toBeUndefined();
  });
});

test('the end offered is the same date 36 months on, or the last of a shorter month', () => {
  expect(defaultValidTo(day('2023-06-01'))).toBe('2026-06-01');
  expect(defaultValidTo(day('2024-02-29'))).toBe('2027-02-28');
});

describe('a product recognised again with the same star', () => {
  const again = recognised(4, '2026-05-20', '2029-05-20');
  const all = [again, four];

  test('before the old end stands on the new recognition, and the old one is superseded', () => {
    expect(currentOn(all, day('2026-05-19'))).toBe(four);
    expect(currentOn(all, day('2026-05-20'))).toBe(again);
    expect(statusOn(four, all, day('2026-05-19'))).toBe('ending');
    expect(statusOn(four, all, day('2026-05-20'))).toBe('superseded');
    expect(statusOn(four, all, day('2027-01-01'))).toBe('superseded');
    expect(statusOn(again, all, day('2026-05-19'))).toBe('pending');
    expect(statusOn(again, all, day('2026-05-20'))).toBe('in-force');
  });

  test('carries on: a stamp of the old recognition says in force', () => {
    expect(factToday(four, all, day('2026-05-19'))).toBe('ending');
    expect(factToday(four, all, day('2026-06-02'))).toBe('in-force');
    expect(factToday(four, all, day('2029-05-21'))).toBe('lapsed');
  });
});

describe('a product recognised again after a gap of weeks', () => {
  const later = recognised(4, '2026-07-10', '2029-07-10');
  const all = [four, later];

  test('is lapsed in the gap, and nothing is issued in it', () => {
    for (const on of ['2026-06-02', '2026-07-09']) {
      expect(productStatusOn(all, day(on))).toBe('lapsed');
      expect(inForceOn(all, day(on))).toBeUndefined();
      expect(factToday(four, all, day(on))).toBe('lapsed');
    }
  });

  test('stands again from its first day, and the old recognition stays lapsed, not superseded', () => {
    expect(inForceOn(all, day('2026-07-10'))).toBe(later);
    expect(factToday(four, all, day('2026-07-10'))).toBe('in-force');
    expect(statusOn(four, all, day('2026-07-10'))).toBe('lapsed');
  });
});

describe('a product whose upgrade to five stars begins on 2025-09-01', () => {
  const five = recognised(5, '2025-09-01', '2028-09-01');
  const all = [five, four];

  test('keeps its four stars and their own end while the upgrade is pending', () => {
    expect(inForceOn(all, day('2025-08-31'))).toBe(four);
    expect(factToday(four, all, day('2025-08-31'))).toBe('in-force');
    expect(productStatusOn(all, day('2025-08-31'))).toBe('in-force');
  });

  test('stands on five from then on; its old stamps say that the star has changed', () => {
    expect(inForceOn(all, day('2025-09-01'))).toBe(five);
    expect(factToday(four, all, day('2025-09-01'))).toBe('superseded');
    expect(factToday(five, all, day('2025-09-01'))).toBe('in-force');
    expect(factToday(four, all, day('2026-06-02'))).toBe('superseded');
  });

  test('does not fall back on the four stars when the five lapse or are withdrawn', () => {
    expect(factToday(four, all, day('2028-09-02'))).toBe('lapsed');
    const lost = [{ ...five, withdrawal: withdrawn('2025-12-01') }, four];
    expect(inForceOn(lost, day('2025-12-01'))).toBeUndefined();
    expect(factToday(four, lost, day('2025-12-01'))).toBe('withdrawn');
  });
});

describe('a product downgraded to three stars on 2025-03-01', () => {
  const three = recognised(3, '2025-03-01', '2028-03-01');

  test('is issued stamps with three stars only, and its old stamps say that the star has changed', () => {
    expect(inForceOn([four, three], day('2025-03-01'))?.star).toBe(3);
    expect(factToday(four, [four, three], day('2025-03-01'))).toBe('superseded');
    expect(statusOn(four, [four, three], day('2025-03-01'))).toBe('superseded');
  });
});

describe('a product withdrawn and later recognised anew', () => {
  const lost = { ...four, withdrawal: withdrawn('2025-01-15') };
  const anew = recognised(4, '2025-10-01', '2028-10-01');
  const all = [lost, anew];

  test('is withdrawn between, and in force again after', () => {
    expect(factToday(lost, all, day('2025-09-30'))).toBe('withdrawn');
    expect(inForceOn(all, day('2025-09-30'))).toBeUndefined();
    expect(factToday(lost, all, day('2025-10-01'))).toBe('in-force');
    expect(inForceOn(all, day('2025-10-01'))).toBe(anew);
  });

  test('the old recognition stays withdrawn on record', () => {
    expect(statusOn(lost, all, day('2025-10-01'))).toBe('withdrawn');
  });
});

describe('two recognitions that begin on one day', () => {
  const wrong = recognised(5, '2025-09-01', '2028-09-01', { id: 'z', signedOn: day('2025-09-01') });
  const corrected = recognised(4, '2025-09-01', '2028-08-31', { id: 'a', signedOn: day('2025-09-09') });

  test('the later signed corrects the other, whatever their ends and in whatever order they are read', () => {
    for (const all of [
      [wrong, corrected],
      [corrected, wrong],
    ]) {
      expect(currentOn(all, day('2025-10-01'))).toBe(corrected);
      expect(statusOn(wrong, all, day('2025-10-01'))).toBe('superseded');
    }
  });

  test('are told apart without a day of signature too, the same way every time', () => {
    const { signedOn: _, ...one } = wrong;
    const { signedOn: __, ...other } = corrected;
    expect(currentOn([one, other], day('2025-10-01'))).toBe(currentOn([other, one], day('2025-10-01')));
  });
});

describe('a product in a list', () => {
  test('without any recognition is incomplete', () => {
    expect(productStatusOn([], day('2026-01-01'))).toBe('incomplete');
  });

  test('whose first recognition has not begun is pending, and a stamp of it would know nothing', () => {
    expect(productStatusOn([four], day('2023-05-31'))).toBe('pending');
    expect(factToday(four, [four], day('2023-05-31'))).toBe('unknown');
  });

  test('has on every day of ten years exactly one recognition that it stands on, or none', () => {
    const all = [four, recognised(5, '2025-09-01', '2028-09-01'), recognised(3, '2029-01-01', '2032-01-01')];
    let on = day('2023-01-01');
    for (let n = 0; n < 3650; n++, on = addDays(on, 1)) {
      const standing = all.filter((one) => ['in-force', 'ending'].includes(statusOn(one, all, on)));
      expect(standing).toEqual(inForceOn(all, on) ? [inForceOn(all, on)] : []);
    }
  });
});

test('asking changes nothing in what was asked about', () => {
  const all = Object.freeze([recognised(5, '2025-09-01', '2028-09-01'), four]);
  currentOn(all, day('2026-01-01'));
  expect(all[1]).toBe(four);
});
