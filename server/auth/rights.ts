import { isProducerRole, type Role, type Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { isRuledBy } from '#db/grants';
import { listAreasGiven, listProducersGiven, type Place } from '#db/places';
import { findUserSeen, type User } from '#db/users';
import type { Deps } from '../deps.ts';

/** The command line's scope: whoever may run it holds the whole office. */
export const EVERYTHING: Scope = { all: true, areaIds: [], producerIds: [] };

interface Asked {
  readonly role: Role;
  readonly area?: string | undefined;
  readonly producer?: string | undefined;
}

function only(found: readonly Place[], field: 'area' | 'producer', value: string): Place {
  const [place, ...others] = found;
  if (!place || others.length > 0)
    throw new Refusal('place-unknown', { field, ...(value && { value: value.slice(0, 80) }) });
  return place;
}

/**
 * What a role is given over: for a producer's role its producer, for an office's role an area or the whole office;
 * each inside the scope of who gives it. Throws `place-unknown` naming the field, `not-permitted` for the whole office
 * by who does not hold it.
 */
export async function placeGiven(
  { db }: Deps,
  scope: Scope,
  { role, area, producer }: Asked,
): Promise<{ areaId: string | null; producerId: string | null }> {
  if (isProducerRole(role)) {
    const given = producer ?? '';
    return {
      areaId: null,
      producerId: only(await listProducersGiven(db, scope, given), 'producer', given).id,
    };
  }
  if (area) return { areaId: only(await listAreasGiven(db, scope, area), 'area', area).id, producerId: null };
  if (!scope.all) throw new Refusal('not-permitted');
  return { areaId: null, producerId: null };
}

/**
 * The person whose rights somebody is about to change: found only where the scope sees them (`user-not-found`), all
 * of their roles inside it, and never oneself (`not-permitted`): another person gives and takes.
 */
export async function personRuled(deps: Deps, scope: Scope, userId: string): Promise<User> {
  const user = await findUserSeen(deps.db, scope, userId);
  if (!user) throw new Refusal('user-not-found', {});
  if (user.id === deps.actor || !(await isRuledBy(deps.db, scope, user.id)))
    throw new Refusal('not-permitted');
  return user;
}
