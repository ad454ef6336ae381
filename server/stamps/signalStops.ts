import { lastSerial } from '#core/batch';
import type { Scope } from '#core/permission';
import type { Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import type { Db } from '#db/open';
import { listProposals } from '#db/proposals';
import { listSignalsAbout } from '#db/raisedSignals';
import { findSignal, type SignalSeen } from '#db/signalPages';
import { parseForm } from '../forms/form.ts';
import { stampTargetForm } from '../forms/stamps.ts';
import { isOneStamp, type StampTarget, targetGiven } from './stampTarget.ts';

const STOPS = ['void-stamps', 'recall-stamps'] as const;

/** The stamps a prepared void or recall means; undefined where they cannot be told any more. */
async function targetOf(db: Db, { input }: Pick<Proposal, 'input'>): Promise<StampTarget | undefined> {
  try {
    return await targetGiven(db, parseForm(stampTargetForm, input));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The voids and recalls a scope sees, waiting for an approver, that would stop a signal's stamp or its batch. */
export async function listWaitingStops(
  db: Db,
  scope: Scope,
  { about, batchId, serial }: SignalSeen,
): Promise<Proposal[]> {
  const waiting: Proposal[] = [];
  for (const kind of STOPS) {
    for (const proposal of await listProposals(db, scope, { state: 'waiting', kind })) {
      const target = await targetOf(db, proposal);
      const isMeant = target?.pieces.some(
        ({ batch, first, last }) =>
          batch.id === batchId &&
          (about === 'stamp'
            ? first <= serial && serial <= last
            : first === batch.first && last === lastSerial(batch)),
      );
      if (isMeant) waiting.push(proposal);
    }
  }
  return waiting;
}

/** The sign of copying of the one stamp that a void or recall means, where the scope sees one. */
export async function findSignalOfStop(
  db: Db,
  scope: Scope,
  { kind, input }: Pick<Proposal, 'kind' | 'input'>,
): Promise<string | null> {
  if (!STOPS.some((one) => one === kind)) return null;
  const target = await targetOf(db, { input });
  const [piece] = target?.pieces ?? [];
  if (!target || !piece || !isOneStamp(target)) return null;
  const place = { keyNumber: piece.batch.keyNumber, serial: piece.first };
  const [signal] = await listSignalsAbout(db, 'stamp', [place]);
  return signal && (await findSignal(db, scope, signal.id)) ? signal.id : null;
}
