import { isUnusualAward, levelOfName, type Star, starOfScore } from '#core/authority';
import { addMonths, type Day } from '#core/day';
import type { DecisionKind } from '#core/decision';
import type { Gtin14 } from '#core/gtin';
import type { ProducerKind } from '#core/producer';
import type { GroupVersion } from '#core/product';
import type { CellReader } from './cells.ts';
import { readDecision } from './decisionCells.ts';
import type { Field } from './headings.ts';
import { catalogueOf, looksLikeService, readGroup, readProducerKind, readRecordKind } from './kinds.ts';
import { type Missing, NEEDED, type Reason } from './problem.ts';

/** Where a producer's address lies, as written then and as it is called now. */
export interface Places {
  readonly commune: string;
  readonly district: string;
  readonly province: string;
  readonly communeNow: string;
  readonly provinceNow: string;
}

/** One row of a register, read: texts in NFC, blanks null, nothing inferred. */
export interface RegisterRow {
  readonly number: number;
  readonly product: string;
  readonly producer: string;
  readonly producerKind: ProducerKind;
  readonly taxCode: string | null;
  readonly star: Star | null;
  readonly potentialFive: boolean;
  readonly score: number | null;
  /** The kind of award the row itself names, else null. */
  readonly awardKind: DecisionKind | null;
  /** A star spoken of and not awarded. */
  readonly aimed: Star | null;
  readonly decisionNumber: string | null;
  readonly signedOn: Day | null;
  readonly authority: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly year: number | null;
  readonly group: string | null;
  readonly groupVersion: GroupVersion;
  readonly gtins: readonly Gtin14[];
  readonly certificate: string | null;
  /** The address as certified. */
  readonly address: string | null;
  readonly places: Places;
  /** Empty when the row is a whole recognition. */
  readonly missing: readonly Missing[];
}

/** The first day of the programme: decisions before it are a slip of the pen (Decision 490/QĐ-TTg). */
const PROGRAMME_START = '2018-05-07';

function readPlaces(cells: CellReader): Places {
  return {
    commune: cells.text('commune'),
    district: cells.text('district'),
    province: cells.text('province'),
    communeNow: cells.text('communeNow'),
    provinceNow: cells.text('provinceNow'),
  };
}

/** The address column, else commune, district and province as then written. */
function addressOf(cells: CellReader, { commune, district, province }: Places): string | null {
  const parts = [commune, district, province].filter((part) => part !== '');
  return cells.text('address') || parts.join(', ') || null;
}

function readGroupCell(cells: CellReader, signedOn: Day | null, year: number | null) {
  const written = cells.text('group');
  const found = written === '' ? undefined : readGroup(written);
  if (written !== '' && !found) cells.warn('group', 'group-unknown');
  const product = cells.text('product');
  if (!found && looksLikeService(product)) cells.warn('product', 'maybe-service');
  return { group: found?.group ?? null, groupVersion: found?.version ?? catalogueOf(signedOn, year) };
}

/** Months after signing between which an end is no slip of the pen; the rule is 36 (Decision 148/QĐ-TTg). */
const USUAL_TERM = { least: 30, most: 42 } as const;

function isUsualTerm(signedOn: Day, validTo: Day): boolean {
  return validTo >= addMonths(signedOn, USUAL_TERM.least) && validTo <= addMonths(signedOn, USUAL_TERM.most);
}

/** Says what is odd about an award without refusing it: history was not always by the book. */
function warnOfOddities(
  cells: CellReader,
  row: Pick<RegisterRow, 'star' | 'score' | 'signedOn' | 'authority' | 'validTo'>,
  today: Day,
): void {
  const { star, score, signedOn, authority, validTo } = row;
  if (star !== null && score !== null && starOfScore(score) !== star)
    cells.warn('score', 'score-star-mismatch');
  if (signedOn === null) return;
  if (signedOn < PROGRAMME_START) cells.warn('signedOn', 'date-before-programme');
  if (signedOn > today) cells.warn('signedOn', 'date-in-future');
  if (validTo !== null && !isUsualTerm(signedOn, validTo)) cells.warn('validTo', 'term-unusual');
  if (star === null || authority === null) return;
  if (isUnusualAward(levelOfName(authority), star, signedOn)) cells.warn('authority', 'unusual-award');
}

/** Fields whose blanks are told of elsewhere, or are nobody's loss. */
const TOLD_ELSEWHERE: ReadonlySet<Field> = new Set([
  ...NEEDED,
  ...(['product', 'producer', 'ordinal', 'note', 'source'] as const),
]);

function warnOfHidden(cells: CellReader): void {
  for (const { field } of cells.hidden()) if (!TOLD_ELSEWHERE.has(field)) cells.warn(field, 'merged-blank');
}

/** The reason why a row is no award, if there is one, then the needed cells that are blank or cannot be. */
function missingOf(
  row: Pick<RegisterRow, (typeof NEEDED)[number] | 'validTo'>,
  reason: Reason | null,
  today: Day,
): Missing[] {
  // Nobody signs tomorrow: such a day is a slip of the pen, and whoever has the paper puts it right.
  const unsigned = row.signedOn !== null && row.signedOn > today;
  const blanks = NEEDED.filter((field) => row[field] === null || (field === 'signedOn' && unsigned));
  const told = reason === null || (reason === 'validTo' && row.validTo !== null);
  return told ? blanks : [reason, ...blanks];
}

/**
 * Reads one row, collecting every problem in `cells`. A row with a problem of `REFUSING_CODES` is refused by
 * whoever called; what is only proposed, scored, withdrawn or unclear gets its reason in `missing`.
 */
export function readRow(cells: CellReader, number: number, today: Day): RegisterRow {
  const product = cells.name('product', 'product-missing');
  const producer = cells.name('producer', 'producer-missing');
  const kind = readRecordKind(cells.text('recordKind'));
  const stars = cells.star();
  const score = cells.score();
  const year = cells.year();
  const decision = readDecision(cells, kind.reason === null);
  const places = readPlaces(cells);
  const gtins = cells.gtins();
  warnOfHidden(cells);
  warnOfOddities(cells, { star: stars.star, score, ...decision }, today);

  return {
    number,
    product,
    producer,
    producerKind: readProducerKind(cells.text('producerType'), producer),
    taxCode: cells.taxCode(),
    star: stars.star,
    potentialFive: stars.potentialFive || kind.potentialFive,
    score,
    awardKind: kind.award,
    aimed: kind.aimed,
    ...decision,
    year,
    ...readGroupCell(cells, decision.signedOn, year),
    gtins,
    certificate: cells.text('certificate') || null,
    address: addressOf(cells, places),
    places,
    missing: missingOf({ ...decision, star: stars.star }, kind.reason, today),
  };
}
