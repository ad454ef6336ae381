import type { Area, AreaLink } from './area.ts';
import { addDays, type Day } from './day.ts';

/** The register looks no further back than the programme's first day (Decision 490/QĐ-TTg, 2018-05-07). */
const PROGRAMME_BEGAN = '2018-05-07' as Day;
/** 63 provinces became 34 (Resolution 202/2025/QH15). */
const MERGED_ON = '2025-07-01' as Day;
/** Provinces that became centrally run cities on another day. */
const BECAME_CITY: Readonly<Record<string, Day>> = {
  'Thành phố Huế': '2025-01-01' as Day,
  'Thành phố Đồng Nai': '2026-04-30' as Day,
};

/** Today's 34 provinces: statistical code, name, and the provinces they were made of where that changed. */
const PROVINCES: readonly (readonly [code: string, name: string, made: readonly string[]])[] = [
  ['01', 'Thành phố Hà Nội', []],
  ['04', 'Tỉnh Cao Bằng', []],
  ['08', 'Tỉnh Tuyên Quang', ['Tỉnh Hà Giang', 'Tỉnh Tuyên Quang']],
  ['11', 'Tỉnh Điện Biên', []],
  ['12', 'Tỉnh Lai Châu', []],
  ['14', 'Tỉnh Sơn La', []],
  ['15', 'Tỉnh Lào Cai', ['Tỉnh Yên Bái', 'Tỉnh Lào Cai']],
  ['19', 'Tỉnh Thái Nguyên', ['Tỉnh Bắc Kạn', 'Tỉnh Thái Nguyên']],
  ['20', 'Tỉnh Lạng Sơn', []],
  ['22', 'Tỉnh Quảng Ninh', []],
  ['24', 'Tỉnh Bắc Ninh', ['Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh']],
  ['25', 'Tỉnh Phú Thọ', ['Tỉnh Hoà Bình', 'Tỉnh Vĩnh Phúc', 'Tỉnh Phú Thọ']],
  ['31', 'Thành phố Hải Phòng', ['Tỉnh Hải Dương', 'Thành phố Hải Phòng']],
  ['33', 'Tỉnh Hưng Yên', ['Tỉnh Thái Bình', 'Tỉnh Hưng Yên']],
  ['37', 'Tỉnh Ninh Bình', ['Tỉnh Hà Nam', 'Tỉnh Nam Định', 'Tỉnh Ninh Bình']],
  ['38', 'Tỉnh Thanh Hoá', []],
  ['40', 'Tỉnh Nghệ An', []],
  ['42', 'Tỉnh Hà Tĩnh', []],
  ['44', 'Tỉnh Quảng Trị', ['Tỉnh Quảng Bình', 'Tỉnh Quảng Trị']],
  ['46', 'Thành phố Huế', ['Tỉnh Thừa Thiên Huế']],
  ['48', 'Thành phố Đà Nẵng', ['Tỉnh Quảng Nam', 'Thành phố Đà Nẵng']],
  ['51', 'Tỉnh Quảng Ngãi', ['Tỉnh Kon Tum', 'Tỉnh Quảng Ngãi']],
  ['52', 'Tỉnh Gia Lai', ['Tỉnh Bình Định', 'Tỉnh Gia Lai']],
  ['56', 'Tỉnh Khánh Hoà', ['Tỉnh Ninh Thuận', 'Tỉnh Khánh Hoà']],
  ['66', 'Tỉnh Đắk Lắk', ['Tỉnh Phú Yên', 'Tỉnh Đắk Lắk']],
  ['68', 'Tỉnh Lâm Đồng', ['Tỉnh Đắk Nông', 'Tỉnh Bình Thuận', 'Tỉnh Lâm Đồng']],
  ['75', 'Thành phố Đồng Nai', ['Tỉnh Bình Phước', 'Tỉnh Đồng Nai']],
  ['79', 'Thành phố Hồ Chí Minh', ['Tỉnh Bình Dương', 'Tỉnh Bà Rịa - Vũng Tàu', 'Thành phố Hồ Chí Minh']],
  ['80', 'Tỉnh Tây Ninh', ['Tỉnh Long An', 'Tỉnh Tây Ninh']],
  ['82', 'Tỉnh Đồng Tháp', ['Tỉnh Tiền Giang', 'Tỉnh Đồng Tháp']],
  ['86', 'Tỉnh Vĩnh Long', ['Tỉnh Bến Tre', 'Tỉnh Trà Vinh', 'Tỉnh Vĩnh Long']],
  ['91', 'Tỉnh An Giang', ['Tỉnh Kiên Giang', 'Tỉnh An Giang']],
  ['92', 'Thành phố Cần Thơ', ['Tỉnh Sóc Trăng', 'Tỉnh Hậu Giang', 'Thành phố Cần Thơ']],
  ['96', 'Tỉnh Cà Mau', ['Tỉnh Bạc Liêu', 'Tỉnh Cà Mau']],
];

function province(id: string, code: string | null, name: string, validFrom: Day, validTo: Day | null): Area {
  return { id, level: 'province', code, name, parentId: null, validFrom, validTo };
}

function beginningOf(name: string, made: readonly string[]): Day {
  return BECAME_CITY[name] ?? (made.length > 0 ? MERGED_ON : PROGRAMME_BEGAN);
}

function historyOf(
  code: string,
  name: string,
  made: readonly string[],
): { areas: Area[]; links: AreaLink[] } {
  const id = `area-${code}`;
  const from = beginningOf(name, made);
  const now = province(id, code, name, from, null);
  // Đồng Nai merged first and became a city ten months later: one more unit stands between.
  const merged = made.length > 1 && from > MERGED_ON;
  const between = `${id}-tinh`;
  const target = merged ? between : id;
  const until = addDays(merged ? MERGED_ON : from, -1);
  const old = made.map((oldName, n) => province(`${id}-${n + 1}`, null, oldName, PROGRAMME_BEGAN, until));
  const links = old.map(({ id: predecessorId }) => ({
    areaId: target,
    predecessorId,
    extent: 'whole' as const,
  }));
  if (!merged) return { areas: [...old, now], links };
  const middle = province(between, code, name.replace('Thành phố', 'Tỉnh'), MERGED_ON, addDays(from, -1));
  const last: AreaLink = { areaId: id, predecessorId: between, extent: 'whole' };
  return { areas: [...old, middle, now], links: [...links, last] };
}

/** Every province since the programme began, effective-dated, with what became of each. */
export function provinces(): { areas: Area[]; links: AreaLink[] } {
  const histories = PROVINCES.map(([code, name, made]) => historyOf(code, name, made));
  return { areas: histories.flatMap(({ areas }) => areas), links: histories.flatMap(({ links }) => links) };
}
