import type { Day } from './day.ts';
import { foldName } from './name.ts';

/** Who may decide: a district's or province's People's Committee, or the ministry. */
export type AuthorityLevel = 'district' | 'province' | 'ministry';

/** A recognised product has 3, 4 or 5 stars; below 3 nothing is recognised. */
export type Star = 3 | 4 | 5;

/** A body that signs decisions, for as long as it exists. */
export interface Authority {
  readonly id: string;
  readonly name: string;
  readonly level: AuthorityLevel | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

interface AwardRule {
  readonly from: Day;
  readonly levels: Readonly<Record<Star, AuthorityLevel>>;
  readonly source: string;
}

const day = (text: string) => text as Day;

/** Who awards which star, by the day a decision was signed; the newest rule first. */
export const AWARD_RULES: readonly AwardRule[] = [
  { from: day('2025-07-06'), levels: { 3: 'province', 4: 'province', 5: 'ministry' }, source: '1489/QĐ-TTg' },
  { from: day('2023-02-24'), levels: { 3: 'district', 4: 'province', 5: 'ministry' }, source: '148/QĐ-TTg' },
  { from: day('2018-05-07'), levels: { 3: 'province', 4: 'province', 5: 'ministry' }, source: '490/QĐ-TTg' },
];

/** The level that awards a star by a decision signed that day; before the programme (2018-05-07) the first rule stands. */
export function awardingLevel(star: Star, signedOn: Day): AuthorityLevel {
  const rule = AWARD_RULES.find((candidate) => candidate.from <= signedOn) ?? AWARD_RULES.at(-1);
  return (rule as AwardRule).levels[star];
}

/** True when level and star disagree for that day: a warning on a historic entry, never a refusal. */
export function isUnusualAward(level: AuthorityLevel | null, star: Star, signedOn: Day): boolean {
  return level !== null && level !== awardingLevel(star, signedOn);
}

/** Read in this order. A city that is not centrally run was a district of its province; Huế has been both. */
const LEVEL_WORDS: readonly (readonly [RegExp, AuthorityLevel | null])[] = [
  [/[^\p{L}]bộ[^\p{L}]|ministry/iu, 'ministry'],
  [/huyện|thị xã|quận|district/iu, 'district'],
  [
    /(?:thành phố|[^\p{L}]tp\.?)\s*(?:hà nội|hồ chí minh|hcm|hải phòng|đà nẵng|cần thơ|đồng nai)/iu,
    'province',
  ],
  [/(?:thành phố|[^\p{L}]tp[^\p{L}]).*tỉnh/iu, 'district'],
  [/thành phố|[^\p{L}]tp[^\p{L}]/iu, null],
  [/tỉnh|province/iu, 'province'],
];

/**
 * The level an authority's name speaks of, or null where the name alone does not tell: "UBND huyện …" is a
 * district, "UBND thành phố …" is a province only for a centrally run city.
 */
export function levelOfName(name: string): AuthorityLevel | null {
  const text = ` ${name.normalize('NFC')} `;
  return LEVEL_WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** The star for an average score (Decision 148/QĐ-TTg): 5★ 90–100, 4★ 70–<90, 3★ 50–<70, else null. */
export function starOfScore(score: number): Star | null {
  if (!(score >= 50 && score <= 100)) return null;
  if (score >= 90) return 5;
  return score >= 70 ? 4 : 3;
}

const BODIES = new Map([
  ['ubnd', 'ủy ban nhân dân'],
  ['tp', 'thành phố'],
  ['tx', 'thị xã'],
  ['nn', 'nông nghiệp'],
  ['ptnt', 'phát triển nông thôn'],
]);

/** The form in which two spellings of an authority are one: UBND = Ủy ban nhân dân. */
export function authorityKey(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/&/g, ' và ')
    .split(/[\s.]+/);
  return foldName(words.map((word) => BODIES.get(word) ?? word).join(' '));
}
