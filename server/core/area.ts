import type { Day } from './day.ts';

/** Districts ended on 2025-06-30; the level stays, because living certificates name them. */
export type AreaLevel = 'province' | 'district' | 'commune';

/** An administrative unit for as long as it exists; a merged or renamed unit is another area. */
export interface Area {
  readonly id: string;
  readonly level: AreaLevel;
  /** The statistical code where one is known; never part of a stamp. */
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
  readonly validFrom: Day;
  /** Last day, inclusive; null while it exists. */
  readonly validTo: Day | null;
}

/** One unit that went into another, whole or in part: a part maps nobody's address by itself. */
export interface AreaLink {
  readonly areaId: string;
  readonly predecessorId: string;
  readonly extent: 'whole' | 'part';
}

/** True when the area exists on that day. */
export function existsOn(area: Pick<Area, 'validFrom' | 'validTo'>, day: Day): boolean {
  return area.validFrom <= day && (area.validTo === null || day <= area.validTo);
}

/**
 * The one area that carries on an old one on a day, or undefined where it was split or part of it went
 * elsewhere: then a person decides (since 2025-07-01, 161 communes hold part of an old one).
 */
export function successorOn(
  area: Area,
  day: Day,
  areas: ReadonlyMap<string, Area>,
  links: readonly AreaLink[],
): Area | undefined {
  if (existsOn(area, day)) return area;
  const onward = links.filter((link) => link.predecessorId === area.id);
  const [only] = onward;
  if (!only || onward.length > 1 || only.extent === 'part') return undefined;
  const next = areas.get(only.areaId);
  return next && next.validFrom > area.validFrom ? successorOn(next, day, areas, links) : undefined;
}
