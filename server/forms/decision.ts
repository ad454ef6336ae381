import { z } from 'zod';
import { addMonths } from '#core/day';
import { DECISION_KINDS, type DecisionKind } from '#core/decision';
import { PRODUCER_KINDS } from '#core/producer';
import { PRODUCT_GROUPS_2023 } from '#core/product';
import { TERM_MONTHS } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { dayField, gtinField, line } from './form.ts';

/** What is wrong with a field, for the page to say beside it. Closed. */
export type FieldFault =
  | 'missing'
  | 'wrong'
  | 'no-such-day'
  | 'score-range'
  | 'end-before-start'
  | 'product-missing'
  | 'producer-missing'
  | 'subject-missing'
  | 'renamed-missing'
  | 'nothing-corrected';

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

type Context = { addIssue(issue: { code: 'custom'; message: string; path?: PropertyKey[] }): void };

/** Reads by a schema that may throw a refusal of its own; a fault is told at this field instead. */
function read<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  context: Context,
  fault: FieldFault,
): z.infer<Schema> {
  try {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  context.addIssue({ code: 'custom', message: fault });
  return z.NEVER;
}

/** A field that may be left blank, as an empty text or not there at all. */
function maybe<Schema extends z.ZodType>(schema: Schema, fault: FieldFault = 'wrong') {
  return z
    .unknown()
    .optional()
    .transform((value, context): z.infer<Schema> | undefined =>
      isBlank(value) ? undefined : read(schema, value, context, fault),
    );
}

function needed<Schema extends z.ZodType>(schema: Schema, fault: FieldFault = 'wrong') {
  return z.unknown().transform((value, context): z.infer<Schema> => {
    if (!isBlank(value)) return read(schema, value, context, fault);
    context.addIssue({ code: 'custom', message: 'missing' satisfies FieldFault });
    return z.NEVER;
  });
}

const starField = z
  .union([z.number(), z.string().regex(/^\s*[345]\s*$/)])
  .transform(Number)
  .pipe(z.union([z.literal(3), z.literal(4), z.literal(5)]));

/** An average of 0 to 100, decimals after a comma or a point. */
const scoreField = z
  .union([z.number(), z.string().regex(/^\s*\d{1,3}(?:[.,]\d{1,6})?\s*$/)])
  .transform((value) => Number(String(value).trim().replace(',', '.')))
  .pipe(z.number().min(0).max(100));

const taxCodeField = z.string().regex(/^\s*(?:\d{10}(?:-\d{3})?|\d{12})\s*$/);

/** Yes, or a no that is said: a correction leaves what is blank as it was. */
const yesField = z
  .union([z.boolean(), z.enum(['1', 'on', 'true', '0'])])
  .transform((yes) => yes !== false && yes !== '0');

/** Every field a line may have; which are needed its kind decides. Blank and absent are the same. */
export const lineFields = {
  kind: needed(z.enum(DECISION_KINDS)),
  product: maybe(line(300)),
  newProduct: maybe(line(300)),
  group: maybe(z.enum(PRODUCT_GROUPS_2023)),
  gtin: maybe(gtinField),
  producer: maybe(line(300)),
  newProducer: maybe(line(300)),
  producerKind: maybe(z.enum(PRODUCER_KINDS)),
  taxCode: maybe(taxCodeField.transform((text) => text.trim())),
  star: maybe(starField),
  score: maybe(scoreField, 'score-range'),
  criteria: maybe(line(80)),
  validFrom: maybe(dayField, 'no-such-day'),
  validTo: maybe(dayField, 'no-such-day'),
  certificate: maybe(line(300)),
  producerName: maybe(line(300)),
  address: maybe(line(500)),
  potentialFive: maybe(yesField),
  recognition: maybe(line(40)),
  clause: maybe(line(40)),
  article: maybe(line(40)),
  document: maybe(line(120)),
  reason: maybe(line(300)),
  effective: maybe(dayField, 'no-such-day'),
  safety: maybe(yesField),
  renames: maybe(z.enum(['product', 'producer'])),
  name: maybe(line(300)),
};

const lineShape = z.object(lineFields);

/** One line of a decision, as understood. */
export type DecisionLineInput = z.infer<typeof lineShape>;

/** Kinds of lines that award stars. */
export const AWARD_KINDS = ['recognise', 're-recognise', 'upgrade', 'downgrade'] as const;

/** True for a line that awards stars to a product. */
export function isAward(kind: DecisionKind): boolean {
  return (AWARD_KINDS as readonly DecisionKind[]).includes(kind);
}

type LineField = keyof typeof lineFields;

/**
 * What each kind of line must say beside its product; a withdrawal cites clause and article, and of which document
 * (Decision 148/QĐ-TTg); what a correction leaves blank stays as it was.
 */
export const NEEDED_FIELDS: Readonly<Record<DecisionKind, readonly LineField[]>> = {
  recognise: ['star'],
  're-recognise': ['star'],
  upgrade: ['star'],
  downgrade: ['star'],
  withdraw: ['clause', 'article', 'document', 'reason'],
  rename: ['renames', 'name'],
  correct: [],
};

/** The field to blame where a line does not say whom it is about; undefined where it does. */
function subjectFault(one: DecisionLineInput): { field: LineField; fault: FieldFault } | undefined {
  if (one.kind === 'rename' && one.renames === 'producer' && one.producer) return undefined;
  if (one.product) return undefined;
  if (!isAward(one.kind)) {
    return one.kind === 'rename' && one.renames === 'producer'
      ? { field: 'producer', fault: 'renamed-missing' }
      : { field: 'product', fault: 'subject-missing' };
  }
  if (!one.newProduct) return { field: 'product', fault: 'product-missing' };
  const hasProducer = one.producer !== undefined || one.newProducer !== undefined;
  return hasProducer ? undefined : { field: 'producer', fault: 'producer-missing' };
}

function checkLine(one: DecisionLineInput, context: Context): void {
  const tell = (field: LineField, message: FieldFault) =>
    context.addIssue({ code: 'custom', message, path: [field] });
  for (const field of NEEDED_FIELDS[one.kind]) if (one[field] === undefined) tell(field, 'missing');
  const subject = subjectFault(one);
  if (subject) tell(subject.field, subject.fault);
  if (one.validFrom && one.validTo && one.validTo < one.validFrom) tell('validTo', 'end-before-start');
}

/** One line of a decision: what it does, to which product, with what its kind needs. */
export const decisionLineForm = lineShape.superRefine(checkLine);

/** The most lines one decision holds. */
export const MOST_LINES = 1_000;

const heading = {
  authority: needed(line(200)),
  number: needed(line(80)),
  signed: needed(dayField, 'no-such-day'),
  inForce: maybe(dayField, 'no-such-day'),
  kind: needed(z.enum(DECISION_KINDS)),
  file: maybe(z.string().regex(/^[0-9a-f]{64}$/)),
};

/** A decision's own fields: who signed it, its number and day, what it does, the signed file. */
export const decisionHeadingForm = z.object(heading);

/** A whole decision with its lines, as prepared for an approver. */
export const decisionForm = z.object({
  ...heading,
  lines: z.array(decisionLineForm).min(1).max(MOST_LINES),
});

export type DecisionInput = z.infer<typeof decisionForm>;

/** Faults of a form by the path of their field (`signed`, `lines.2.star`), the first of each; empty where it reads. */
export function faultsOf(form: z.ZodType, input: unknown): Map<string, FieldFault> {
  const parsed = form.safeParse(input);
  const faults = new Map<string, FieldFault>();
  for (const { path, message } of parsed.success ? [] : parsed.error.issues) {
    const at = path.join('.');
    if (!faults.has(at)) faults.set(at, message as FieldFault);
  }
  return faults;
}

/** Months between which a term is no slip of the pen; the rule is 36. */
export const USUAL_MONTHS = { least: TERM_MONTHS - 6, most: TERM_MONTHS + 6 } as const;

/** True for an end within half a year of 36 months after the beginning. */
export function isUsualTerm(from: Parameters<typeof addMonths>[0], to: string): boolean {
  return to >= addMonths(from, USUAL_MONTHS.least) && to <= addMonths(from, USUAL_MONTHS.most);
}
