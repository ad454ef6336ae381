import type { AuditRows, LotRow } from '#db/auditRows';
import { differences, type Finding, type Journal, type ReadEvent, type Tree } from './journal.ts';

/** What the journal says a lot is: opened, then amended, then closed; its counters are summed apart. */
function toldOf(events: readonly ReadEvent[]): Tree | null {
  const opened = events.find(({ row }) => row.verb === 'open');
  if (!opened) return null;
  const { stampsIssued: _issued, stampsVoid: _void, ...facts } = opened.after ?? {};
  const told = { openedAt: opened.row.at, closedAt: null, unit: null, ...facts };
  const later = events.filter(({ row }) => row.verb === 'amend' || row.verb === 'close');
  return Object.assign(told, ...later.map(({ after }) => after));
}

interface Sums {
  readonly issued: ReadonlyMap<string, number>;
  readonly voided: ReadonlyMap<string, number>;
}

function sums({ batches, acts }: AuditRows): Sums {
  const lotOf = new Map(batches.map(({ id, lotId }) => [id, lotId]));
  const issued = new Map<string, number>();
  const voided = new Map<string, number>();
  for (const { lotId, quantity } of batches) issued.set(lotId, (issued.get(lotId) ?? 0) + quantity);
  for (const { act, batchId, first, last } of acts) {
    const lotId = lotOf.get(batchId);
    if (act !== 'void' || lotId === undefined) continue;
    voided.set(lotId, (voided.get(lotId) ?? 0) + last - first + 1);
  }
  return { issued, voided };
}

function checkLot(lot: LotRow, told: Tree | null, { issued, voided }: Sums): Finding[] {
  const about = { noun: 'lot', nounId: lot.id };
  if (!told) return [{ code: 'row-without-event', ...about }];
  const counted = { stampsIssued: issued.get(lot.id) ?? 0, stampsVoid: voided.get(lot.id) ?? 0 };
  const overfull = lot.stampsIssued - lot.stampsVoid > lot.quantity;
  return [
    ...differences('lot', lot.id, told, { ...lot }),
    ...differences('lot', lot.id, counted, { ...lot }, 'lot-count-differs'),
    ...(overfull ? [{ code: 'lot-overfull', ...about } as const] : []),
  ];
}

/** Every lot is as it was opened, amended and closed, and its counters equal its batches and voids. */
export function auditLots(rows: AuditRows, journal: Journal, all: readonly ReadEvent[]): Finding[] {
  const counted = sums(rows);
  const known = new Set(rows.lots.map(({ id }) => id));
  const gone = all.filter(({ row }) => row.noun === 'lot' && row.verb === 'open' && !known.has(row.nounId));
  return [
    ...rows.lots.flatMap((lot) => checkLot(lot, toldOf(journal('lot', lot.id)), counted)),
    ...gone.map(({ row }): Finding => ({ code: 'row-missing', noun: 'lot', nounId: row.nounId })),
  ];
}
