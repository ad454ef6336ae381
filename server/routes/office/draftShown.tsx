import type { Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { listAuthorityNames } from '#db/decisionPages';
import { fill } from '#web/fill.ts';
import { DraftPage, type DraftWrong } from '#web/pages/office/DraftPage.tsx';
import type { Typed } from '#web/parts/office/DecisionContent.tsx';
import type { Foreseen } from '#web/parts/office/Effects.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { refusalText } from '#web/refusalText.ts';
import { decisionsText } from '#web/text/decisions.ts';
import { decisionForm, faultsOf } from '../../forms/decision.ts';
import { formOr, page } from '../../portal/answer.tsx';
import type { Visit } from '../../portal/door.ts';
import { planProposal } from '../../proposals/rules.ts';
import { contentOf } from '../../register/decisionDraft.ts';
import { Faulty, ownDraft } from '../../register/drafting.ts';

/** The draft of this address, of one's own; `not-found`. */
export function draftHere({ deps, scope, params }: Visit): Promise<Proposal> {
  return ownDraft(deps, scope, params.proposal ?? '');
}

/** Where a draft is written. */
export const pathOf = ({ id }: Proposal) => `/office/drafts/${id}`;

/** The revision the form was opened on. */
export function revisionOf({ fields }: Visit): number | undefined {
  const { revision } = fields.values;
  return revision !== undefined && /^\d{1,9}$/.test(revision) ? Number(revision) : undefined;
}

/** What approving it would do, once its form reads whole. */
async function foresee({ deps, frame }: Visit, proposal: Proposal): Promise<Foreseen | null> {
  if (faultsOf(decisionForm, proposal.input).size > 0) return null;
  try {
    return { effects: (await planProposal(deps, proposal)).effects };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: refusalText(frame.lang, error) };
  }
}

/** The draft's page, with what was wrong and what was typed where a form went wrong. */
export async function showDraft(visit: Visit, wrong?: DraftWrong, typed?: Typed): Promise<Response> {
  const { deps, frame } = visit;
  const proposal = await draftHere(visit);
  const content = await contentOf(deps.db, proposal.input);
  const shown = typed ? { ...content, heading: typed } : content;
  return page(
    visit,
    <DraftPage
      frame={frame}
      proposal={proposal}
      content={shown}
      authorities={await listAuthorityNames(deps.db)}
      foreseen={await foresee(visit, proposal)}
      wrong={wrong}
    />,
  );
}

/** Does an act; a field that does not read, and a refusal, are shown where `again` shows them. */
export function faultOr(
  visit: Visit,
  act: () => Promise<Response>,
  again: (wrong: Wrong) => Promise<Response>,
): Promise<Response> {
  const faults = decisionsText(visit.frame.lang).faults;
  return formOr(
    visit,
    async () => {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof Faulty)) throw error;
        const said = { title: '', detail: fill(faults[error.fault], { value: error.value }) };
        const shown = await again({ field: error.field, said });
        return new Response(shown.body, { status: 400, headers: shown.headers });
      }
    },
    again,
  );
}
