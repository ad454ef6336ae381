import { isUnusualAward, type Star, starOfScore } from '#core/authority';
import type { Day } from '#core/day';
import { currentOn, defaultValidTo, type Recognition } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { insertRecognition } from '#db/decisionRows';
import { newId } from '../deps.ts';
import { type DecisionLineInput, isUsualTerm } from '../forms/decision.ts';
import { type DecisionStage, plannedRecognition, type StagedLine, type Subject } from './decisionStage.ts';
import { takeSubject } from './decisionSubject.ts';

/** What one line awards. */
interface Award {
  readonly star: Star;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly assumed: boolean;
}

function termOf({ validFrom, validTo }: DecisionLineInput, begins: Day): Omit<Award, 'star'> {
  const from = validFrom ?? begins;
  if (validTo !== undefined && validTo < from) throw new Refusal('invalid-day', { value: validTo });
  return { validFrom: from, validTo: validTo ?? defaultValidTo(from), assumed: validTo === undefined };
}

/** Says what is odd about an award without refusing it: history was not always by the book. */
export function warnOfAward(
  stage: DecisionStage,
  { input, place }: StagedLine,
  subject: Subject,
  award: Award,
): void {
  const { star, validFrom, validTo, assumed } = award;
  const { authority, decision } = stage;
  const about = { line: place, product: subject.name };
  const banded = input.score === undefined ? star : starOfScore(input.score);
  if (isUnusualAward(authority.level, star, decision.signedOn)) {
    stage.tell('warning', 'unusual-level', { ...about, authority: authority.name, star });
  }
  if (banded !== star) stage.tell('warning', 'score-band', { ...about, score: input.score ?? 0, star });
  if (assumed) stage.tell('notice', 'end-assumed', { ...about, day: validTo });
  else if (!isUsualTerm(validFrom, validTo)) {
    stage.tell('warning', 'term-unusual', { ...about, from: validFrom, day: validTo });
  }
  // What a correction puts right began before it was signed, always.
  if (input.kind !== 'correct' && validFrom < decision.signedOn)
    stage.tell('notice', 'begins-before-signed', { ...about, day: validFrom });
}

/** The kind a line ought to have by the star that stood before it; a difference is only told. */
function warnOfKind(stage: DecisionStage, line: StagedLine, subject: Subject, was: Recognition | undefined) {
  const { kind, star = 3 } = line.input;
  const compared = was === undefined ? undefined : Math.sign(star - was.star);
  const fits = { recognise: compared === undefined, 're-recognise': compared === 0 };
  const fitting =
    kind === 'upgrade' ? compared === 1 : kind === 'downgrade' ? compared === -1 : fits[kind as 'recognise'];
  if (fitting) return;
  const values = { line: line.place, product: subject.name, star, was: was?.star ?? 0, kind };
  stage.tell('notice', was === undefined ? 'kind-without-before' : 'kind-differs', values);
}

function writeRecognition(
  stage: DecisionStage,
  line: StagedLine,
  subject: Subject,
  award: Award,
): Recognition {
  const { input } = line;
  const { star, validFrom, validTo, assumed } = award;
  const id = newId(stage.deps, 'rec');
  const row = {
    id,
    decisionLineId: line.id,
    ...{ productId: subject.id, star, validFrom, validTo },
    score: input.score ?? null,
    criteriaVersion: input.criteria ?? null,
    validToAssumed: assumed ? 1 : 0,
    certificateText: input.certificate ?? null,
    producerNameCertified: input.producerName ?? subject.producerName,
    addressCertified: input.address ?? null,
    potentialFive: input.potentialFive ? 1 : 0,
  };
  stage.writes.push(insertRecognition(row));
  stage.newRecognitions.set(id, row);
  stage.note(input.kind, 'recognition', id, { after: row });
  const { signedOn } = stage.decision;
  return plannedRecognition(id, subject.id, { star, validFrom, validTo, signedOn });
}

/** Plans a line that awards stars: recognise, re-recognise, upgrade or downgrade. */
export async function planAward(stage: DecisionStage, line: StagedLine, number: number): Promise<void> {
  const { input } = line;
  const subject = await takeSubject(stage, input);
  const term = termOf(input, stage.decision.inForceOn);
  const award: Award = { star: input.star ?? 3, ...term };
  const touched = await stage.touch(subject, award.validFrom);
  const { signedOn } = stage.decision;
  const isTwice = touched.after.some(
    (one) => one.validFrom === award.validFrom && one.signedOn === signedOn && one.star !== award.star,
  );
  if (isTwice) stage.tell('warning', 'product-twice', { line: line.place, product: subject.name });
  warnOfKind(stage, line, subject, currentOn(touched.after, award.validFrom));
  warnOfAward(stage, line, subject, award);
  stage.writeLine(line, number, subject.id);
  touched.after = [...touched.after, writeRecognition(stage, line, subject, award)];
}

/** The recognition a line means: by its id, else the one the product stands on today, else its only one. */
export function recognitionMeant(
  all: readonly Recognition[],
  { recognition }: DecisionLineInput,
  today: Day,
  subject: Subject,
): Recognition {
  const named = recognition === undefined ? undefined : all.find(({ id }) => id === recognition);
  const only = all.length === 1 ? all[0] : undefined;
  const meant = recognition === undefined ? (currentOn(all, today) ?? only) : named;
  if (!meant) throw new Refusal('recognition-not-found', { product: subject.name });
  return meant;
}
