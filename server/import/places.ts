import { type Area, type AreaLink, existsOn, successorOn } from '#core/area';
import type { Day } from '#core/day';
import { isCommuneOfToday, type PlaceName, placeKey, placeName, readAddress } from './address.ts';
import { type NewId, provinceNameKey } from './identity.ts';
import type { Placed } from './producers.ts';
import { type Whereabouts, type Written, writtenPlaces } from './written.ts';

/** Districts ended and communes were merged (Resolution 203/2025/QH15, Law 72/2025/QH15). */
const COMMUNES_SINCE = '2025-07-01' as Day;

/** Finds the areas on record that a row's places speak of, as of one day, and adds communes of today it states. */
export class PlaceFinder {
  /** Communes of today that rows state and nobody had on record. */
  readonly added: Area[] = [];
  private readonly byId: Map<string, Area>;
  private readonly provinces = new Map<string, Area[]>();
  private readonly communes = new Map<string, Area[]>();
  private readonly onwardIds = new Map<string, string[]>();
  private readonly successors = new Map<string, Area | undefined>();

  constructor(
    areas: readonly Area[],
    private readonly links: readonly AreaLink[],
    private readonly today: Day,
    private readonly newId: NewId,
  ) {
    this.byId = new Map();
    for (const area of areas) this.remember(area);
    for (const { predecessorId, areaId } of links) push(this.onwardIds, predecessorId, areaId);
  }

  private remember(area: Area): void {
    this.byId.set(area.id, area);
    if (area.level === 'province') push(this.provinces, provinceNameKey(area.name), area);
    if (area.level !== 'commune') return;
    const name = placeName(area.name);
    push(this.communes, placeKey(name), area);
    if (name.kind !== null) push(this.communes, name.bare, area);
  }

  private successor(area: Area): Area | undefined {
    if (this.successors.has(area.id)) return this.successors.get(area.id);
    const found = successorOn(area, this.today, this.byId, this.links);
    this.successors.set(area.id, found);
    return found;
  }

  /** The province's name: as the row calls it now, else as it did, else the last part of its address. */
  private provinceName({ places, address }: Whereabouts): string {
    const stated = places.provinceNow || places.province;
    if (stated !== '') return provinceNameKey(stated);
    const { last, saysProvince } = readAddress(address);
    const { bare } = placeName(last);
    if (saysProvince) return bare;
    const isDistrict = places.district !== '' && bare === placeName(places.district).bare;
    return !isDistrict && this.provinces.has(provinceNameKey(last)) ? provinceNameKey(last) : '';
  }

  /** Today's province: as the row calls it now, else what became of the one it names; undefined when unsure. */
  private province(where: Whereabouts): Area | undefined {
    const named = this.provinces.get(this.provinceName(where)) ?? [];
    const today = new Set(named.map((area) => this.successor(area)));
    const [only] = today;
    return today.size === 1 ? only : undefined;
  }

  /** The folded name of today's province, else of the one the row names, else null. */
  provinceKey(where: Whereabouts): string | null {
    const found = this.province(where);
    return (found ? provinceNameKey(found.name) : this.provinceName(where)) || null;
  }

  /** A row's places in its own words. */
  written(where: Whereabouts): Written {
    const then = { ...where, places: { ...where.places, provinceNow: '' } };
    const province = this.provinceName(then);
    return writtenPlaces(where, province, provinceNameKey(where.places.provinceNow));
  }

  /** All that tells a row's producer from its namesakes by place. */
  placed(where: Whereabouts): Placed {
    // Looked up only: a commune that a row states comes on record with its producer, not before.
    const areaId = this.areaId({ ...where, places: { ...where.places, communeNow: '' } });
    const communeId = this.isCommune(areaId) ? areaId : null;
    return { provinceKey: this.provinceKey(where), communeId, written: this.written(where) };
  }

  private provinceIdOf(area: Area): string | undefined {
    const parent = area.parentId === null ? undefined : this.byId.get(area.parentId);
    if (!parent) return undefined;
    return parent.level === 'province' ? parent.id : this.provinceIdOf(parent);
  }

