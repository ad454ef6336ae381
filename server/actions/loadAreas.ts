import { dayOf } from '#core/day';
import type { Scope } from '#core/permission';
import { Refusal } from '#core/refusal';
import { insertAreas, listAreaLinks, listAreas, moveProducer, setAreaCode } from '#db/areas';
import { commit, type Write } from '#db/commit';
import { writeEvent } from '#db/events';
import { listUnplaced } from '#db/placing';
import { makePlacer } from '../areas/placing.ts';
import { type AreaPlan, planAreas } from '../areas/planAreas.ts';
import { readUnits } from '../areas/units2025.ts';
import type { Deps } from '../deps.ts';

const EVERYBODY: Scope = { all: true, areaIds: [], producerIds: [] };

/** What was loaded: nothing the second time. */
export interface AreaLoading {
  readonly areas: number;
  readonly links: number;
  /** Producers whose commune became sure. */
  readonly placed: number;
  /** Producers of whom a person must still say where they lie. */
  readonly toChoose: number;
  readonly counts: AreaPlan['counts'];
}

/**
 * Loads the administrative units since 2025-07-01 and what they were made of, of the whole country or of one province
 * by its code, in one commit; producers whose address leads to exactly one commune are placed there, those of a split
 * commune never. `invalid-input` for a code that no province has. Done twice it adds nothing.
 */
export async function loadAreas(
  deps: Pick<Deps, 'db' | 'now' | 'actor'>,
  { province }: { readonly province?: string | undefined },
): Promise<AreaLoading> {
  const at = deps.now();
  const units = await readUnits();
  if (province !== undefined && !units.provinces.some(({ code }) => code === province))
    throw new Refusal('invalid-input', { field: 'province', value: province });
  const [areas, links] = [await listAreas(deps.db), await listAreaLinks(deps.db)];
  const plan = planAreas(units, areas, links, province);

  const place = makePlacer([...areas, ...plan.areas], [...links, ...plan.links], dayOf(at));
  const unplaced = (await listUnplaced(deps.db, EVERYBODY)).map((one) => ({ one, placing: place(one) }));
  const placed = unplaced.flatMap(({ one, placing }) =>
    placing.is === 'sure' ? [{ ...one, to: placing.area.id }] : [],
  );

  const event = { at, actor: deps.actor };
  const { counts } = plan;
  const loaded = {
    areas: plan.areas.length,
    links: plan.links.length,
    province: province ?? null,
    ...counts,
  };
  const writes: Write[] = [
    ...insertAreas(plan.areas, plan.links),
    ...plan.codes.map(({ id, code }) => setAreaCode(id, code)),
    ...placed.flatMap(({ id, areaId, to }) => [
      moveProducer(id, areaId, to),
      writeEvent({
        ...event,
        verb: 'place',
        noun: 'producer',
        nounId: id,
        before: { areaId },
        after: { areaId: to },
      }),
    ]),
  ];
  if (writes.length > 0) {
    const what = { verb: 'load', noun: 'areas', nounId: province ?? 'all', after: loaded };
    await commit(deps.db, [...writes, writeEvent({ ...event, ...what })]);
  }
  const toChoose = unplaced.length - placed.length;
  return { areas: plan.areas.length, links: plan.links.length, placed: placed.length, toChoose, counts };
}
