import { addressParts, type PlaceName, placeName, readAddress } from './address.ts';
import type { RegisterRow } from './row.ts';

/** What a row says of where its producer lies. */
export type Whereabouts = Pick<RegisterRow, 'places' | 'address'>;

/** Where a row places its producer, in its own words; null or '' where it does not say. */
export interface Written {
  /** Folded name of the province of then: '' where only today's is stated. */
  readonly province: string;
  readonly district: PlaceName | null;
  readonly commune: PlaceName | null;
  readonly communeNow: PlaceName | null;
}

function nameOf(written: string): PlaceName | null {
  const name = placeName(written);
  return name.bare === '' ? null : name;
}

/** The part of an address that calls itself a district, else what stands between commune and province. */
function districtIn(address: string | null): string {
  const parts = addressParts(address ?? '');
  const { commune, hasDistrict } = readAddress(address);
  const isDistrict = (part: string, i: number) =>
    ['huyện', 'quận', 'thị xã'].includes(placeName(part).kind ?? '') ||
    (placeName(part).kind === 'thành phố' && i < parts.length - 1);
  if (hasDistrict) return parts.find(isDistrict) ?? '';
  const between = commune === '' ? -1 : parts.indexOf(commune) + 1;
  const part = between > 0 && between === parts.length - 2 ? (parts[between] ?? '') : '';
  return placeName(part).kind === null ? part : '';
}

/**
 * Reads a row's places in its own words, the address where a column is blank. A province or commune that is
 * stated as today's, beside no district, is not one of then. `province` is the folded name the row gives.
 */
export function writtenPlaces(
  { places, address }: Whereabouts,
  province: string,
  provinceNow: string,
): Written {
  const district = nameOf(places.district || districtIn(address));
  const commune = nameOf(places.commune || readAddress(address).commune);
  const communeNow = nameOf(places.communeNow);
  const isToday = district === null && commune !== null && isOnePlace(commune, communeNow);
  const isProvinceToday = district === null && places.provinceNow !== '' && province === provinceNow;
  return {
    province: isProvinceToday ? '' : province,
    district,
    commune: isToday ? null : commune,
    communeNow,
  };
}

/** True for one name of one kind, or of a kind that one of them does not say. */
function isOnePlace(a: PlaceName, b: PlaceName | null): boolean {
  return b !== null && a.bare === b.bare && (a.kind === null || b.kind === null || a.kind === b.kind);
}

/** A blank says nothing; what is stated must be among what is known, if anything is. */
function agrees<Value>(
  said: Value | null,
  known: readonly (Value | null)[],
  isOne: (a: Value, b: Value | null) => boolean,
): boolean {
  const stated = known.filter((one) => one !== null);
  return said === null || stated.length === 0 || stated.some((one) => isOne(said, one));
}

/** Towns of a district's rank were huyện before and thị xã or thành phố later: the name alone tells. */
const isOneDistrict = (a: PlaceName, b: PlaceName | null) => a.bare === b?.bare;

/** True when commune or district of then, or commune of today, is stated otherwise than in all that is known. */
export function contradicts(said: Written, known: readonly Written[]): boolean {
  const communes = known.map(({ commune }) => commune);
  const communesNow = known.map(({ communeNow }) => communeNow);
  const renamed = said.district === null && said.commune !== null && agreesWithOne(said.commune, communesNow);
  return (
    !agrees(
      said.district,
      known.map(({ district }) => district),
      isOneDistrict,
    ) ||
    !(renamed || agrees(said.commune, communes, isOnePlace)) ||
    !agrees(said.communeNow, communesNow, isOnePlace)
  );
}

function agreesWithOne(said: PlaceName, known: readonly (PlaceName | null)[]): boolean {
  return known.some((one) => isOnePlace(said, one));
}

/** True when a row says the same of every place as one that is known. */
export function saysTheSame(said: Written, known: readonly Written[]): boolean {
  const key = JSON.stringify(said);
  return known.some((one) => JSON.stringify(one) === key);
}

/** Family names that begin most names of persons, without accents. */
const FAMILY_NAMES =
  /^(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|trinh|mai|dao|luong|ta|ha|cao|giap|than|nong|la|chu|luu|thach|tong|quach|ninh|lam|to|vi|hua) \p{L}+(?: \p{L}+){0,3}$/u;
const TITLES = /^(?:ong|ba|anh|chi|ho|ho san xuat|ho gia dinh|ho ca the) /;

/** True for what is a person's name once its kind is left off: many people share one. `core` has no accents. */
export function isPersonsName(core: string): boolean {
  return FAMILY_NAMES.test(core) || FAMILY_NAMES.test(core.replace(TITLES, ''));
}
