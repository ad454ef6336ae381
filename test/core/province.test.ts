import { describe, expect, it } from 'vitest';
import { existsOn, successorOn } from '#core/area';
import { parseDay } from '#core/day';
import { provinces } from '#core/province';

const { areas, links } = provinces();
const byId = new Map(areas.map((area) => [area.id, area]));

function namesOn(day: string): string[] {
  return areas.filter((area) => existsOn(area, parseDay(day))).map(({ name }) => name);
}

function today(name: string, day = '2026-11-22') {
  const area = areas.find((one) => one.name === name && !existsOn(one, parseDay(day)));
  return area && successorOn(area, parseDay(day), byId, links);
}

describe('the provinces since the programme began', () => {
  it('were 63, and are 34 since 1 July 2025 (Resolution 202/2025/QH15)', () => {
    expect(namesOn('2025-06-30')).toHaveLength(63);
    expect(namesOn('2025-07-01')).toHaveLength(34);
    expect(new Set(namesOn('2025-07-01')).size).toBe(34);
  });

  it('carry on in one another: Bắc Giang in Bắc Ninh, whose code was once Bắc Giang’s', () => {
    expect(today('Tỉnh Bắc Giang')).toMatchObject({ name: 'Tỉnh Bắc Ninh', code: '24' });
    expect(today('Tỉnh Bắc Ninh')).toMatchObject({ name: 'Tỉnh Bắc Ninh', code: '24' });
    expect(today('Tỉnh Nam Định')).toMatchObject({ name: 'Tỉnh Ninh Bình', code: '37' });
    expect(today('Tỉnh Bình Dương')).toMatchObject({ name: 'Thành phố Hồ Chí Minh', code: '79' });
  });

  it('count Đồng Nai as a province until 29 April 2026 and a city from the day after', () => {
    expect(namesOn('2026-04-29')).toContain('Tỉnh Đồng Nai');
    expect(namesOn('2026-04-29')).not.toContain('Thành phố Đồng Nai');
    expect(namesOn('2026-04-30')).toContain('Thành phố Đồng Nai');
    expect(namesOn('2026-04-30')).toHaveLength(34);
    expect(today('Tỉnh Bình Phước')).toMatchObject({ name: 'Thành phố Đồng Nai' });
  });

  it('leave no province of the past without what became of it', () => {
    for (const area of areas) {
      expect(successorOn(area, parseDay('2026-11-22'), byId, links), area.name).toBeDefined();
    }
  });
});
