import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { listCommunesSeen } from '#db/communes';
import { writeEvent } from '#db/events';
import { insertProducer, type NewProducer } from '#db/producers';
import { type Deps, newId } from '../deps.ts';
import type { RecordProducer } from '../forms/producer.ts';
import { provinceNameKey } from '../import/identity.ts';
import { areaGiven, type FoundArea, taxCodeGiven } from '../register/producerGiven.ts';

/** Where a new producer lies: as said, else the only commune its recorder sees; the whole office may leave it open. */
async function placeOf(deps: Deps, scope: Scope, area: string | undefined): Promise<FoundArea | null> {
  const today = dayOf(deps.now());
  if (area !== undefined) return areaGiven(deps.db, scope, area, today);
  if (scope.all) return null;
  const [only, ...others] = await listCommunesSeen(deps.db, scope, today);
  if (!only || others.length > 0) throw new Refusal('area-unclear', { field: 'area' });
  return { area: only.area, province: only.parent };
}

/**
 * Records a producer that nobody had on record, in a commune its recorder sees; throws `tax-code-invalid`,
 * `tax-code-taken`, `area-unclear`.
 */
export async function recordProducer(deps: Deps, scope: Scope, input: RecordProducer): Promise<NewProducer> {
  const taxCode = input.taxCode === undefined ? null : await taxCodeGiven(deps.db, input.taxCode);
  const place = await placeOf(deps, scope, input.area);

  const { name, kind, email = null, phone = null } = input;
  if (input.phonePublic) throw new Refusal('invalid-input', { field: 'phonePublic', value: phone ?? '' });
  const producer: NewProducer = {
    id: newId(deps, 'prc'),
    ...{ name, kind, taxCode, email, phone, phonePublic: false },
    areaId: place?.area.id ?? null,
    provinceKey: place?.province ? provinceNameKey(place.province) : null,
  };

  const event = { at: deps.now(), actor: deps.actor, verb: 'record', noun: 'producer', nounId: producer.id };
  await commit(deps.db, [insertProducer(producer), writeEvent({ ...event, after: producer })]);
  return producer;
}
