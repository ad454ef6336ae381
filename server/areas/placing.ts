import type { Area, AreaLink } from '#core/area';
import type { Day } from '#core/day';
import { Refusal } from '#core/refusal';
import type { UnplacedProducer } from '#db/placing';
import { PlaceFinder } from '../import/places.ts';
import { readPlacesOf } from '../import/reading.ts';
import type { Whereabouts } from '../import/written.ts';

/** Where a producer may lie today: one commune that is sure, or those a person must choose among. */
export type Placing =
  | { readonly is: 'sure'; readonly area: Area }
  | { readonly is: 'choose'; readonly candidates: readonly Area[] };

const NO_PLACES = { commune: '', district: '', province: '', communeNow: '', provinceNow: '' };

function placesOf({ addresses, given }: UnplacedProducer): Whereabouts[] {
  return [...given.map(readPlacesOf), ...addresses.map((address) => ({ places: NO_PLACES, address }))];
}

/** Finds where producers lie today by what the register was told of them; makes no area. */
export function makePlacer(areas: readonly Area[], links: readonly AreaLink[], today: Day) {
  const finder = new PlaceFinder(areas, links, today, () => {
    throw new Refusal('unexpected');
  });
  const byId = new Map(areas.map((area) => [area.id, area]));
  /** A commune stated as today's that nobody has on record says nothing here: an import adds those. */
  const then = (where: Whereabouts) => ({ ...where, places: { ...where.places, communeNow: '' } });
  /** Sure only where all that is told leads to one commune, none of it split. */
  return (producer: UnplacedProducer): Placing => {
    const told = placesOf(producer).map(then);
    const named = told.filter((where) => finder.possibleCommunes(where).length > 0);
    const sure = new Set(named.map((where) => finder.areaId(where)));
    const [only] = sure;
    const area = sure.size === 1 && typeof only === 'string' ? byId.get(only) : undefined;
    if (area?.level === 'commune') return { is: 'sure', area };
    const possible = named.flatMap((where) => finder.possibleCommunes(where));
    return { is: 'choose', candidates: [...new Map(possible.map((one) => [one.id, one])).values()] };
  };
}
