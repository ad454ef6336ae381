import { describe, expect, test } from 'vitest';
import { type Area, type AreaLink, existsOn, successorOn } from '#core/area';
import type { Day } from '#core/day';
import { day } from './thanhMai.ts';

const OLD_END = '2025-06-30';
const NEW_START = '2025-07-01';

function area(id: string, validFrom: string, validTo: string | null, level: Area['level'] = 'commune'): Area {
  return {
    id,
    level,
    code: null,
    name: id,
    parentId: null,
    validFrom: day(validFrom),
    validTo: validTo as Day | null,
  };
}

// Thanh Thượng and Thanh Hạ became Thanh Mai; Mai Trung was split between Thanh Mai and Mai Sơn.
const all = [
  area('thanh-thuong', '1990-01-01', OLD_END),
  area('thanh-ha', '1990-01-01', OLD_END),
  area('mai-trung', '1990-01-01', OLD_END),
  area('rung-mai', '1990-01-01', OLD_END),
  area('thanh-son', '1990-01-01', OLD_END, 'district'),
  area('thanh-mai-cu', '2020-01-01', OLD_END),
  area('thanh-mai', NEW_START, null),
  area('mai-son', NEW_START, null),
];
const areas = new Map(all.map((one) => [one.id, one]));
const link = (predecessorId: string, areaId: string, extent: AreaLink['extent']): AreaLink => ({
  predecessorId,
  areaId,
  extent,
});
const links = [
  link('thanh-thuong', 'thanh-mai', 'whole'),
  link('thanh-ha', 'thanh-mai-cu', 'whole'),
  link('thanh-mai-cu', 'thanh-mai', 'whole'),
  link('mai-trung', 'thanh-mai', 'part'),
  link('mai-trung', 'mai-son', 'part'),
  link('rung-mai', 'mai-son', 'part'),
];

const successor = (id: string, on: string) => successorOn(areas.get(id)!, day(on), areas, links)?.id;

describe('an area', () => {
  test('exists from its first to its last day, both inclusive', () => {
    const old = areas.get('thanh-thuong')!;
    expect(['1989-12-31', '1990-01-01', OLD_END, NEW_START].map((on) => existsOn(old, day(on)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(existsOn(areas.get('thanh-mai')!, day('2199-12-31'))).toBe(true);
  });

  test('is its own successor while it exists', () => {
    expect(successor('thanh-thuong', OLD_END)).toBe('thanh-thuong');
    expect(successor('thanh-mai', '2026-01-01')).toBe('thanh-mai');
  });

  test('that went whole into another is carried on by it, through as many steps as there were', () => {
    expect(successor('thanh-thuong', NEW_START)).toBe('thanh-mai');
    expect(successor('thanh-ha', '2026-01-01')).toBe('thanh-mai');
  });

  test('that was split maps nobody by itself', () => {
    expect(successor('mai-trung', '2026-01-01')).toBeUndefined();
  });

  test('of which only a part is known to have gone somewhere maps nobody by itself', () => {
    expect(successor('rung-mai', '2026-01-01')).toBeUndefined();
  });

  test('that ended with nothing after it, as districts did, has no successor', () => {
    expect(successor('thanh-son', '2026-01-01')).toBeUndefined();
  });

  test('asked about a day before it existed has no successor', () => {
    expect(successor('thanh-mai', '2024-01-01')).toBeUndefined();
    expect(successor('thanh-thuong', '1980-01-01')).toBeUndefined();
  });

  test('linked in a circle ends the search', () => {
    const a = area('a', '2000-01-01', '2001-01-01');
    const b = area('b', '2000-01-01', '2001-01-01');
    const circle = [link('a', 'b', 'whole'), link('b', 'a', 'whole')];
    const two = new Map([
      ['a', a],
      ['b', b],
    ]);
    expect(successorOn(a, day('2026-01-01'), two, circle)).toBeUndefined();
  });

  test('linked to one that nobody has on record has no successor', () => {
    expect(successorOn(areas.get('thanh-ha')!, day('2026-01-01'), new Map(), links)).toBeUndefined();
  });
});
