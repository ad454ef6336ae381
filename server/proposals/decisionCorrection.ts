import type { Star } from '#core/authority';
import { type Correctable, correctedFields } from '#core/correction';
import type { Day } from '#core/day';
import { Refusal } from '#core/refusal';
import { findRecognitionRow, insertRecognition, type RecognitionRow } from '#db/decisionRows';
import { newId } from '../deps.ts';
import type { DecisionLineInput } from '../forms/decision.ts';
import { recognitionMeant, warnOfAward } from './decisionAward.ts';
import { type DecisionStage, plannedRecognition, type StagedLine } from './decisionStage.ts';
import { knownSubject } from './decisionSubject.ts';

/** What a recognition's row says that may be put right. */
export function correctableOf(row: RecognitionRow): Correctable {
  return {
    star: row.star as Star,
    score: row.score,
    criteriaVersion: row.criteriaVersion,
    validTo: row.validTo as Day,
    certificateText: row.certificateText,
    producerName: row.producerNameCertified,
    address: row.addressCertified,
    potentialFive: row.potentialFive === 1,
  };
}

/** A recognition as a line would have it: what the line leaves blank stays as it was. */
export function correctedBy(was: Correctable, input: DecisionLineInput): Correctable {
  return {
    star: input.star ?? was.star,
    score: input.score ?? was.score,
    criteriaVersion: input.criteria ?? was.criteriaVersion,
    validTo: input.validTo ?? was.validTo,
    certificateText: input.certificate ?? was.certificateText,
    producerName: input.producerName ?? was.producerName,
    address: input.address ?? was.address,
    potentialFive: input.potentialFive ?? was.potentialFive,
  };
}

function said(value: string | number | boolean | null): string | number | undefined {
  if (value === null) return undefined;
  return typeof value === 'boolean' ? (value ? '✓' : '–') : value;
}

/** One sentence for each thing that changes, old and new; a warning where nothing does. */
function tellChanges(stage: DecisionStage, product: string, was: Correctable, is: Correctable): void {
  const changes = correctedFields(was, is);
  if (changes.length === 0) stage.tell('warning', 'corrects-nothing', { product });
  for (const { field, from, to } of changes) {
    const [before, after] = [said(from), said(to)];
    const values = { product, ...(before === undefined ? {} : { from: before }), to: after ?? '' };
    stage.tell('notice', `corrects-${field}`, values);
  }
}

/** The recognition a line corrects, with all it says; one that an earlier line of the decision made is not on record yet. */
async function rowMeant(stage: DecisionStage, id: string): Promise<RecognitionRow> {
  const row = stage.newRecognitions.get(id) ?? (await findRecognitionRow(stage.deps.db, id));
  if (!row) throw new Refusal('recognition-not-found', { product: id });
  return row;
}

function refuseDays(was: RecognitionRow, is: Correctable): void {
  if (is.validTo < was.validFrom) throw new Refusal('invalid-day', { value: is.validTo });
}

/**
 * Plans a correction: a new recognition with the beginning of the one it corrects, so that it rules from then on; the
 * old stays on record, and what the line leaves blank is as in the old. Throws `recognition-not-found`,
 * `withdrawal-exists` for one that was ended, and `invalid-day` where the decision was signed no later than what it
 * corrects, or the end comes before the beginning.
 */
export async function planCorrection(stage: DecisionStage, line: StagedLine, number: number): Promise<void> {
  const { input } = line;
  const subject = await knownSubject(stage, input.product ?? '');
  const touched = await stage.touch(subject, stage.decision.inForceOn);
  const meant = recognitionMeant(touched.after, input, stage.today, subject);
  if (meant.withdrawal) throw new Refusal('withdrawal-exists', { recognition: meant.id });
  const { signedOn } = stage.decision;
  const same = touched.after.filter(({ validFrom }) => validFrom === meant.validFrom);
  const later = same.some((one) => one.signedOn !== undefined && one.signedOn >= signedOn);
  if (later) throw new Refusal('invalid-day', { value: signedOn });
  const row = await rowMeant(stage, meant.id);
  const [was, is] = [correctableOf(row), correctedBy(correctableOf(row), input)];
  refuseDays(row, is);
  const assumed = row.validToAssumed === 1 && is.validTo === was.validTo;
  const { validFrom } = meant;
  warnOfAward(stage, line, subject, { star: is.star, validFrom, validTo: is.validTo, assumed: false });
  stage.writeLine(line, number, subject.id);
  stage.tell('notice', 'corrects', { product: subject.name, star: was.star, from: validFrom });
  tellChanges(stage, subject.name, was, is);

  const id = newId(stage.deps, 'rec');
  const after: RecognitionRow = {
    ...{ id, decisionLineId: line.id, productId: subject.id, validFrom },
    ...{ star: is.star, score: is.score, criteriaVersion: is.criteriaVersion, validTo: is.validTo },
    validToAssumed: assumed ? 1 : 0,
    certificateText: is.certificateText,
    producerNameCertified: is.producerName,
    addressCertified: is.address,
    potentialFive: is.potentialFive ? 1 : 0,
  };
  stage.writes.push(insertRecognition(after));
  stage.newRecognitions.set(id, after);
  stage.note('correct', 'recognition', id, { before: row, after });
  const facts = { star: is.star, validFrom, validTo: is.validTo, signedOn };
  touched.after = [...touched.after, plannedRecognition(id, subject.id, facts)];
}
