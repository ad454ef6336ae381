import { LIMIT_WINDOW_MS, limitPassed, type StampLimit, USUAL_LIMIT } from '#core/limit';
import type { AuditRows, BatchRow, ProposalRow } from '#db/auditRows';
import { differences, type Finding, type Journal, latestOf, type ReadEvent } from './journal.ts';

/** Whose limit is everybody's who has none of their own. */
const EVERYBODY = '*';

function limitOf({ after }: ReadEvent): StampLimit | null {
  const { perLot = null, per30Days } = after ?? {};
  if (typeof per30Days !== 'number') return null;
  return { perLot: typeof perLot === 'number' ? perLot : null, per30Days };
}

/** The limit in force for a producer just before an event of the journal. */
function limitBefore(journal: Journal, producerId: string, eventId: number): StampLimit {
  const setFor = (whose: string) => {
    const earlier = journal('limit', whose).filter(({ row }) => row.id < eventId);
    const last = earlier.at(-1);
    return last && limitOf(last);
  };
  return setFor(producerId) ?? setFor(EVERYBODY) ?? USUAL_LIMIT;
}

interface Counted {
  readonly lots: Map<string, number>;
  readonly byProducer: Map<string, { at: number; quantity: number }[]>;
}

/** A batch in the order of issue, held against what was issued before it. */
function passedBy(batch: BatchRow, producerId: string, counted: Counted, limit: StampLimit) {
  const earlier = counted.byProducer.get(producerId) ?? [];
  const since = batch.issuedAt - LIMIT_WINDOW_MS;
  const last30Days = earlier.reduce((sum, { at, quantity }) => (at > since ? sum + quantity : sum), 0);
  const lotIssued = counted.lots.get(batch.lotId) ?? 0;
  counted.lots.set(batch.lotId, lotIssued + batch.quantity);
  counted.byProducer.set(producerId, [...earlier, { at: batch.issuedAt, quantity: batch.quantity }]);
  return limitPassed({ limit, lotIssued, last30Days, quantity: batch.quantity });
}

function isApproved(proposal: ProposalRow | undefined, batch: BatchRow): boolean {
  return (
    proposal?.kind === 'issue-batch' &&
    proposal.state === 'done' &&
    proposal.resultId === batch.id &&
    proposal.decidedBy !== null &&
    proposal.decidedBy !== proposal.preparedBy
  );
}

/** Every batch above the limit in force at its time has a proposal that another person approved. */
export function auditLimits(rows: AuditRows, journal: Journal): Finding[] {
  const issues = rows.batches
    .flatMap((batch) => {
      const event = latestOf(journal('batch', batch.id), 'issue');
      return event ? [{ batch, event }] : [];
    })
    .sort((a, b) => a.event.row.id - b.event.row.id);
  const proposals = new Map(rows.proposals.map((row) => [row.id, row]));
  const counted: Counted = { lots: new Map(), byProducer: new Map() };
  return issues.flatMap(({ batch, event }): Finding[] => {
    const producerId = rows.producerOf.get(batch.productId) ?? '';
    const limit = limitBefore(journal, producerId, event.row.id);
    const passed = passedBy(batch, producerId, counted, limit);
    if (!passed || isApproved(proposals.get(String(event.after?.proposal)), batch)) return [];
    const sides = { told: String(passed.limit), found: String(passed.limit + passed.over) };
    return [
      { code: 'over-limit-unapproved', noun: 'batch', nounId: batch.id, field: passed.which, ...sides },
    ];
  });
}

/** Every limit is as it was last set. */
export function auditLimitRows(rows: AuditRows, journal: Journal, all: readonly ReadEvent[]): Finding[] {
  const found = rows.limits.flatMap((row) => {
    const last = journal('limit', row.producerId).at(-1);
    const about = { noun: 'limit', nounId: row.producerId };
    if (last?.row.verb !== 'set') return [{ code: 'row-without-event', ...about } as const];
    const told = { ...last.after, at: last.row.at, actor: last.row.actor };
    return differences('limit', row.producerId, told, { ...row });
  });
  const known = new Set(rows.limits.map(({ producerId }) => producerId));
  const gone = new Set(
    all
      .filter(({ row }) => row.noun === 'limit' && !known.has(row.nounId))
      .map(({ row }) => row.nounId)
      .filter((id) => journal('limit', id).at(-1)?.row.verb === 'set'),
  );
  return [...found, ...[...gone].map((nounId): Finding => ({ code: 'row-missing', noun: 'limit', nounId }))];
}