  /** True when this is a commune: nothing nearer is known of an address. */
  isCommune(areaId: string | null): boolean {
    return areaId !== null && this.byId.get(areaId)?.level === 'commune';
  }

  /** Today's commune, else today's province, else null: a name that two places share links nowhere. */
  areaId(where: Whereabouts): string | null {
    const province = this.province(where);
    if (!province) return null;
    const stated = where.places.communeNow;
    const commune = stated === '' ? this.communeThen(where, province) : this.communeNow(stated, province);
    return (commune ?? province).id;
  }

  private within(province: Area, found: readonly Area[]): Area[] {
    return [...new Set(found)].filter((area) => this.provinceIdOf(area) === province.id);
  }

  private communeThen(where: Whereabouts, province: Area): Area | undefined {
    const named = this.communesNamed(where);
    const today = named.map((area) => this.successor(area));
    // One that was split is nobody's: what its namesakes became says nothing of it.
    if (named.some((area, i) => today[i] === undefined && this.mayLieIn(area, province))) return undefined;
    return only(
      this.within(
        province,
        today.flatMap((area) => area ?? []),
      ),
    );
  }

  /** The communes of then or now that a row may mean: of the district it names, where districts are on record. */
  private communesNamed(where: Whereabouts): Area[] {
    const name = where.places.commune || readAddress(where.address).commune;
    if (name === '') return [];
    const isPast = this.namesThePast(where);
    const named = (this.communes.get(placeKey(placeName(name))) ?? []).filter(
      (area) => !isPast || area.validFrom < COMMUNES_SINCE,
    );
    const { district } = this.written(where);
    return named.filter((area) => {
      const own = area.parentId === null ? undefined : this.byId.get(area.parentId);
      return district === null || own?.level !== 'district' || placeName(own.name).bare === district.bare;
    });
  }

  private onward(area: Area): Area[] {
    if (existsOn(area, this.today)) return [area];
    const next = this.onwardIds.get(area.id) ?? [];
    return next.flatMap((id) => this.byId.get(id) ?? []).flatMap((one) => this.onward(one));
  }

  private mayLieIn(area: Area, province: Area): boolean {
    return this.within(province, this.onward(area)).length > 0;
  }

  /** Today's communes in which a row's place may lie: one where it is sure, several where a person must choose. */
  possibleCommunes(where: Whereabouts): Area[] {
    const province = this.province(where);
    if (!province) return [];
    return this.within(
      province,
      this.communesNamed(where).flatMap((area) => this.onward(area)),
    );
  }

  /** True for an address of before the mergers: today's commune of the same name is another one. */
  private namesThePast(where: Whereabouts): boolean {
    if (where.places.district !== '' || readAddress(where.address).hasDistrict) return true;
    const then = { ...where, places: { ...where.places, provinceNow: '' } };
    const named = this.provinces.get(this.provinceName(then)) ?? [];
    return named.length > 0 && !named.some((area) => existsOn(area, this.today));
  }

  private communeNow(written: string, province: Area): Area | undefined {
    const name = placeName(written);
    const there = this.within(
      province,
      (this.communes.get(placeKey(name)) ?? []).filter((area) => existsOn(area, this.today)),
    );
    if (there.length > 0) return only(there);
    return this.mayAdd(written, name) ? this.addCommune(written, province) : undefined;
  }

  /** Only one whole name that says what it is: “như cũ”, “xã A / xã B” or “thị trấn” name no commune of today. */
  private mayAdd(written: string, name: PlaceName): boolean {
    return (
      isCommuneOfToday(name) &&
      written.length <= 60 &&
      !/[,;/+()]/.test(written) &&
      this.today >= COMMUNES_SINCE
    );
  }

  private addCommune(written: string, province: Area): Area {
    const name = written.charAt(0).toUpperCase() + written.slice(1);
    const own = { id: this.newId('area'), level: 'commune', code: null, name } as const;
    const area: Area = { ...own, parentId: province.id, validFrom: COMMUNES_SINCE, validTo: null };
    this.added.push(area);
    this.remember(area);
    return area;
  }
}

function only(found: readonly Area[]): Area | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const there = map.get(key);
  if (there) there.push(value);
  else map.set(key, [value]);
}
