import { grantsFor } from '#core/permission';
import { Refusal } from '#core/refusal';
import { type DecisionRow, findSeenDecision, listDecisionLines, listDecisions } from '#db/decisionPages';
import { listEvents } from '#db/events';
import { findFile } from '#db/files';
import { findProposalOfResult, listProposals } from '#db/proposals';
import { findUser } from '#db/users';
import { actorName } from '#web/actorName.ts';
import { DecisionPage } from '#web/pages/office/DecisionPage.tsx';
import { DecisionsPage } from '#web/pages/office/DecisionsPage.tsx';
import { readKept } from '../../files/fileStore.ts';
import { page, sendFile } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';
import { withTitles } from '../../register/proposalTitles.ts';

const PER_PAGE = 50;

function pageNumber(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** One's own drafts and returned ones, for who may prepare. */
async function draftsOf({ deps, session, scope, frame }: Visit) {
  if (!session || grantsFor(session.grants, 'decision:prepare').length === 0) return null;
  const own = { state: ['draft', 'refused'] as const, kind: 'decision' as const, preparedBy: deps.actor };
  const found = await withTitles(deps.db, frame.lang, await listProposals(deps.db, scope, own, deps.actor));
  return found.map(({ id, title, state }) => ({ id, title: title || id, state }));
}

async function list(visit: Visit): Promise<Response> {
  const { deps, scope, query, frame } = visit;
  const at = pageNumber(query.page);
  const words = (query.q ?? '').slice(0, 200);
  const window = { query: words, offset: (at - 1) * PER_PAGE, limit: PER_PAGE };
  const { rows, total } = await listDecisions(deps.db, scope, window);
  const shown = { rows, total, page: at, perPage: PER_PAGE, query: words };
  return page(visit, <DecisionsPage frame={frame} {...shown} drafts={await draftsOf(visit)} />);
}

async function decisionHere({ deps, scope, params }: Visit): Promise<DecisionRow> {
  const found = await findSeenDecision(deps.db, scope, params.decision ?? '');
  if (!found) throw new Refusal('not-found');
  return found;
}

async function madeOf({ deps, frame }: Visit, decisionId: string) {
  const proposal = await findProposalOfResult(deps.db, 'decision', decisionId);
  if (!proposal?.decidedBy) return null;
  const nameOf = async (id: string) => (await findUser(deps.db, id))?.name ?? actorName(frame.lang, id);
  const [preparer, decider] = [await nameOf(proposal.preparedBy), await nameOf(proposal.decidedBy)];
  return { id: proposal.id, preparer, decider, at: proposal.decidedAt ?? proposal.preparedAt };
}

async function show(visit: Visit): Promise<Response> {
  const { deps, scope, frame } = visit;
  const decision = await decisionHere(visit);
  const file = decision.fileHash === null ? undefined : await findFile(deps.db, decision.fileHash);
  return page(
    visit,
    <DecisionPage
      frame={frame}
      decision={decision}
      file={file ?? null}
      lines={await listDecisionLines(deps.db, scope, decision.id)}
      made={await madeOf(visit, decision.id)}
      events={await listEvents(deps.db, [{ noun: 'decision', nounId: decision.id }])}
    />,
  );
}

async function file(visit: Visit): Promise<Response> {
  const { fileHash } = await decisionHere(visit);
  const stored = fileHash === null ? undefined : await findFile(visit.deps.db, fileHash);
  if (!stored) throw new Refusal('not-found');
  const body = Uint8Array.from(await readKept(visit.deps.config, stored.hash));
  return sendFile(visit, { name: stored.name, type: stored.type, body });
}

/** The doors of decisions on record. */
export const decisionDoors: readonly Door[] = [
  { method: 'GET', path: '/office/decisions', needs: 'register:see', answer: list },
  { method: 'GET', path: '/office/decisions/:decision', needs: 'register:see', answer: show },
  { method: 'GET', path: '/office/decisions/:decision/file', needs: 'register:see', answer: file },
];
