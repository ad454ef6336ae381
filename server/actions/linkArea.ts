import { type Area, existsOn } from '#core/area';
import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { findArea, moveProducer } from '#db/areas';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findPlacedProducer } from '#db/placing';
import type { Deps } from '../deps.ts';
import type { LinkArea } from '../forms/area.ts';

function isWithin({ id, parentId }: Area, { all, areaIds }: Scope): boolean {
  return all || areaIds.includes(id) || (parentId !== null && areaIds.includes(parentId));
}

/**
 * Places a producer in a commune of today by a person's choice; the address as certified stays as it is. Throws
 * `not-found` for a producer outside the scope, `invalid-input` for what is no commune
 * of today inside the scope, `conflict` where
 * somebody placed it meanwhile. The same choice again changes nothing.
 */
export async function linkArea(
  deps: Pick<Deps, 'db' | 'now' | 'actor'>,
  scope: Scope,
  { producer: producerId, area: areaId }: LinkArea,
): Promise<void> {
  const at = deps.now();
  const producer = await findPlacedProducer(deps.db, scope, producerId);
  if (!producer) throw new Refusal('not-found');
  const area = await findArea(deps.db, areaId);
  const isToday = area?.level === 'commune' && existsOn(area, dayOf(at));
  if (!area || !isToday || !isWithin(area, scope))
    throw new Refusal('invalid-input', { field: 'area', value: areaId });
  if (producer.areaId === areaId) return;

  const change = { before: { areaId: producer.areaId }, after: { areaId, area: area.name } };
  await commit(deps.db, [
    moveProducer(producerId, producer.areaId, areaId),
    writeEvent({ at, actor: deps.actor, verb: 'place', noun: 'producer', nounId: producerId, ...change }),
  ]);
}
