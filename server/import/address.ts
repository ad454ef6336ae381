import { foldName } from '#core/name';
import type { Places } from './row.ts';

/** What kinds of place are called, short and whole; short ones are followed by a point or a space. */
const KINDS = new Map([
  ['tỉnh', 'tỉnh'],
  ['t', 'tỉnh'],
  ['thành phố', 'thành phố'],
  ['tp', 'thành phố'],
  ['thị xã', 'thị xã'],
  ['tx', 'thị xã'],
  ['huyện', 'huyện'],
  ['h', 'huyện'],
  ['quận', 'quận'],
  ['q', 'quận'],
  ['xã', 'xã'],
  ['x', 'xã'],
  ['phường', 'phường'],
  ['p', 'phường'],
  ['thị trấn', 'thị trấn'],
  ['tt', 'thị trấn'],
  ['đặc khu', 'đặc khu'],
]);

const KIND =
  /^(thành phố|thị xã|thị trấn|đặc khu|tỉnh|huyện|quận|xã|phường)\s+|^(tp|tx|tt)[\s.]\s*|^([thqxp])\.\s*/iu;
const DISTRICTS = new Set(['huyện', 'quận', 'thị xã']);
const COMMUNES = new Set(['xã', 'phường', 'thị trấn', 'đặc khu']);
/** Kinds of commune since 2025-07-01 (Law 72/2025/QH15 on local government). */
const COMMUNES_NOW = new Set(['xã', 'phường', 'đặc khu']);

/** A place's name apart from what it is, folded; `kind` is null where it is not said. */
export interface PlaceName {
  readonly kind: string | null;
  readonly bare: string;
}

function withoutRemark(part: string): string {
  return part.replace(/\([^)]*\)/g, ' ').trim();
}

/** Reads “TP. Mai Khê” as the thành phố of that name. */
export function placeName(written: string): PlaceName {
  const text = withoutRemark(written.normalize('NFC'));
  const match = KIND.exec(text);
  const short = (match?.[1] ?? match?.[2] ?? match?.[3])?.toLowerCase();
  const kind = short === undefined ? null : (KINDS.get(short) ?? null);
  return { kind, bare: foldName(text.slice(match?.[0].length ?? 0)) };
}

/** The form in which two spellings of one place are one: what it is, written out, and its folded name. */
export function placeKey({ kind, bare }: PlaceName): string {
  return kind === null ? bare : `${kind} ${bare}`;
}

/** True for what a commune can be called since 2025-07-01: xã, phường or đặc khu. */
export function isCommuneOfToday({ kind, bare }: PlaceName): boolean {
  return kind !== null && COMMUNES_NOW.has(kind) && bare !== '';
}

const COUNTRY = foldName('Việt Nam');

/** The parts of an address, small to large, without the country. */
export function addressParts(address: string): string[] {
  const parts = address
    .normalize('NFC')
    .split(/[,;]|\s[-–—]\s/)
    .map((part) => part.trim().replace(/\.$/, ''));
  return parts.filter((part) => part !== '' && foldName(part) !== COUNTRY);
}

function isOnePlace(a: PlaceName, b: PlaceName): boolean {
  return a.bare === b.bare && (a.kind === null || b.kind === null || a.kind === b.kind);
}

/**
 * The address as certified: the address column, and what only the columns commune, district and province say, in
 * its place. Nothing is said twice, and an address that names its province gets no second one.
 */
export function certifiedAddress(address: string | null, places: Places): string | null {
  if (address === null) return null;
  const written = addressParts(address);
  const parts = [...written];
  const hasProvince = parts.some((part) => placeName(part).kind === 'tỉnh');
  let before = parts.length;
  for (const place of [places.province, places.district, places.commune]) {
    if (place === '') continue;
    const found = parts.findLastIndex((part) => isOnePlace(placeName(part), placeName(place)));
    if (found >= 0) before = Math.min(before, found);
    else if (place !== places.province || !hasProvince) parts.splice(before, 0, place);
  }
  if (parts.length === written.length) return address;
  const isAppended = written.every((part, i) => part === parts[i]);
  return isAppended ? [address, ...parts.slice(written.length)].join(', ') : parts.join(', ');
}

/** What an address says of where it lies, as far as its words tell; '' where they do not. */
export interface AddressPlaces {
  readonly commune: string;
  /** The last part: a province only if it says so or one is known by that name. */
  readonly last: string;
  readonly saysProvince: boolean;
  readonly hasDistrict: boolean;
}

/** Reads commune, district and province out of an address by what its parts call themselves. */
export function readAddress(address: string | null): AddressPlaces {
  const parts = addressParts(address ?? '');
  const names = parts.map((part) => placeName(part));
  const isCommune = ({ kind }: PlaceName) => kind !== null && COMMUNES.has(kind);
  const isDistrict = ({ kind }: PlaceName, i: number) =>
    kind !== null && (DISTRICTS.has(kind) || (kind === 'thành phố' && i < names.length - 1));
  return {
    commune: parts[names.findIndex(isCommune)] ?? '',
    last: parts.at(-1) ?? '',
    saysProvince: names.at(-1)?.kind === 'tỉnh',
    hasDistrict: names.some(isDistrict),
  };
}
