import { grantsFor } from '#core/permission';
import {
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type Proposal,
  type ProposalKind,
  type ProposalState,
} from '#core/proposal';
import { Refusal } from '#core/refusal';
import { withNames } from '#db/eventNames';
import { listEvents } from '#db/events';
import { findFile } from '#db/files';
import { findProposal, listProposals } from '#db/proposals';
import { findUser } from '#db/users';
import { actorName } from '#web/actorName.ts';
import { type ProposalContent, ProposalPage } from '#web/pages/office/ProposalPage.tsx';
import { ProposalsPage } from '#web/pages/office/ProposalsPage.tsx';
import type { Foreseen } from '#web/parts/office/Effects.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { refusalText } from '#web/refusalText.ts';
import { approveProposal } from '../../actions/approveProposal.ts';
import { dropProposal } from '../../actions/dropProposal.ts';
import { refuseProposal } from '../../actions/refuseProposal.ts';
import { submitProposal } from '../../actions/submitProposal.ts';
import { readKept } from '../../files/fileStore.ts';
import { parseForm } from '../../forms/form.ts';
import { approveSeenForm, refuseProposalForm, seenProposalForm } from '../../forms/proposal.ts';
import { formOr, page, sendFile, sendOn } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { digestOf, planProposal } from '../../proposals/rules.ts';
import { contentOf, typedOf } from '../../register/decisionDraft.ts';
import { withTitles } from '../../register/proposalTitles.ts';
import { findSignalOfStop } from '../../stamps/signalStops.ts';

/** The proposal of this address, of what the visitor sees or prepared; `not-found`. */
async function proposalHere(visit: Visit): Promise<Proposal> {
  const { deps, scope, params } = visit;
  const found = await findProposal(deps.db, scope, params.proposal ?? '', deps.actor);
  if (!found) throw new Refusal('not-found');
  return found;
}

async function nameOf({ deps, frame }: Visit, id: string): Promise<string> {
  return (await findUser(deps.db, id))?.name ?? actorName(frame.lang, id);
}

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, query, frame } = visit;
  const state = PROPOSAL_STATES.find((one) => one === query.state) ?? ('waiting' as ProposalState);
  const kind = PROPOSAL_KINDS.find((one) => one === query.kind) as ProposalKind | undefined;
  const listed = await listProposals(deps.db, scope, { state, kind }, deps.actor);
  const found = await withTitles(deps.db, frame.lang, listed);
  const names = new Map<string, string>();
  for (const { preparedBy } of found) {
    if (!names.has(preparedBy)) names.set(preparedBy, await nameOf(visit, preparedBy));
  }
  const rows = found.map((row) => ({ ...row, preparer: names.get(row.preparedBy) ?? row.preparedBy }));
  return page(visit, <ProposalsPage frame={frame} rows={rows} state={state} kind={kind} />);
}

/** What an approval would do today; a refusal of the plan is shown in words, anything else passes. */
async function foresee({ deps, frame }: Visit, proposal: Proposal): Promise<Foreseen | null> {
  if (proposal.state === 'done' || proposal.state === 'dropped') return null;
  try {
    const { effects } = await planProposal(deps, proposal);
    return { effects };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refused: refusalText(frame.lang, error) };
  }
}

/** Fields that name a thing by its id. */
const NOUNS: Readonly<Record<string, string>> = {
  product: 'product',
  producer: 'producer',
  successor: 'producer',
  lot: 'lot',
  batch: 'batch',
};

/** What the title or the foreseen effects say better: which change of a producer, which row, which bytes. */
const UNSAID: readonly string[] = ['act', 'entry', 'file', 'mark'];

/** What is proposed, in the words of the things it names. */
async function readable({ deps }: Visit, { kind, input }: Proposal): Promise<ProposalContent> {
  if (kind === 'decision') return { decision: await contentOf(deps.db, input) };
  const { first, last, ...others } = typedOf(input);
  const ends = { ...(first && { first }), ...(last && { last }) };
  const stamps = first && first === last ? { stamp: first } : ends;
  const typed = Object.entries({ ...stamps, ...others }).filter(([name]) => !UNSAID.includes(name));
  const things = typed.map(([name, nounId]) => ({ noun: NOUNS[name] ?? '', nounId }));
  const named = await withNames(deps.db, things);
  return { values: typed.map(([name, value], i) => [name, named[i]?.objectName ?? value]) };
}

/** Where what came of a proposal is to be seen. */
function resultPath({ kind, noun, resultId, state }: Proposal): string | null {
  if (state !== 'done' || resultId === null) return null;
  if (kind === 'decision') return `/office/decisions/${resultId}`;
  if (kind === 'entry-completion') return `/office/products/${resultId}`;
  if (noun === 'product' || kind === 'product-page') return `/office/products/${resultId}`;
  return noun === 'producer' ? `/office/producers/${resultId}` : null;
}

