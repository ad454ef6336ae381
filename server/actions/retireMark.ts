import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findMark, retireMark as retireRow } from '#db/marks';
import { findProducerSeen } from '#db/producers';
import type { Deps } from '../deps.ts';

/**
 * Puts a mark out of use: no new print has it, and what was printed with it can be printed again. Put out of use
 * already, it stays so. Throws `mark-not-found` outside the scope, `not-permitted` for a mark of the whole office.
 */
export async function retireMark(
  deps: Deps,
  scope: Scope,
  { mark: id }: { readonly mark: string },
): Promise<void> {
  const mark = await findMark(deps.db, id);
  if (!mark) throw new Refusal('mark-not-found', { mark: id });
  if (mark.producerId === null && !scope.all) throw new Refusal('not-permitted');
  if (mark.producerId !== null && !(await findProducerSeen(deps.db, scope, mark.producerId)))
    throw new Refusal('mark-not-found', { mark: id });
  if (mark.retiredAt !== null) return;

  const at = deps.now();
  const before = { kind: mark.kind, producerId: mark.producerId, name: mark.name, hash: mark.hash };
  const event = { at, actor: deps.actor, verb: 'put-away', noun: 'mark', nounId: id, before };
  await commit(deps.db, [retireRow(id, at), writeEvent(event)]);
}
