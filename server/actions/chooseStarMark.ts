import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { clearStarMark, listOfficeMarks, listStarMarks, setStarMark } from '#db/marks';
import type { Deps } from '../deps.ts';
import type { ChooseStarMark } from '../forms/mark.ts';

/**
 * Says which OCOP mark stands on stamps of how many stars from now on, or that none does; stamps printed before keep
 * theirs. What was so already writes nothing. Throws `mark-not-found` for what is no OCOP mark in use, `not-permitted`
 * where the scope is not the whole office.
 */
export async function chooseStarMark(
  deps: Deps,
  scope: Scope,
  { star, mark }: ChooseStarMark,
): Promise<void> {
  if (!scope.all) throw new Refusal('not-permitted');
  const stands = (await listStarMarks(deps.db)).find((row) => row.star === star)?.mark.id ?? null;
  const known = (await listOfficeMarks(deps.db)).some(({ id, kind }) => id === mark && kind === 'ocop');
  if (mark !== null && !known) throw new Refusal('mark-not-found', { mark });
  if (stands === mark) return;

  const at = deps.now();
  const { actor } = deps;
  const event = { at, actor, verb: 'choose', noun: 'star-mark', nounId: String(star) };
  await commit(deps.db, [
    mark === null ? clearStarMark(star) : setStarMark({ star, markId: mark, at, actor }),
    writeEvent({ ...event, before: { mark: stands }, after: { mark } }),
  ]);
}
