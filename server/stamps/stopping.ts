import { lengthOf, type SerialSpan, spansWithout } from '#core/account';
import { idsOf } from '#core/batch';
import { formatBatchName } from '#core/batchName';
import type { Effect } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { formatPrintedId } from '#core/stampId';
import { countScanned } from '#db/batchSearch';
import type { Db } from '#db/open';
import { type Act, listActsOfBatch } from '#db/stampActs';
import type { StampTarget, TargetPiece } from './stampTarget.ts';

/** What a void or a recall leaves to do in one batch, and what was done there before. */
export interface StopPiece {
  readonly batch: TargetPiece['batch'];
  /** Serials that the act will be written for. */
  readonly spans: readonly SerialSpan[];
  readonly alreadyVoid: number;
  readonly alreadyRecalled: number;
  /** Stamps among the spans that somebody scanned. */
  readonly scanned: number;
}

function within(act: SerialSpan, piece: SerialSpan): SerialSpan {
  return { first: Math.max(act.first, piece.first), last: Math.min(act.last, piece.last) };
}

async function planPiece(db: Db, piece: TargetPiece, stopped: readonly Act[]): Promise<StopPiece> {
  const acts = await listActsOfBatch(db, piece.batch.id);
  const spansOf = (kinds: readonly Act[]) =>
    acts
      .filter(({ act }) => kinds.includes(act))
      .map((act) => within(act, piece))
      .filter(({ first, last }) => first <= last);
  const spans = spansWithout(piece, spansOf(stopped));
  let scanned = 0;
  for (const span of spans) scanned += (await countScanned(db, piece.batch.keyNumber, span)).stamps;
  return {
    batch: piece.batch,
    spans,
    scanned,
    alreadyVoid: lengthOf(spansOf(['void'])),
    alreadyRecalled: lengthOf(spansOf(['recall'])),
  };
}

/**
 * Plans which serials are still to be stopped, leaving out those the `stopped` acts already cover; throws
 * `batch-not-found` where no stamps were issued, `range-already-void` where nothing is left.
 */
export async function planStops(
  db: Db,
  target: StampTarget,
  stopped: readonly Act[],
): Promise<readonly StopPiece[]> {
  if (target.pieces.length === 0)
    throw new Refusal('batch-not-found', { batch: target.lotNumber ?? target.product.name });
  const pieces: StopPiece[] = [];
  for (const piece of target.pieces) pieces.push(await planPiece(db, piece, stopped));
  const left = pieces.filter(({ spans }) => spans.length > 0);
  if (left.length > 0) return pieces;
  const [first] = target.pieces;
  throw new Refusal('range-already-void', first ? idsOf(first.batch) : {});
}

function sum(pieces: readonly StopPiece[], of: (piece: StopPiece) => number): number {
  return pieces.reduce((total, piece) => total + of(piece), 0);
}

/** What stops, where, what was stopped before and what shoppers have seen of it: told before anyone approves. */
export function effectsOfStops(
  pieces: readonly StopPiece[],
  what: 'stamps-void' | 'stamps-recalled',
): Effect[] {
  const touched = pieces.filter(({ spans }) => spans.length > 0);
  const stamps = sum(touched, ({ spans }) => lengthOf(spans));
  const counted = (name: string, tone: Effect['tone'], count: number): Effect[] =>
    count > 0 ? [{ tone, what: name, values: { count } }] : [];
  return [
    { tone: 'danger', what, values: { count: stamps, batches: touched.length } },
    ...touched.map(({ batch, spans }): Effect => {
      const { first, last } = idsOf(batch);
      const span = { first: formatPrintedId(first), last: formatPrintedId(last) };
      const values = { batch: formatBatchName(batch), count: lengthOf(spans), of: batch.quantity, ...span };
      return { tone: 'neutral', what: 'stamps-in-batch', values };
    }),
    ...counted(
      'stamps-already-void',
      'notice',
      sum(pieces, ({ alreadyVoid }) => alreadyVoid),
    ),
    ...counted(
      'stamps-already-recalled',
      'notice',
      sum(pieces, ({ alreadyRecalled }) => alreadyRecalled),
    ),
    ...counted(
      'stamps-scanned',
      'warning',
      sum(touched, ({ scanned }) => scanned),
    ),
  ];
}
