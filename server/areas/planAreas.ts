import { createHash } from 'node:crypto';
import { type Area, type AreaLink, existsOn, successorOn } from '#core/area';
import type { Day } from '#core/day';
import { foldName } from '#core/name';
import type { Becoming, CommuneUnit, Units } from './units2025.ts';

/** Communes were merged and districts ended (Law 72/2025/QH15). */
const SINCE = '2025-07-01' as Day;
const UNTIL = '2025-06-30' as Day;
/** The register looks no further back than the programme's first day (Decision 490/QĐ-TTg). */
const PROGRAMME_BEGAN = '2018-05-07' as Day;

/** What loading the units would add to the areas on record. */
export interface AreaPlan {
  readonly areas: readonly Area[];
  readonly links: readonly AreaLink[];
  /** Communes that an import had added without their code. */
  readonly codes: readonly { readonly id: string; readonly code: string }[];
  readonly counts: {
    readonly communes: number;
    /** Old communes that went to several of today's: nobody's address is mapped by them. */
    readonly split: number;
    /** Old communes of which the published list does not tell clearly what they became. */
    readonly unclear: number;
    /** Provinces whose published name is not the one on record: nothing of them is loaded. */
    readonly strangeProvinces: number;
  };
}

function bare(name: string): string {
  return foldName(name.replace(/^(?:tỉnh|thành phố)\s+/iu, ''));
}

function shortHash(...names: readonly string[]): string {
  return createHash('sha256').update(names.map(foldName).join('|')).digest('hex').slice(0, 12);
}

const key = (...names: readonly string[]) => names.map(foldName).join('|');

/** Puts the published units beside what is on record; pure but for the hash in ids. */
class Planner {
  readonly areas = new Map<string, Area>();
  readonly codes: { id: string; code: string }[] = [];
  private readonly byId: Map<string, Area>;
  private readonly provinceOf = new Map<string, Area>();
  private readonly communes = new Map<string, Area>();
  private readonly oldProvinces: ReadonlyMap<string, Area>;
  private readonly became = new Map<string, Area>();

  constructor(
    private readonly onRecord: readonly Area[],
    private readonly links: readonly AreaLink[],
  ) {
    this.byId = new Map(onRecord.map((area) => [area.id, area]));
    const old = onRecord.filter((area) => area.level === 'province' && existsOn(area, UNTIL));
    this.oldProvinces = new Map(old.map((area) => [bare(area.name), area]));
  }

  /** Today's province of a code, if it is on record under the published name. */
  takeProvince(code: string, name: string): boolean {
    const province = this.onRecord.find(
      (area) => area.level === 'province' && area.validTo === null && area.code === code,
    );
    if (!province || bare(province.name) !== bare(name)) return false;
    this.provinceOf.set(code, province);
    return true;
  }

  takeCommune({ code, name, provinceCode }: CommuneUnit, known: ReadonlyMap<string, Area>): void {
    const province = this.provinceOf.get(provinceCode);
    if (!province) return;
    const there = known.get(key(province.id, name));
    const days = { validFrom: SINCE, validTo: null };
    const made: Area = { id: `area-${code}`, level: 'commune', code, name, parentId: province.id, ...days };
    const commune = there ?? made;
    if (there && there.code === null) this.codes.push({ id: there.id, code });
    this.add(commune);
    this.communes.set(key(bare(province.name), name), commune);
  }

  private add(area: Area): void {
    if (!this.byId.has(area.id)) this.areas.set(area.id, area);
  }

  /** Today's commune, only if it lies in what became of the old province: the list has slips. */
  target({ newName, newProvince }: Becoming, old: Area): Area | undefined {
    const commune = this.communes.get(key(bare(newProvince), newName));
    return commune && commune.parentId === this.nowOf(old)?.id ? commune : undefined;
  }

  private nowOf(old: Area): Area | undefined {
    const known = this.became.get(old.id);
    if (known) return known;
    const province = successorOn(old, SINCE, this.byId, this.links);
    const now = province && this.today(province);
    if (now) this.became.set(old.id, now);
    return now;
  }

