import { describe, expect, test } from 'vitest';
import {
  type AuthorityLevel,
  AWARD_RULES,
  awardingLevel,
  isUnusualAward,
  levelOfName,
  type Star,
  starOfScore,
} from '#core/authority';
import { day } from './thanhMai.ts';

describe('who awards which star', () => {
  test.each<[string, AuthorityLevel, AuthorityLevel, AuthorityLevel]>([
    ['2017-01-01', 'province', 'province', 'ministry'],
    ['2018-05-07', 'province', 'province', 'ministry'],
    ['2023-02-23', 'province', 'province', 'ministry'],
    ['2023-02-24', 'district', 'province', 'ministry'],
    ['2025-07-05', 'district', 'province', 'ministry'],
    ['2025-07-06', 'province', 'province', 'ministry'],
    ['2026-11-01', 'province', 'province', 'ministry'],
  ])('by a decision signed on %s: three stars the %s, four the %s, five the %s', (signed, ...levels) => {
    expect(([3, 4, 5] as const).map((star) => awardingLevel(star, day(signed)))).toEqual(levels);
  });

  test('the newest rule comes first, and each names its source', () => {
    const days = AWARD_RULES.map(({ from }) => from);
    expect(days).toEqual(days.toSorted().toReversed());
    for (const { source } of AWARD_RULES) expect(source).toMatch(/QĐ-TTg$/);
  });

  test('another level is unusual, a warning that says so and refuses nothing', () => {
    expect(isUnusualAward('province', 3, day('2024-06-01'))).toBe(true);
    expect(isUnusualAward('district', 3, day('2024-06-01'))).toBe(false);
    expect(isUnusualAward('district', 3, day('2025-07-06'))).toBe(true);
    expect(isUnusualAward('province', 5, day('2024-06-01'))).toBe(true);
  });

  test('an authority whose level nobody knows is not unusual', () => {
    for (const star of [3, 4, 5] as const) expect(isUnusualAward(null, star, day('2024-06-01'))).toBe(false);
  });
});

describe('the level an authority’s name speaks of', () => {
  test.each<[string, AuthorityLevel | null]>([
    ['Bộ Nông nghiệp và Phát triển nông thôn', 'ministry'],
    ['Bộ NN&PTNT', 'ministry'],
    ['UBND huyện Thanh Sơn', 'district'],
    ['UBND huyện Thanh Sơn, tỉnh Mai Hoà', 'district'],
    ['Ủy ban nhân dân thị xã Mai Hạ', 'district'],
    ['UBND quận Mai Trung, thành phố Hải Phòng', 'district'],
    ['UBND tỉnh Mai Hoà', 'province'],
    ['UBND TỈNH MAI HOÀ', 'province'],
    ['Ủy ban nhân dân thành phố Hồ Chí Minh', 'province'],
    ['UBND TP.HCM', 'province'],
    ['UBND TP Hà Nội', 'province'],
    ['UBND thành phố Đồng Nai', 'province'],
    ['UBND thành phố Mai Hoà, tỉnh Mai Hoà', 'district'],
    ['UBND thành phố Mai Hoà', null],
    ['UBND TP. Mai Hoà', null],
    ['UBND thành phố Huế', null],
    ['UBND xã Thanh Mai', null],
    ['Cục hải quan', null],
    ['', null],
  ])('%s: %s', (name, level) => {
    expect(levelOfName(name)).toBe(level);
    expect(levelOfName(name.normalize('NFD'))).toBe(level);
  });
});

describe('the star for an average score', () => {
  test.each<[number, Star | null]>([
    [100, 5],
    [90, 5],
    [89.99, 4],
    [89.5, 4],
    [70, 4],
    [69.999, 3],
    [50, 3],
    [49.99, null],
    [0, null],
    [100.01, null],
    [-1, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
  ])('%d points: %s', (score, star) => {
    expect(starOfScore(score)).toBe(star);
  });

  test('is never a sixth or half a star, whatever the decimals', () => {
    for (let score = 0; score <= 100; score += 0.01) {
      const star = starOfScore(score);
      expect(star === null ? score < 50 : score >= { 3: 50, 4: 70, 5: 90 }[star]).toBe(true);
    }
  });
});
