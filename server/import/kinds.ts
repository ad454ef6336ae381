import type { Star } from '#core/authority';
import type { Day } from '#core/day';
import type { DecisionKind } from '#core/decision';
import { stripAccents } from '#core/name';
import type { ProducerKind } from '#core/producer';
import type { GroupVersion } from '#core/product';
import type { Reason } from './problem.ts';

/** What a row says was done to the product: an award, of which kind if told, or the reason it is none. */
export interface RecordKind {
  readonly award: DecisionKind | null;
  readonly reason: Reason | null;
  readonly potentialFive: boolean;
  /** The star spoken of, not awarded: “đề nghị 5 sao”. */
  readonly aimed: Star | null;
}

type KindRule = readonly [RegExp, Pick<RecordKind, 'award' | 'reason'>];
const award = (kind: DecisionKind | null) => ({ award: kind, reason: null });
const none = (reason: Reason) => ({ award: null, reason });

/** Read from the top; whatever is in doubt is no award. Words without accents. */
const KIND_RULES: readonly KindRule[] = [
  [/^(con hieu luc|in force|dang hoat dong|hoat dong|dang san xuat|binh thuong)$/, award(null)],
  [/revoked|withdrawn|thu hoi|\bhuy\b/, none('withdrawn')],
  [/lapsed|expired|het (han|hieu luc)/, none('validTo')],
  [/\b(chua|khong|not)\b/, none('notRecognised')],
  [/council|hoi dong|scored|cham diem/, none('notRecognised')],
  [/in progress|pending|dang |cho /, none('upgradePending')],
  [/propos|submitted|nominated|de xuat|de nghi|trinh|tham gia|dang ky/, none('notRecognised')],
  [/^(potential|tiem nang)/, none('notRecognised')],
  [/renamed|doi ten/, none('renamed')],
  [/re ?recogni|(cong nhan|cap) lai|tai cong nhan|gia han/, award('re-recognise')],
  [/upgrade|nang (hang|sao)/, award('upgrade')],
  [/downgrade|(ha|giam) (hang|sao)/, award('downgrade')],
  [/recogni|cong nhan|^moi$|^new$|^dat/, award(null)],
];

const UNCLEAR = none('kindUnclear');

function aimedStar(text: string): Star | null {
  const found = /([345]) ?(?:★|sao|stars?|\*)/.exec(text);
  return found ? (Number(found[1]) as Star) : null;
}

/**
 * Reads what kind of record a row is. Only the first part counts (“recognised; potential 5★”): what follows is
 * a remark. Blank means an ordinary entry of a register; what is not understood is `kindUnclear`.
 */
export function readRecordKind(written: string): RecordKind {
  const text = written.normalize('NFC').toLowerCase();
  const potentialFive = /tiềm năng|potential/.test(text);
  if (text.trim() === '') return { ...award(null), potentialFive, aimed: null };
  const [first = ''] = text.split(/[;,+]/);
  const bare = stripAccents(first);
  const rule = KIND_RULES.find(([pattern]) => pattern.test(bare))?.[1] ?? UNCLEAR;
  return { ...rule, potentialFive, aimed: rule.award || rule.reason === null ? null : aimedStar(first) };
}

const PRODUCER_RULES: readonly (readonly [RegExp, ProducerKind])[] = [
  [/\bchi nhanh\b|\bbranch\b/, 'branch'],
  [/\bto hop tac\b|\btht\b|cooperative group/, 'cooperative-group'],
  [/\bhop tac xa\b|\bhtx\b|lien hiep htx|cooperative/, 'cooperative'],
  [/\bho (kinh doanh|san xuat|gia dinh|ca the)\b|\bhkd\b|household/, 'household'],
  [/\bcong ty\b|\bcty\b|doanh nghiep|\bdntn\b|\btap doan\b|company|enterprise/, 'company'],
  [/trang trai|\bfarm\b/, 'farm'],
  [/du lich|tourism/, 'tourism-body'],
  [/co so|lang nghe|\bxuong\b|workshop/, 'workshop'],
];

function producerKindIn(text: string): ProducerKind | undefined {
  const bare = stripAccents(text);
  return PRODUCER_RULES.find(([pattern]) => pattern.test(bare))?.[1];
}

/** The kind of a producer by the column that says so, else by its name, else `unknown`. */
export function readProducerKind(type: string, name: string): ProducerKind {
  return producerKindIn(type) ?? producerKindIn(name) ?? 'unknown';
}

interface Group {
  readonly group: string;
  /** Null where both catalogues have it. */
  readonly version: GroupVersion | null;
}

/** Group names of the catalogues of 2019 and 2023, by words of theirs without accents. */
const GROUP_RULES: readonly (readonly [RegExp, Group])[] = [
  [/sinh vat canh|ornamental/, { group: 'ornamental', version: '2023' }],
  [/du lich cong dong|diem du lich|du lich sinh thai|^tourism$/, { group: 'tourism', version: '2023' }],
  [/dich vu|du lich|services?/, { group: 'services', version: '2019' }],
  [/thu cong my nghe|handicraft|crafts/, { group: 'crafts', version: '2023' }],
  [/luu niem|noi that|trang tri|souvenir/, { group: 'souvenirs', version: '2019' }],
  [/\bvai\b|may mac|textile/, { group: 'textiles', version: '2019' }],
  [/thuc pham|^food/, { group: 'food', version: null }],
  [/do uong|drinks?|beverage/, { group: 'drinks', version: null }],
  [/duoc lieu|thao duoc|herbal/, { group: 'herbal', version: null }],
];

/** The catalogue of 2023 stands since Decision 148/QĐ-TTg. */
const CATALOGUE_2023 = '2023-02-24';

/** Which catalogue a row without a telling group name belongs to: by its date, else its year, else today's. */
export function catalogueOf(signedOn: Day | null, year: number | null): GroupVersion {
  if (signedOn) return signedOn < CATALOGUE_2023 ? '2019' : '2023';
  return year !== null && year < 2023 ? '2019' : '2023';
}

/** A product group by its name in either catalogue, or undefined for a name of neither. */
export function readGroup(text: string): Group | undefined {
  const bare = stripAccents(text);
  return GROUP_RULES.find(([pattern]) => pattern.test(bare))?.[1];
}

/** Names of services, which have nothing to stick a stamp on: a hint, never a decision. */
export function looksLikeService(productName: string): boolean {
  return /^(diem|khu|lang|tour) du lich|^du lich|homestay|farmstay/.test(stripAccents(productName));
}
