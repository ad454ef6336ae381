import { describe, expect, test } from 'vitest';
import type { Day } from '#core/day';
import { type Award, awardsOn, lifeSteps, type OtherLine, starSpans } from '#core/life';
import { parseTaxCode } from '#core/taxCode';

const day = (text: string) => text as Day;

function award(id: string, star: 3 | 4 | 5, from: string, to: string, kind: Award['kind'], more = {}): Award {
  const recognition = {
    ...{ id, productId: 'honey', star, validFrom: day(from), validTo: day(to), withdrawal: null },
    signedOn: day(from),
    ...more,
  };
  const decision = { id: `d-${id}`, numberText: id, authority: 'UBND', signedOn: day(from), fileHash: null };
  const paper = {
    score: null,
    criteriaVersion: null,
    certificateText: null,
    producerName: null,
    address: null,
  };
  const told = { lineNumber: 1, endAssumed: false, potentialFive: false, recordedAt: null };
  return { recognition, kind, decision, ...paper, ...told };
}

const three = award('three', 3, '2020-01-10', '2023-01-10', 'recognise');
const four = award('four', 4, '2023-03-01', '2026-03-01', 'upgrade');
const five = award('five', 5, '2025-06-01', '2028-06-01', 'upgrade');

describe('The life of the honey, told in the order of its days', () => {
  test('goes up by decisions and ends by time, each on its day', () => {
    const steps = lifeSteps([five, three, four], [], day('2026-11-22'));
    expect(steps.map(({ day, what, star }) => `${day} ${what} ${star}`)).toEqual([
      '2020-01-10 recognise 3',
      '2023-01-11 lapse 3',
      '2023-03-01 upgrade 4',
      '2025-06-01 upgrade 5',
    ]);
  });

  test('knows nothing of what was signed after the day asked of', () => {
    expect(awardsOn([three, four, five], day('2024-01-01')).map(({ status }) => status)).toEqual([
      'lapsed',
      'in-force',
    ]);
    expect(lifeSteps([three, four, five], [], day('2021-01-01'))).toHaveLength(1);
  });

  test('a withdrawal is one step, with the decision that made it', () => {
    const withdrawal = {
      effectiveOn: day('2024-05-01'),
      clause: '1',
      article: '2',
      reason: 'lạm dụng',
      safety: false,
    };
    const ended = award('four', 4, '2023-03-01', '2026-03-01', 'recognise', { withdrawal });
    const decision = { ...three.decision, id: 'w', numberText: '9/QĐ', signedOn: day('2024-04-20') };
    const line: OtherLine = { kind: 'withdraw', decision, lineNumber: 1, recordedAt: null };
    const steps = lifeSteps([ended], [line], day('2026-11-22'));
    expect(steps.map(({ day, what, decision }) => [day, what, decision?.numberText])).toEqual([
      ['2023-03-01', 'recognise', 'four'],
      ['2024-05-01', 'withdraw', '9/QĐ'],
    ]);
    expect(lifeSteps([ended], [line], day('2024-04-25')).map(({ what }) => what)).toEqual([
      'recognise',
      'withdraw',
    ]);
  });

  test('stars are held to their end, or to the next beginning', () => {
    expect(starSpans([five, four, three])).toEqual([
      { from: '2020-01-10', to: '2023-01-10', star: 3 },
      { from: '2023-03-01', to: '2025-05-31', star: 4 },
      { from: '2025-06-01', to: '2028-06-01', star: 5 },
    ]);
  });
});

describe('A correction', () => {
  test('stands on the day it was signed, and names what it put right', () => {
    const more = { signedOn: day('2024-11-20'), validTo: day('2026-02-01') };
    const right = award('right', 3, '2023-03-01', '2026-03-01', 'correct', more);
    const decision = { ...right.decision, signedOn: day('2024-11-20') };
    const corrected = { ...right, decision, address: 'Thôn Đông' };
    const steps = lifeSteps([corrected, three, four], [], day('2026-11-22'));
    expect(steps.map(({ day, what, star }) => `${day} ${what} ${star}`)).toEqual([
      '2020-01-10 recognise 3',
      '2023-01-11 lapse 3',
      '2023-03-01 upgrade 4',
      '2024-11-20 correct 3',
      '2026-02-02 lapse 3',
    ]);
    expect(steps.find(({ what }) => what === 'correct')?.corrected).toEqual([
      { field: 'star', from: 4, to: 3 },
      { field: 'validTo', from: '2026-03-01', to: '2026-02-01' },
      { field: 'address', from: null, to: 'Thôn Đông' },
    ]);
  });
});

describe('A tax code', () => {
  test.each([
    ['0100109106', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106 001', '0100109106-001'],
    ['001099012345', '001099012345'],
  ])('%s is read as %s', (typed, read) => {
    expect(parseTaxCode(typed)).toBe(read);
  });

  test.each([
    '0100109107',
    '010010910',
    '0100109106-01',
    'abc',
    '',
    '１',
    '01001091060011',
  ])('%j is refused', (typed) => {
    expect(parseTaxCode(typed)).toBeUndefined();
  });
});
