import { addSighting, type CloneScore, NO_SIGHTINGS, scoreOf } from '#core/clone';
import type { Sighting } from '#core/sighting';
import { mix } from './clonesPlaces.ts';

// Five telephones against one honest stamp: 500 looks within ten days, each followed by "I bought it".

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BEGAN = Date.UTC(2026, 2, 2, 1);
const LOOKS = 500;

/** How five telephones try to smear: from which network each look comes, and which place it tells. */
export interface Smear {
  readonly name: string;
  readonly open: boolean;
  readonly days: number;
  readonly network: (n: number, phone: number) => { readonly id: number; readonly fixed: string | null };
  readonly place: (n: number, phone: number) => string | null;
  readonly pin?: true;
}

const none = () => null;
const mobile = (n: number) => ({ id: 10_000 + n, fixed: null });
const PROVINCES = ['24', '01', '79', '48', '92'];
const province = (n: number) => PROVINCES[n % 5] ?? '24';

/** The attacks; what is `open` may reach an alarm, and is said so. */
export const SMEARS: readonly Smear[] = [
  { name: 'all on one line', open: false, days: 10, network: () => ({ id: 1, fixed: '24' }), place: none },
  { name: 'mobile data, always other networks', open: false, days: 10, network: mobile, place: none },
  {
    name: 'a line and mobile data by turns',
    open: false,
    days: 10,
    network: (n) => (n % 2 ? mobile(n) : { id: 1, fixed: '24' }),
    place: none,
  },
  {
    name: 'mobile data, told places in five provinces',
    open: false,
    days: 10,
    network: mobile,
    place: (_, phone) => province(phone),
  },
  {
    name: 'the same, with a line of their own',
    open: false,
    days: 10,
    network: (n, phone) => (phone === 0 ? { id: 1, fixed: '24' } : mobile(n)),
    place: (_, phone) => province(phone),
  },
  {
    name: 'five houses in five provinces',
    open: true,
    days: 10,
    network: (_, phone) => ({ id: phone, fixed: province(phone) }),
    place: (_, phone) => province(phone),
  },
  {
    name: 'told places, kept up for 60 days',
    open: true,
    days: 60,
    network: mobile,
    place: (_, phone) => province(phone),
  },
  {
    name: 'owners of a scratched PIN, 5 telephones',
    open: true,
    days: 10,
    network: mobile,
    place: none,
    pin: true,
  },
];

function bare(at: number, id: number, agent: number, fixed: string | null): Sighting {
  const mark = (n: number, day: string) => `${mix(n, Date.parse(day) / DAY_MS)}`;
  return {
    at,
    kind: 'shopper',
    marksOn: (day) => ({ network: mark(id, day), agent: mark(900 + agent, day) }),
    networkKind: fixed ? 'fixed' : 'mobile',
    province: fixed,
    answer: null,
    commune: null,
    pinShown: false,
  };
}

/** What happened honestly before: two looked at it on the shelf, one bought it and looked again at home. */
function honest(): Sighting[] {
  const home = bare(BEGAN - DAY_MS, 503, 13, '24');
  const shelf = [bare(BEGAN - 4 * DAY_MS, 501, 11, null), bare(BEGAN - 3 * DAY_MS, 502, 12, null)];
  return [...shelf, home, { ...home, answer: 'bought' }];
}

/** The score of an honest stamp after an attack. */
export function smeared({ network, place, days, pin }: Smear): CloneScore {
  let state = honest().reduce(addSighting, NO_SIGHTINGS);
  for (let n = 0; n < LOOKS; n += 1) {
    const phone = n % 5;
    const at = BEGAN + (n * days * DAY_MS) / LOOKS + (n % 7) * (HOUR_MS / 60);
    const { id, fixed } = network(n, phone);
    const code = place(n, phone);
    const look: Sighting = { ...bare(at, id, phone, fixed), answer: 'bought', pinShown: pin === true };
    state = addSighting(state, {
      ...look,
      commune: code ? { id: `${code}-${phone}`, province: code } : null,
    });
  }
  return scoreOf(state, BEGAN);
}
