import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { dissolveProduct, findHoldings, type Holdings, type MatchRow, settleMatch } from '#db/matches';
import type { Deps } from '../deps.ts';
import type { DecideMatch } from '../forms/match.ts';

/** What becomes of the two: one went into the other, both stand and are linked, or they stay two. */
export type MatchFate = 'joined' | 'linked' | 'apart';

/** True where a product is known by rows of sheets only, and may go into another. */
export function isDissolvable({ recognitions, lots, batches, others }: Holdings): boolean {
  return recognitions + lots + batches + others === 0;
}

function sidesOf({ later, earlier }: MatchRow, survivor: string | undefined) {
  const pair = [later, earlier];
  const stays = pair.find(({ id }) => id === survivor);
  const goes = pair.find(({ id }) => id !== survivor);
  if (!stays || !goes) throw new Refusal('invalid-input', { field: 'survivor', value: survivor ?? '' });
  return { stays, goes };
}

/**
 * Decides whether two products are one, once for all: nobody is asked again. Of the same, the one that stands on
 * rows only goes into the other with its rows and barcodes; where it was recognised or has lots, both stand with their
 * own history and are linked. Throws `match-decided`, and `conflict` where one was recognised meanwhile.
 */
export async function decideMatch(deps: Deps, match: MatchRow, input: DecideMatch): Promise<MatchFate> {
  if (match.decidedAt !== null) throw new Refusal('match-decided');
  const { outcome, reason } = input;
  const survivor = outcome === 'same' ? input.survivor : match.earlier.id;
  const { stays, goes } = sidesOf(match, survivor);
  const dissolves = outcome === 'same' && isDissolvable(await findHoldings(deps.db, goes.id));
  const fate: MatchFate = outcome === 'different' ? 'apart' : dissolves ? 'joined' : 'linked';

  const at = deps.now();
  const decision = { goneId: goes.id, survivorId: stays.id, outcome, by: deps.actor, at };
  const event = { at, actor: deps.actor, verb: 'decide', noun: 'match', nounId: match.id };
  const after = { outcome, fate, reason, product: goes.name, with: stays.name };
  const joined = { before: goes, after: { survivor: stays.id, name: stays.name, reason } };
  await commit(deps.db, [
    ...settleMatch({ ...decision, matchId: match.id }),
    ...(dissolves ? dissolveProduct(goes.id, stays.id) : []),
    writeEvent({ ...event, after }),
    ...(dissolves
      ? [writeEvent({ ...event, verb: 'merge', noun: 'product', nounId: goes.id, ...joined })]
      : []),
  ]);
  return fate;
}
