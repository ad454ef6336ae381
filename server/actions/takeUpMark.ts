import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findMark, findOfficeMark, takeUpMark as takeUpRow } from '#db/marks';
import type { Deps } from '../deps.ts';

/**
 * Takes a mark of the office's up again: an OCOP mark has the stars it had when it was put out of use, where no other
 * was chosen for them; the office's own is the one that stands. What is so already writes nothing. Throws
 * `mark-not-found` for a producer's mark, which its producer uploads, `not-permitted` where the scope is not the whole
 * office.
 */
export async function takeUpMark(
  deps: Deps,
  scope: Scope,
  { mark: id }: { readonly mark: string },
): Promise<void> {
  if (!scope.all) throw new Refusal('not-permitted');
  const mark = await findMark(deps.db, id);
  if (!mark || mark.kind === 'producer') throw new Refusal('mark-not-found', { mark: id });
  const newest = mark.kind === 'office' ? await findOfficeMark(deps.db) : undefined;
  if (mark.retiredAt === null && (mark.kind === 'ocop' || newest?.id === id)) return;

  const at = deps.now();
  const after = { kind: mark.kind, name: mark.name, hash: mark.hash };
  const event = { at, actor: deps.actor, verb: 'return', noun: 'mark', nounId: id, after };
  const newestFrom = Math.max(at, (newest?.at ?? 0) + 1);
  await commit(deps.db, [takeUpRow(id, newestFrom), writeEvent(event)]);
}
