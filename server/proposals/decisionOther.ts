import type { Recognition, Withdrawal } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { renameProducer, renameProduct } from '#db/decisionRows';
import { insertWithdrawal } from '#db/recognitions';
import { newId } from '../deps.ts';
import type { DecisionLineInput } from '../forms/decision.ts';
import { recognitionMeant } from './decisionAward.ts';
import type { DecisionStage, StagedLine } from './decisionStage.ts';
import { firstProductOf, knownSubject, producerMeant } from './decisionSubject.ts';

function withdrawalOf(stage: DecisionStage, input: DecisionLineInput): Withdrawal {
  const effectiveOn = input.effective ?? stage.decision.inForceOn;
  if (effectiveOn < stage.decision.signedOn) throw new Refusal('invalid-day', { value: effectiveOn });
  const { clause = '', article = '', reason = '', safety = false, document } = input;
  return { effectiveOn, clause, article, reason, safety, ...(document === undefined ? {} : { document }) };
}

/** As `db/recognitions` joins them: ended from the earliest day on, by the words that tell of danger. */
function ended(recognition: Recognition, added: Withdrawal): Recognition {
  const before = recognition.withdrawal;
  if (!before) return { ...recognition, withdrawal: added };
  const effectiveOn = before.effectiveOn < added.effectiveOn ? before.effectiveOn : added.effectiveOn;
  return { ...recognition, withdrawal: { ...(added.safety ? added : before), effectiveOn } };
}

/**
 * Plans a withdrawal of the recognition a product stands on, citing clause and article; throws
 * `recognition-not-found`, `withdrawal-exists` (a danger may still be added), `invalid-day` for one in force before
 * its decision was signed.
 */
export async function planWithdrawal(stage: DecisionStage, line: StagedLine, number: number): Promise<void> {
  const { input } = line;
  const subject = await knownSubject(stage, input.product ?? '');
  const withdrawal = withdrawalOf(stage, input);
  const touched = await stage.touch(subject, withdrawal.effectiveOn);
  const meant = recognitionMeant(touched.after, input, stage.today, subject);
  const tellsDanger = withdrawal.safety && meant.withdrawal?.safety === false;
  if (meant.withdrawal && !tellsDanger) throw new Refusal('withdrawal-exists', { recognition: meant.id });
  stage.writeLine(line, number, subject.id);
  const id = newId(stage.deps, 'wdr');
  stage.writes.push(insertWithdrawal(id, meant.id, line.id, withdrawal, stage.at));
  stage.note('withdraw', 'recognition', meant.id, { after: withdrawal });
  const { clause, article, document, effectiveOn: day, reason } = withdrawal;
  stage.tell('danger', 'withdraws', {
    product: subject.name,
    star: meant.star,
    clause,
    article,
    ...(document === undefined ? {} : { document }),
    day,
    reason,
  });
  touched.after = touched.after.map((one) => (one.id === meant.id ? ended(one, withdrawal) : one));
}

async function planProductName(stage: DecisionStage, line: StagedLine, number: number): Promise<void> {
  const subject = await knownSubject(stage, line.input.product ?? '');
  const { name: to = '' } = line.input;
  stage.writeLine(line, number, subject.id);
  stage.writes.push(renameProduct(subject.id, subject.name, to));
  stage.note('rename', 'product', subject.id, { before: { name: subject.name }, after: { name: to } });
  stage.tell('notice', 'renames-product', { from: subject.name, to });
}

async function planProducerName(stage: DecisionStage, line: StagedLine, number: number): Promise<void> {
  const { product, producer, name: to = '' } = line.input;
  const subject = product ? await knownSubject(stage, product) : undefined;
  const meant = subject
    ? { id: subject.producerId, name: subject.producerName }
    : await producerMeant(stage, producer ?? '');
  stage.writeLine(line, number, subject?.id ?? (await firstProductOf(stage, meant)));
  const id = newId(stage.deps, 'pnm');
  const { id: decisionId, inForceOn: until } = stage.decision;
  const former = { id, producerId: meant.id, name: meant.name, until, decisionId, at: stage.at };
  stage.writes.push(...renameProducer(to, former));
  stage.note('rename', 'producer', meant.id, { before: { name: meant.name }, after: { name: to } });
  stage.tell('notice', 'renames-producer', { from: meant.name, to });
}

/** Plans another name of a product, or of a producer, whose former name is kept. */
export function planRename(stage: DecisionStage, line: StagedLine, number: number): Promise<void> {
  return line.input.renames === 'producer'
    ? planProducerName(stage, line, number)
    : planProductName(stage, line, number);
}