  /** Đồng Nai became a city after the merger: the province of 2025-07-01 has gone on once more. */
  private today(province: Area): Area {
    const link = this.links.find(({ predecessorId }) => predecessorId === province.id);
    const next = link && province.validTo !== null ? this.byId.get(link.areaId) : undefined;
    return next ? this.today(next) : province;
  }

  old(one: Becoming): { commune: Area; province: Area } | undefined {
    const province = this.oldProvinces.get(bare(one.province));
    if (!province) return undefined;
    const days = { validFrom: PROGRAMME_BEGAN, validTo: UNTIL };
    const district: Area = {
      ...{ id: `area-huyen-${shortHash(one.province, one.district)}`, level: 'district', code: null },
      ...{ name: one.district, parentId: province.id, ...days },
    };
    const own = one.oldCode ?? shortHash(one.province, one.district, one.oldName);
    const commune: Area = {
      ...{ id: `area-cu-${own}`, level: 'commune', code: one.oldCode },
      ...{ name: one.oldName, parentId: district.id, ...days },
    };
    this.add(district);
    this.add(commune);
    return { commune, province };
  }
}

/** Rows about one old commune stand together, whichever of them know its code. */
function byOldCommune(becomings: readonly Becoming[]): Becoming[][] {
  const groups = new Map<string, Becoming[]>();
  for (const one of becomings) {
    const name = key(one.province, one.district, one.oldName);
    const there = groups.get(name);
    if (there) there.push(one);
    else groups.set(name, [one]);
  }
  return [...groups.values()];
}

/**
 * Plans what the units of 2025 add to the areas on record, of the whole country or of the province of one code. An
 * old commune is linked `whole` only where the list names exactly one of today's, in the right province; where it
 * names several, or one that cannot be found beside another, every link is `part` and maps nobody.
 */
export function planAreas(
  units: Units,
  onRecord: readonly Area[],
  links: readonly AreaLink[],
  provinceCode?: string,
): AreaPlan {
  const planner = new Planner(onRecord, links);
  const wanted = units.provinces.filter(({ code }) => provinceCode === undefined || code === provinceCode);
  const strange = wanted.filter(({ code, name }) => !planner.takeProvince(code, name));
  const known = new Map(
    onRecord
      .filter((area) => area.level === 'commune' && area.validTo === null)
      .map((area) => [key(area.parentId ?? '', area.name), area]),
  );
  for (const unit of units.communes) planner.takeCommune(unit, known);

  const wantedNames = new Set(wanted.map(({ name }) => bare(name)));
  const mine = units.becomings.filter(({ newProvince }) => wantedNames.has(bare(newProvince)));
  const made: AreaLink[] = [];
  let [split, unclear] = [0, 0];
  for (const group of byOldCommune(mine)) {
    const [first] = group;
    const coded = group.find(({ oldCode }) => oldCode !== null) ?? first;
    const old = coded && planner.old(coded);
    if (!old) continue;
    const targets = group.map((one) => planner.target(one, old.province));
    const found = [...new Set(targets.flatMap((area) => area?.id ?? []))];
    const sure = found.length === 1 && !targets.includes(undefined);
    if (found.length > 1) split++;
    else if (!sure) unclear++;
    const extent = sure ? 'whole' : 'part';
    made.push(...found.map((areaId) => ({ areaId, predecessorId: old.commune.id, extent }) as const));
  }
  const there = new Set(links.map(({ areaId, predecessorId }) => `${areaId}|${predecessorId}`));
  const areas = [...planner.areas.values()];
  return {
    areas,
    links: made.filter(({ areaId, predecessorId }) => !there.has(`${areaId}|${predecessorId}`)),
    codes: planner.codes,
    counts: {
      communes: units.communes.filter(({ provinceCode: of }) => wanted.some(({ code }) => code === of))
        .length,
      ...{ split, unclear, strangeProvinces: strange.length },
    },
  };
}
