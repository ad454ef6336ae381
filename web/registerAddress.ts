import type { Day } from '#core/day';
import type { RegisterQuery } from '#core/registerQuery';

/** The address of a register narrowed like this: what says nothing is left out, so that addresses stay short. */
export function registerAddress(path: string, query: RegisterQuery, today: Day, page = 1): string {
  const { q, star, group, status, areaId, kind, asOf, sort } = query;
  const parts: [string, string][] = [
    ['q', q],
    ['star', star === null ? '' : String(star)],
    ['group', group === null ? '' : group || 'none'],
    ['status', status ?? ''],
    ['area', areaId ?? ''],
    ['kind', kind ?? ''],
    ['day', asOf === today ? '' : asOf],
    ['sort', sort === 'name' ? '' : sort],
    ['page', page === 1 ? '' : String(page)],
  ];
  const asked = new URLSearchParams(parts.filter(([, value]) => value !== ''));
  return asked.size === 0 ? path : `${path}?${asked}`;
}