/** The sign of copying of the one stamp that is stopped, for those who see signs. */
async function signalPath({ deps, scope, frame }: Visit, proposal: Proposal): Promise<string | null> {
  if (!frame.person?.may.includes('field:see')) return null;
  const id = await findSignalOfStop(deps.db, scope, proposal);
  return id && `/office/signals/${id}`;
}

/** What an approval was shown to do: exactly that is approved. Scans are left out, so that they hold up no recall. */
function seenOf(foreseen: Foreseen | null): string | undefined {
  return foreseen && 'effects' in foreseen ? digestOf(foreseen.effects) : undefined;
}

async function showProposal(visit: Visit, proposal: Proposal, wrong?: Wrong): Promise<Response> {
  const { deps, frame, session, fields } = visit;
  const { id, preparedBy, decidedBy } = proposal;
  const decider = decidedBy === null ? null : await nameOf(visit, decidedBy);
  const foreseen = await foresee(visit, proposal);
  const [titled = proposal] = await withTitles(deps.db, frame.lang, [proposal]);
  return page(
    visit,
    <ProposalPage
      frame={frame}
      proposal={titled}
      people={{ preparer: await nameOf(visit, preparedBy), decider }}
      content={await readable(visit, proposal)}
      foreseen={foreseen}
      seen={seenOf(foreseen)}
      isOwn={preparedBy === deps.actor}
      mayApprove={session !== null && grantsFor(session.grants, 'proposal:approve').length > 0}
      resultHref={resultPath(proposal)}
      signalHref={await signalPath(visit, proposal)}
      events={await listEvents(deps.db, [{ noun: 'proposal', nounId: id }])}
      wrong={wrong}
      reason={fields.values.reason}
    />,
  );
}

/** Does one act on the proposal of this address, or shows it again with what was wrong. */
function deciding(
  act: (visit: Visit, proposal: Proposal) => Promise<unknown>,
  done: 'approved' | 'refused' | 'dropped' | 'submitted',
): Door['answer'] {
  return async (visit) => {
    const seen = await proposalHere(visit);
    const path = `/office/proposals/${seen.id}`;
    const again = async (wrong: Wrong) => showProposal(visit, await proposalHere(visit), wrong);
    return formOr(
      visit,
      async () => {
        await act(visit, seen);
        return sendOn(visit, path, done);
      },
      again,
    );
  };
}

const named = ({ fields }: Visit, { id }: Proposal) => ({ ...fields.values, proposal: id });

async function file(visit: Visit): Promise<Response> {
  const { input } = await proposalHere(visit);
  const hash = typedOf(input).file ?? '';
  const stored = await findFile(visit.deps.db, hash);
  if (!stored) throw new Refusal('not-found');
  const body = Uint8Array.from(await readKept(visit.deps.config, hash));
  return sendFile(visit, { name: stored.name, type: stored.type, body });
}

const PATH = '/office/proposals/:proposal';

/** The doors of what waits for a second person. */
export const proposalDoors: readonly Door[] = [
  { method: 'GET', path: '/office/proposals', needs: 'proposal:see', answer: list },
  {
    method: 'GET',
    path: PATH,
    needs: 'proposal:see',
    answer: async (visit) => showProposal(visit, await proposalHere(visit)),
  },
  { method: 'GET', path: `${PATH}/file`, needs: 'proposal:see', answer: file },
  {
    method: 'POST',
    path: `${PATH}/approval`,
    needs: 'proposal:approve',
    answer: deciding(
      (visit, seen) => approveProposal(visit.deps, parseForm(approveSeenForm, named(visit, seen))),
      'approved',
    ),
  },
  {
    method: 'POST',
    path: `${PATH}/refusal`,
    needs: 'proposal:approve',
    answer: deciding(
      (visit, seen) => refuseProposal(visit.deps, parseForm(refuseProposalForm, named(visit, seen))),
      'refused',
    ),
  },
  {
    method: 'POST',
    path: `${PATH}/submission`,
    needs: 'decision:prepare',
    answer: deciding(
      (visit, seen) => submitProposal(visit.deps, parseForm(seenProposalForm, named(visit, seen))),
      'submitted',
    ),
  },
  {
    method: 'POST',
    path: `${PATH}/dropping`,
    needs: 'decision:prepare',
    answer: deciding(
      (visit, seen) => dropProposal(visit.deps, parseForm(seenProposalForm, named(visit, seen))),
      'dropped',
    ),
  },
];
