import { DECISION_KINDS, type DecisionKind } from '#core/decision';
import { Refusal } from '#core/refusal';
import { DraftLinePage } from '#web/pages/office/DraftLinePage.tsx';
import type { Typed } from '#web/parts/office/DecisionContent.tsx';
import type { SubjectChoice } from '#web/parts/office/SubjectField.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { decisionLineForm } from '../../forms/decision.ts';
import { page, sendOn } from '../../portal/answer.tsx';
import type { Visit } from '../../portal/door.ts';
import { correctionOf, onlyChanges, saysNothing } from '../../register/correctionLine.ts';
import { draftOf } from '../../register/decisionDraft.ts';
import { Faulty, keepDraft, lineTyped, withLine } from '../../register/drafting.ts';
import { choicesFor, productWritten, refuseSeveral, subjectsOffered } from '../../register/subjectChoices.ts';
import { draftHere, faultOr, pathOf, revisionOf } from './draftShown.tsx';

/** The kind of a decision or line as a form names it; `recognise` for anything else. */
export function kindOf(text: string | undefined): DecisionKind {
  return DECISION_KINDS.find((kind) => kind === text) ?? 'recognise';
}

/** A line's place as the address or the form names it: from 1, or null for a new one. */
export function placeOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : null;
}

/** One line as its form shows it. */
interface LineShown {
  readonly place: number | null;
  readonly kind: DecisionKind;
  readonly line: Typed;
}

async function choicesOf(visit: Visit, line: Typed, wrong: Wrong | undefined) {
  const none: { product: SubjectChoice[]; producer: SubjectChoice[] } = { product: [], producer: [] };
  const field = wrong?.field;
  if (field !== 'product' && field !== 'producer') return none;
  return { ...none, [field]: await choicesFor(visit, field, line[field] ?? '') };
}

async function showLine(visit: Visit, { place, kind, line }: LineShown, wrong?: Wrong): Promise<Response> {
  const proposal = await draftHere(visit);
  const correction = kind === 'correct' ? await correctionOf(visit, line) : undefined;
  return page(
    visit,
    <DraftLinePage
      frame={visit.frame}
      proposal={proposal}
      place={place}
      kind={kind}
      line={correction ? { ...correction.was, ...line } : line}
      correction={correction}
      offered={await subjectsOffered(visit)}
      choices={await choicesOf(visit, line, wrong)}
      wrong={wrong}
    />,
  );
}

/** The form of a line: a new one, of a kind and maybe already about a product, or one of the draft's own. */
export async function openLine(visit: Visit): Promise<Response> {
  const { query } = visit;
  const { input } = await draftHere(visit);
  const place = placeOf(query.line);
  const line = place === null ? lineTyped(query) : draftOf(input).lines[place - 1];
  if (!line) throw new Refusal('not-found');
  return showLine(visit, { place, kind: kindOf(line.kind ?? query.kind), line });
}

/** Whom a line is about: as chosen among several, else as written. */
async function lineMeant(visit: Visit): Promise<Typed> {
  const { values } = visit.fields;
  const line = lineTyped(values);
  const chosen = {
    ...(values.productChosen ? { product: values.productChosen } : {}),
    ...(values.producerChosen ? { producer: values.producerChosen } : {}),
  };
  const meant = { ...line, ...chosen };
  return meant.product ? { ...meant, product: await productWritten(visit, meant.product) } : meant;
}

/** A correction is kept as what it changes; one that changes nothing yet is shown to be filled in. */
async function correcting(visit: Visit, line: Typed): Promise<Typed | 'to-fill-in'> {
  if (line.kind !== 'correct') return line;
  const changed = await onlyChanges(visit, line);
  if (!saysNothing(changed)) return changed;
  if (saysNothing(line) && line.product && (await correctionOf(visit, line))) return 'to-fill-in';
  if (!saysNothing(line)) throw new Faulty('star', 'nothing-corrected');
  return line;
}

/** Writes a line into the draft; what does not read, or names several, is shown again with what was typed. */
export async function saveLine(visit: Visit): Promise<Response> {
  const { values } = visit.fields;
  const [line, place, kind] = [await lineMeant(visit), placeOf(values.line), kindOf(values.kind)];
  return faultOr(
    visit,
    async () => {
      const proposal = await draftHere(visit);
      const kept = await correcting(visit, line);
      if (kept === 'to-fill-in') return showLine(visit, { place, kind, line });
      if (kept.producer) await refuseSeveral(visit, kept.producer);
      const draft = await withLine(visit, proposal, place, kept, decisionLineForm);
      await keepDraft(visit.deps, proposal, revisionOf(visit), draft);
      return sendOn(visit, `${pathOf(proposal)}#lines`, 'saved');
    },
    (wrong) => showLine(visit, { place, kind, line }, wrong),
  );
}
