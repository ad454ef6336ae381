import { expect, test } from 'vitest';
import { formatStampId, type KeyNumber } from '#core/stampId';
import type { Headline } from '#core/verdict';
import type { StampShown } from '#web/pages/office/inspectionShown.ts';
import { runsOf } from '#web/pages/office/stampRuns.ts';

function looked(serial: number, today: Headline = 'in-force', at = 0): StampShown {
  return {
    ...{
      stamp: formatStampId('01' as KeyNumber, serial),
      at,
      headline: 'in-force',
      asOf: 0,
      bundleVersion: 1,
    },
    ...{
      batchId: 'b-1',
      product: null,
      producer: null,
      onRecord: 'in-force',
      today,
      sample: false,
      looks: null,
    },
  };
}

const serials = (stamps: readonly StampShown[]) =>
  runsOf(stamps).map((run) => run.stamps.map(({ stamp }) => Number(stamp.slice(2))));

test('neighbours of which the same is told are one row, whenever each was looked at', () => {
  expect(serials([looked(3, 'in-force', 9), looked(1), looked(2), looked(5)])).toEqual([[1, 2, 3], [5]]);
});

test('a stamp of which something else is told stands apart, the gravest first', () => {
  const stamps = [looked(1), looked(2, 'lapsed'), looked(3), looked(4, 'void')];
  expect(serials(stamps)).toEqual([[4], [2], [1], [3]]);
});
