import { describe, expect, test } from 'vitest';
import { changedFields } from '#web/eventChange.ts';

describe('the journal', () => {
  test('tells only what changed, field by field, days and instants as people write them', () => {
    const before = { quantity: 1000, place: null, expiresOn: '2026-12-01', nested: { star: 3 } };
    const after = {
      quantity: 2500,
      place: null,
      expiresOn: '2027-01-31',
      nested: { star: 4 },
      closedAt: 1_795_312_800_000,
    };
    expect(changedFields('vi', before, after)).toEqual([
      { name: 'số lượng', before: '1.000', after: '2.500' },
      { name: 'hạn sử dụng', before: '01/12/2026', after: '31/01/2027' },
      { name: 'nested · hạng sao', before: '3', after: '4' },
      { name: 'đóng lúc', before: null, after: '22/11/2026 09:00' },
    ]);
    expect(changedFields('en', null, { safety: true })).toEqual([
      { name: 'danger', before: null, after: 'yes' },
    ]);
  });
});
