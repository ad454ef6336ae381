import { isVoid, lengthOf, type SerialSpan } from '#core/account';
import type { LineProblem } from '#core/accountBook';
import type { Batch } from '#core/batch';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { findLotOfSeenBatch } from '#db/lotAccounts';
import { listActsOfBatch, type VoidCause } from '#db/stampActs';
import type { Write } from '#db/write';
import type { Deps } from '../deps.ts';
import { batchGiven } from '../finding.ts';
import { trustOf } from '../keys/trust.ts';
import { readStampLines } from './stampLines.ts';
import { voidAct, writesOfVoid } from './voiding.ts';

/** What came of a list of stamps to void: how many are void now, or what is wrong with which lines and nothing done. */
export interface VoidedLines {
  readonly stamps: number;
  readonly spans: readonly SerialSpan[];
  readonly wrong: readonly LineProblem[];
}

/** Lines read against a batch, and the writes that void what they name. */
export interface PlannedVoids extends VoidedLines {
  readonly batch: Batch;
  readonly writes: readonly Write[];
}

/**
 * Plans voiding the stamps that lines name, of a batch the scope sees; with one wrong line there are no writes.
 * Throws `batch-not-found`.
 */
export async function planVoidLines(
  deps: Deps,
  scope: Scope,
  input: {
    readonly batch: string;
    readonly stamps: string;
    readonly cause: VoidCause;
    readonly reason: string;
  },
): Promise<PlannedVoids> {
  const seen = await findLotOfSeenBatch(deps.db, scope, input.batch);
  if (!seen) throw new Refusal('batch-not-found', { batch: input.batch });
  const batch = await batchGiven(deps.db, input.batch);
  const acts = await listActsOfBatch(deps.db, batch.id);
  const { register: _none, ...trust } = await trustOf(deps.db, deps.origin, deps.secret, deps.now)();
  const context = { batch, voids: acts.filter(isVoid), trust, now: deps.now() };
  const { spans, wrong } = await readStampLines(input.stamps, context);
  const { cause, reason } = input;
  const writes = spans.flatMap((span) =>
    writesOfVoid(batch.lotId, voidAct(deps, { batch, ...span, cause, reason })),
  );
  return { batch, stamps: lengthOf(spans), spans, wrong, writes };
}
