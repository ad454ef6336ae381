import type { Day } from '#core/day';
import type { Marks, NetworkKind, ScanAnswer, Sighting } from '#core/sighting';
import { COMMUNES, Dice, HUBS, mix, PROVINCES } from './clonesPlaces.ts';

// Who looks in the simulated market, and what of them can be seen: a network's prefix, a coarse browser class, and
// what they choose to tell. Nobody bears a name, an account, a cookie or a device number.

/** How the simulated world is, in parts of one. */
export const WORLD = {
  fixedLine: 0.4,
  misplacedLine: 0.15,
  lineNotInTable: 0.05,
  mobileTakenForLine: 0.005,
  lineKeepsNumber: 0.2,
  lineChangesDays: 30,
  vpn: 0.01,
  otherBrowser: 0.2,
  answers: 0.3,
  tells: 0.18,
  wrongCommune: 0.08,
  agents: 32,
  agentDays: 35,
};

/** What the operator and the shoppers give: a table of networks, answers, places. */
export interface Given {
  readonly table: boolean;
  readonly answers: boolean;
  readonly places: boolean;
}

/** What people press, by where they stand. */
const SAYS: Readonly<
  Record<'shelf' | 'buyer' | 'home' | 'gift' | 'photo', readonly (readonly [ScanAnswer, number])[]>
> = {
  shelf: [
    ['held', 0.87],
    ['photo', 0.08],
    ['bought', 0.05],
  ],
  buyer: [
    ['bought', 0.5],
    ['held', 0.48],
    ['photo', 0.02],
  ],
  home: [
    ['bought', 0.82],
    ['held', 0.15],
    ['photo', 0.03],
  ],
  gift: [
    ['held', 0.7],
    ['bought', 0.25],
    ['photo', 0.05],
  ],
  photo: [
    ['photo', 0.8],
    ['held', 0.12],
    ['bought', 0.08],
  ],
};

/** Browsers' names, a few of which most people's bear; the newest edition of each changes its name every few weeks. */
const AGENT_WEIGHTS = Array.from({ length: WORLD.agents }, (_, n) => [n, 1 / (n + 2)] as const);
const AGENT_TOTAL = AGENT_WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
const POPULATION = PROVINCES.reduce((sum, [, thousands]) => sum + thousands, 0);
const THOUSANDS = new Map(PROVINCES);
const CODES = PROVINCES.map(([code]) => code);

const [MOBILE, VPN] = [1e6, 2e6];
const MOBILE_PREFIXES = 1500;
const DAY_MS = 86_400_000;

/** Somebody with a telephone: a house (a number, and a line where it has one), a province, a browser. */
export interface Person {
  readonly house: number;
  readonly line: boolean;
  readonly province: string;
  readonly commune: number;
  readonly agent: number;
}

/** A network as looks come from it: its prefix, and what the operator's table says of it. */
export interface Network {
  readonly prefix: number;
  readonly kind: NetworkKind;
  readonly province: string | null;
}

const dayNumbers = new Map<Day, number>();
function marksOf(day: Day, network: number, agent: number): Marks {
  const number = dayNumbers.get(day) ?? Date.parse(day) / DAY_MS;
  dayNumbers.set(day, number);
  return { network: `${mix(network, number)}`, agent: `${mix(agent, number + 50_000)}` };
}

/** A world of one seed in which looks are made. */
export class People {
  readonly dice: Dice;
  readonly given: Given;
  constructor(seed: number, given: Given) {
    this.dice = new Dice(seed);
    this.given = given;
  }

  province(): string {
    return this.dice.pick(PROVINCES, POPULATION);
  }

  person(province: string): Person {
    const { dice } = this;
    return {
      house: dice.below(2 ** 31),
      line: dice.chance(WORLD.fixedLine),
      province,
      commune: dice.below(COMMUNES),
      agent: dice.pick(AGENT_WEIGHTS, AGENT_TOTAL),
    };
  }

  /** Another person of the same house. */
  kin(person: Person): Person {
    return { ...person, agent: this.dice.pick(AGENT_WEIGHTS, AGENT_TOTAL) };
  }

  /** A house's line on a day: its number changes about monthly, within its province. */
  line({ house, province }: Person, at: number): Network {
    const keeps = mix(house, 1) / 2 ** 32 < WORLD.lineKeepsNumber;
    const epoch = keeps ? 0 : Math.floor((at / DAY_MS + (house % 30)) / WORLD.lineChangesDays);
    const lines = Math.ceil((THOUSANDS.get(province) ?? 1000) * 0.9);
    const index = CODES.indexOf(province);
    return this.asListed(index * 16_384 + (mix(house, epoch + 7) % lines), province);
  }

  /** What the operator's table says of a line's prefix: mostly right. */
  private asListed(prefix: number, truly: string): Network {
    const fate = mix(prefix, 3) / 2 ** 32;
    if (!this.given.table || fate < WORLD.lineNotInTable) return { prefix, kind: 'unknown', province: null };
    const misplaced = fate > 1 - WORLD.misplacedLine;
    const elsewhere = mix(prefix, 5) % 2 ? HUBS[mix(prefix, 4) % 3] : CODES[mix(prefix, 4) % 34];
    return { prefix, kind: 'fixed', province: (misplaced ? elsewhere : truly) ?? truly };
  }

  /** Mobile data: another shared prefix every time, and no table knows where its users are. */
  mobile(): Network {
    const prefix = MOBILE + this.dice.below(MOBILE_PREFIXES);
    if (!this.given.table) return { prefix, kind: 'unknown', province: null };
    const taken = mix(prefix, 9) / 2 ** 32 < WORLD.mobileTakenForLine;
    return { prefix, kind: taken ? 'fixed' : 'mobile', province: taken ? (HUBS[prefix % 3] ?? null) : null };
  }

  /** Where a person's look comes from: the house's line at home, where there is one; else mobile data, rarely a VPN. */
  network(person: Person, atHome: boolean, at: number): Network {
    if (this.dice.chance(WORLD.vpn)) {
      const prefix = VPN + this.dice.below(40);
      return { prefix, kind: this.given.table ? 'shared' : 'unknown', province: null };
    }
    return atHome && person.line && this.dice.chance(0.85) ? this.line(person, at) : this.mobile();
  }

  /** One look, and what may be pressed a little later, as the recorder would pass them on. */
  look(
    into: Sighting[],
    person: Person,
    network: Network,
    at: number,
    where: keyof typeof SAYS,
    pin = false,
  ) {
    const { dice, given } = this;
    const browser = dice.chance(WORLD.otherBrowser) ? WORLD.agents + (person.house % 6) : person.agent;
    const agent = browser + 64 * Math.floor((at / DAY_MS + browser * 7) / WORLD.agentDays);
    const bare: Sighting = {
      at: Math.round(at),
      kind: 'shopper',
      marksOn: (day) => marksOf(day, network.prefix, agent),
      networkKind: network.kind,
      province: network.province,
      answer: null,
      commune: null,
      pinShown: false,
    };
    into.push(bare);
    const answer = dice.chance(WORLD.answers) ? dice.pick(SAYS[where], 1) : null;
    if (answer && given.answers) into.push({ ...bare, at: bare.at + 20_000, answer });
    const wrong = dice.chance(WORLD.wrongCommune);
    if (dice.chance(WORLD.tells) && given.places) {
      const id = `${person.province}-${wrong ? dice.below(COMMUNES) : person.commune}`;
      into.push({ ...bare, at: bare.at + 30_000, commune: { id, province: person.province } });
    }
    if (pin) into.push({ ...bare, at: bare.at + 40_000, pinShown: true });
  }
}
