import type { AuditRows, ProposalRow } from '#db/auditRows';
import { differences, type Finding, type Journal, latestOf, type ReadEvent, type Tree } from './journal.ts';

/** The state a proposal is in after an event of each verb. */
const STATE_AFTER: Readonly<Record<string, string>> = { approve: 'done', refuse: 'refused', drop: 'dropped' };

function checkProposal(row: ProposalRow, events: readonly ReadEvent[]): Finding[] {
  const about = { noun: 'proposal', nounId: row.id };
  const made = events.find(({ row: event }) => event.verb === 'propose');
  if (!made) return [{ code: 'row-without-event', ...about }];
  const last = latestOf(events, 'propose', 'submit', 'amend', 'approve', 'refuse', 'drop');
  const state = (last && STATE_AFTER[last.row.verb]) ?? last?.after?.state;
  const told = { preparedBy: made.row.actor, state, ...contentTold(made, events) };
  return [...differences('proposal', row.id, told, { ...row }), ...checkApproval(row, events)];
}

/** What was proposed, word for word, where the journal tells it whole and nobody wrote on since. */
function contentTold({ after }: ReadEvent, events: readonly ReadEvent[]): Tree {
  const { kind, title, input } = after ?? {};
  const whole = kind !== undefined && title !== undefined && input !== undefined;
  if (!whole || latestOf(events, 'amend')) return kind === undefined ? {} : { kind };
  return { kind, title, input: JSON.stringify(input) };
}

function checkApproval(row: ProposalRow, events: readonly ReadEvent[]): Finding[] {
  if (row.state !== 'done') return [];
  const about = { noun: 'proposal', nounId: row.id };
  const approved = latestOf(events, 'approve');
  if (!approved) return [{ code: 'proposal-without-approval', ...about }];
  const alone = row.decidedBy === row.preparedBy || approved.row.actor === row.preparedBy;
  const told = {
    decidedBy: approved.row.actor,
    decidedAt: approved.row.at,
    resultId: approved.after?.resultId,
  };
  return [
    ...(alone ? [{ code: 'approved-alone', ...about } as const] : []),
    ...differences('proposal', row.id, told, { ...row }),
  ];
}

/** Every proposal is in the state the journal left it in, and every one in force was approved by another person. */
export function auditProposals(rows: AuditRows, journal: Journal, all: readonly ReadEvent[]): Finding[] {
  const known = new Set(rows.proposals.map(({ id }) => id));
  const gone = all.filter(
    ({ row }) => row.noun === 'proposal' && row.verb === 'propose' && !known.has(row.nounId),
  );
  const done = new Map(rows.proposals.map((row) => [row.id, row]));
  const acts = rows.acts.filter(
    ({ proposalId }) => proposalId !== null && done.get(proposalId)?.state !== 'done',
  );
  return [
    ...rows.proposals.flatMap((row) => checkProposal(row, journal('proposal', row.id))),
    ...gone.map(({ row }): Finding => ({ code: 'row-missing', noun: 'proposal', nounId: row.nounId })),
    ...acts.map(
      ({ batchId, id, proposalId }): Finding => ({
        ...{ code: 'proposal-without-approval', noun: 'batch', nounId: batchId, field: id },
        found: String(proposalId),
      }),
    ),
  ];
}
