import { type Area, type AreaLink, successorOn } from '#core/area';
import type { Day } from '#core/day';
import { foldName } from '#core/name';
import { provinceNameKey } from './identity.ts';
import type { Places } from './row.ts';

/** Finds the areas on record that a row's places speak of, as of one day. */
export class PlaceFinder {
  private readonly byId: ReadonlyMap<string, Area>;
  private readonly provinces = new Map<string, Area[]>();
  private readonly communes = new Map<string, Area[]>();

  constructor(
    areas: readonly Area[],
    private readonly links: readonly AreaLink[],
    private readonly today: Day,
  ) {
    this.byId = new Map(areas.map((area) => [area.id, area]));
    for (const area of areas) {
      if (area.level === 'province') push(this.provinces, provinceNameKey(area.name), area);
      if (area.level === 'commune') push(this.communes, foldName(area.name), area);
    }
  }

  /** Today's province: as the row calls it now, else what became of the one it names; undefined when unsure. */
  private province(places: Places): Area | undefined {
    const name = provinceNameKey(places.provinceNow || places.province);
    const today = new Set(
      (this.provinces.get(name) ?? []).map((area) => successorOn(area, this.today, this.byId, this.links)),
    );
    const [only] = today;
    return today.size === 1 ? only : undefined;
  }

  /** The folded name of today's province, else of the one the row names, else null. */
  provinceKey(places: Places): string | null {
    const found = this.province(places);
    return provinceNameKey(found?.name ?? (places.provinceNow || places.province)) || null;
  }

  private provinceIdOf(area: Area): string | undefined {
    const parent = area.parentId === null ? undefined : this.byId.get(area.parentId);
    if (!parent) return undefined;
    return parent.level === 'province' ? parent.id : this.provinceIdOf(parent);
  }

  /** Today's commune, else today's province, else null: a name that two places share links nowhere. */
  areaId(places: Places): string | null {
    const province = this.province(places);
    const name = foldName(places.communeNow || places.commune);
    const communes = (this.communes.get(name) ?? []).flatMap(
      (area) => successorOn(area, this.today, this.byId, this.links) ?? [],
    );
    const ids = new Set(
      communes.filter((area) => province && this.provinceIdOf(area) === province.id).map(({ id }) => id),
    );
    const [only] = ids;
    return (ids.size === 1 ? only : province?.id) ?? null;
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
