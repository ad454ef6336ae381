import type { Authority } from '#core/authority';
import { dayOf } from '#core/day';
import type { DecisionKind } from '#core/decision';
import { type Scope, scopeFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { listDecisionsNumbered, nextLineNumber } from '#db/decisions';
import { findFile } from '#db/files';
import { listGrants } from '#db/grants';
import { EVERYTHING } from '../auth/rights.ts';
import { type Deps, newId } from '../deps.ts';
import { type DecisionInput, decisionForm } from '../forms/decision.ts';
import { planAward } from './decisionAward.ts';
import { planCorrection } from './decisionCorrection.ts';
import { tellEffects } from './decisionEffects.ts';
import { planRename, planWithdrawal } from './decisionOther.ts';
import { takeAuthority, takeDecision } from './decisionRecord.ts';
import { DecisionStage, type StagedLine } from './decisionStage.ts';
import type { Planned, ProposalPlan, ProposalRule } from './proposalRule.ts';

type PlanLine = (stage: DecisionStage, line: StagedLine, number: number) => Promise<void>;

const PLANS: Readonly<Record<DecisionKind, PlanLine>> = {
  recognise: planAward,
  're-recognise': planAward,
  upgrade: planAward,
  downgrade: planAward,
  withdraw: planWithdrawal,
  rename: planRename,
  correct: planCorrection,
};

/** One on record under the same authority, number and day takes these lines in: most often a slip, so it is told first. */
function tellOnRecord(stage: DecisionStage, kind: DecisionKind): void {
  const { decision, authority } = stage;
  const { id, numberText: number, kind: was, signedOn: day } = decision;
  const values = { number, authority: authority.name, day, decision: id };
  if (was === kind) stage.tell('warning', 'decision-on-record', values);
  else stage.tell('danger', 'decision-of-other-kind', { ...values, was, kind });
}

async function tellIdentity(
  stage: DecisionStage,
  isNew: boolean,
  { file, kind }: DecisionInput,
): Promise<void> {
  const { authority, decision, deps } = stage;
  const number = decision.numberText;
  if (!isNew) tellOnRecord(stage, kind);
  const others = await listDecisionsNumbered(deps.db, authority.id, number);
  for (const other of others.filter(({ signedOn }) => signedOn !== decision.signedOn)) {
    stage.tell('notice', 'number-used', { number, authority: authority.name, day: other.signedOn });
  }
  if (file === undefined && decision.fileHash === null) stage.tell('notice', 'file-missing');
  if (file !== undefined && !isNew && decision.fileHash !== null && decision.fileHash !== file)
    stage.tell('warning', 'file-kept');
  if (decision.inForceOn < decision.signedOn)
    stage.tell('notice', 'in-force-before-signed', { day: decision.inForceOn });
}

/** What a preparer sees now. Who no longer prepares decisions was held to theirs when they handed it in. */
async function scopeOf({ db }: Deps, preparedBy: string | undefined): Promise<Scope> {
  const held = preparedBy === undefined ? [] : await listGrants(db, preparedBy);
  return scopeFor(held, 'decision:prepare') ?? EVERYTHING;
}

async function openStage(deps: Deps, input: DecisionInput, { id: proposalId, preparedBy }: Planned) {
  const today = dayOf(deps.now());
  const { number, signed, kind, file = null } = input;
  if (signed > today) throw new Refusal('invalid-day', { value: signed });
  if (file !== null && !(await findFile(deps.db, file))) throw new Refusal('file-missing', { path: file });
  const authority = await takeAuthority(deps, input.authority);
  const facts = { number, signed, inForce: input.inForce ?? signed, kind, file };
  const decision = await takeDecision(deps, authority.row, facts);
  const stage = new DecisionStage(
    deps,
    authority.row,
    decision.row,
    today,
    proposalId,
    await scopeOf(deps, preparedBy),
  );
  stage.writes.push(...authority.writes, ...decision.writes);
  if (authority.isNew) tellAuthority(stage, authority.row);
  const after = { number, signed, kind, lines: input.lines.length, file, proposal: proposalId };
  stage.note('record', 'decision', decision.row.id, { after });
  await tellIdentity(stage, decision.isNew, input);
  return { stage, decision: decision.row };
}

function tellAuthority(stage: DecisionStage, { name, level }: Authority): void {
  stage.tell('notice', level === null ? 'authority-made-level-unknown' : 'authority-made', {
    authority: name,
  });
}

/** A refusal of one line says which, beside its own words. */
function atLine(error: unknown, line: number): unknown {
  if (!(error instanceof Refusal)) return error;
  return new Refusal(error.code, { ...error.details, line });
}

/**
 * Plans a whole decision on the register of this moment: every line's writes, what each changes, and what is odd
 * about it. Throws `invalid-day` for one signed tomorrow, and what its lines throw, with the line's place.
 */
async function planDecision(deps: Deps, input: DecisionInput, proposal: Planned): Promise<ProposalPlan> {
  const { stage, decision } = await openStage(deps, input, proposal);
  const first = await nextLineNumber(deps.db, decision.id);
  for (const [i, line] of input.lines.entries()) {
    const staged: StagedLine = { input: line, id: newId(deps, 'line'), place: i + 1 };
    try {
      await PLANS[line.kind](stage, staged, first + i);
    } catch (error) {
      throw atLine(error, i + 1);
    }
  }
  await tellEffects(stage);
  const { effects, writes } = stage;
  return { effects, writes, resultId: decision.id };
}

/** How a decision is read and planned. */
export const decisionRule: ProposalRule<DecisionInput> = {
  kind: 'decision',
  form: decisionForm,
  plan: planDecision,
};
