import type { Day } from '#core/day';
import { Refusal } from '#core/refusal';
import type { ImportSnapshot } from '#db/importSnapshot';
import { fieldOf } from './columns.ts';
import { completes } from './completion.ts';
import { DecisionBook, isWhole, type WholeRow } from './decisionBook.ts';
import { FIELD_HEADINGS, type Field } from './headings.ts';
import type { NewId } from './identity.ts';
import { type Missing, NEEDED, type Problem, reasonOf, type WarningCode } from './problem.ts';
import { readEntry, readOpenEntry } from './reading.ts';
import type { RegisterRow } from './row.ts';

/** An incomplete row as it was given. */
export interface GivenRow {
  readonly id: string;
  readonly productId: string;
  readonly rowNumber: number;
  readonly fingerprint: string;
  readonly missing: readonly string[];
  readonly raw: Readonly<Record<string, string>>;
}

/** What a person fills in, by field, as a sheet's cells. */
export type Filled = Partial<Readonly<Record<Field, string>>>;

/** The row with a person's cells put where its headings have them; what the row itself says stays. */
export function fillIn(raw: GivenRow['raw'], filled: Filled): Record<string, string> {
  const cells: Record<string, string> = { ...raw };
  const headings = new Map<Field, string>();
  for (const heading of Object.keys(raw)) {
    const field = fieldOf(heading);
    if (field !== undefined && !headings.has(field)) headings.set(field, heading);
  }
  for (const [name, value] of Object.entries(filled)) {
    const field = name as Field;
    if (value.trim() !== '') cells[headings.get(field) ?? FIELD_HEADINGS[field][0]] = value;
  }
  return cells;
}

/** Fields that a person is asked for, before the row can be a recognition: never what the row already says. */
export function askedOf(entry: GivenRow, today: Day): readonly Field[] {
  const row = readOpenEntry(entry, today);
  const missing = entry.missing as readonly Missing[];
  const reason = reasonOf(missing);
  // A row of a scoring, a withdrawal or an unclear one speaks of another paper: its award is asked for whole.
  if (reason !== undefined && reason !== 'validTo') return ['recordKind', ...NEEDED, 'validTo'];
  const blank = NEEDED.filter((field) => row[field] === null || row.missing.includes(field));
  return [
    ...(reason ? (['recordKind'] as const) : []),
    ...blank,
    ...(row.validTo ? [] : (['validTo'] as const)),
  ];
}

/** A completed row read by the import's own rules, with what is odd about it. */
export interface CompletedRow {
  readonly row: WholeRow;
  readonly warnings: readonly Problem<WarningCode>[];
}

const CODE_OF: Readonly<Record<string, Field>> = {
  'date-unreadable': 'signedOn',
  'star-unreadable': 'star',
  'score-unreadable': 'score',
  'end-before-start': 'validTo',
};

function fieldOfProblem({ column, code }: Problem): string {
  return fieldOf(column) ?? CODE_OF[code] ?? 'entry';
}

/**
 * Reads an incomplete row with what a person filled in; throws `invalid-input` naming the first field that cannot be
 * read, that is still missing, or that lies in the future.
 */
export function readCompleted(entry: GivenRow, filled: Filled, today: Day): CompletedRow {
  const { row, refusals, warnings } = readEntry({ ...entry, raw: fillIn(entry.raw, filled) }, today);
  const [refused] = refusals;
  if (refused)
    throw new Refusal('invalid-input', {
      field: fieldOfProblem(refused),
      value: refused.details.value ?? '',
    });
  if (row.signedOn !== null && row.signedOn > today)
    throw new Refusal('invalid-day', { field: 'signedOn', value: row.signedOn });
  const [missing] = row.missing;
  if (!isWhole(row)) throw new Refusal('invalid-input', { field: fieldMissing(missing) });
  return { row, warnings };
}

function fieldMissing(missing: Missing | undefined): string {
  const cell = [...NEEDED, 'validTo' as const].find((field) => field === missing);
  return cell ?? 'recordKind';
}

/** What completing a row writes: a recognition, or none where the register has it already, and every row it answers. */
export interface CompletionPlan {
  readonly rows: DecisionBook['rows'];
  readonly recognitionId: string;
  readonly isNew: boolean;
  /** Other incomplete rows of the product that say nothing else. */
  readonly answered: readonly string[];
}

/**
 * Plans the recognition of a completed row for the product its entry is about, by the same book an import keeps. Where
 * the register holds this product by this decision, the row is tied to that; with another star it is
 * `invalid-input`: only a decision corrects one.
 */
export function planCompletion(
  entry: GivenRow,
  row: WholeRow,
  world: { readonly snapshot: ImportSnapshot; readonly newId: NewId; readonly today: Day },
): CompletionPlan {
  const { snapshot, newId, today } = world;
  const book = new DecisionBook(snapshot, newId);
  const known = book.findByDecision(entry.productId, row);
  if (known && known.star !== row.star)
    throw new Refusal('invalid-input', { field: 'star', value: `${row.star}★ ≠ ${known.star}★` });
  const recognitionId = known?.id ?? book.record(row, entry.productId);
  book.nameKinds();
  const others = snapshot.open.filter(
    ({ id, productId }) => productId === entry.productId && id !== entry.id,
  );
  const answers = (one: RegisterRow) => completes(one, row);
  const answered = others.filter((one) => answers(readOpenEntry(one, today))).map(({ id }) => id);
  return { rows: book.rows, recognitionId, isNew: known === undefined, answered };
}
