import type { Sighting } from '#core/sighting';
import { type Given, type Network, People, type Person } from './clonesPeople.ts';
import { COMMUNES, Dice } from './clonesPlaces.ts';

// What happens to the stamps of the simulated market until the last is forgotten: shelves, shops' staff, buyers, their
// families, gifts, display units, pictures passed around, and copies on other goods.

/** What truly happened to a stamp. */
export type Fate =
  | { readonly kind: 'honest' | 'leaked' }
  | { readonly kind: 'copied'; readonly copies: number };

/** One stamp that was looked at. */
export interface Looked {
  readonly fate: Fate;
  readonly batch: number;
  readonly looks: Sighting[];
  /** Those among them that were looks at copies. */
  readonly ofCopies?: ReadonlySet<Sighting>;
}

/** How people act in the simulated market, in parts of one. */
export const MARKET = {
  shelfLooks: 0.2,
  display: 0.015,
  displayLooks: 12,
  staffLooks: 0.03,
  staffKnown: 0.7,
  buyerLooks: 0.1,
  travellers: 0.1,
  family: 0.3,
  gift: 0.15,
  giftLooks: 0.12,
  leaked: 0.0004,
  withPin: 0.15,
  pinUsed: 0.4,
  pinUsedAgain: 0.1,
  clonerKnowsPin: 0.5,
  soldAtHome: 0.6,
  copiedEach: 15 / 200_000,
};

/** How many copies are made of a code, and of how many codes for every 200,000 stamps. */
export const COPIES = [3, 10, 30, 100, 300, 1000] as const;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BEGAN = Date.UTC(2026, 0, 5);
const ISSUE_DAYS = 120;
const BATCH = 500;

interface Shop {
  readonly province: string;
  readonly commune: number;
  /** The shop's own line, where shoppers may use it. */
  readonly wifi: Person | null;
}

interface Sale {
  readonly shop: Shop;
  readonly stockedAt: number;
  readonly soldAt: number;
  readonly pin: 'none' | 'own' | 'wrong';
}

class Market extends People {
  shop(province: string): Shop {
    const keeper = this.person(province);
    return { province, commune: this.dice.below(COMMUNES), wifi: this.dice.chance(0.5) ? keeper : null };
  }

  private atShop(shop: Shop): Person {
    const home = this.dice.chance(MARKET.travellers) ? this.province() : shop.province;
    return { ...this.person(home), province: home };
  }

  private shopNetwork(shop: Shop, at: number): Network {
    return shop.wifi && this.dice.chance(0.1) ? this.line(shop.wifi, at) : this.mobile();
  }

  private lookAtShop(into: Sighting[], who: Person, shop: Shop, at: number, where: 'shelf' | 'buyer') {
    const there = { ...who, province: shop.province, commune: shop.commune };
    this.look(into, there, this.shopNetwork(shop, at), at, where);
  }

  /** People who look at a thing on a shelf and put it back. */
  onlookers(into: Sighting[], shop: Shop, mean: number, from: number, to: number) {
    for (let left = this.dice.times(mean); left > 0; left -= 1)
      this.lookAtShop(into, this.atShop(shop), shop, this.dice.between(from, to), 'shelf');
  }

  private atHome(
    into: Sighting[],
    who: Person,
    from: number,
    days: number,
    pin: boolean,
    where: 'home' | 'gift' = 'home',
  ) {
    const at = from + this.dice.between(2 * HOUR_MS, days * DAY_MS);
    this.look(into, who, this.network(who, true, at), at, where, pin);
  }

  private buyer(into: Sighting[], { shop, soldAt, pin }: Sale) {
    const { dice } = this;
    const who = this.atShop(shop);
    const shows = (part: number) => pin === 'own' && dice.chance(part);
    const looks = 1 + dice.below(4);
    const atShop = dice.chance(0.3);
    if (atShop) this.lookAtShop(into, who, shop, soldAt, 'buyer');
    for (let n = Number(atShop); n < looks; n += 1)
      this.atHome(into, who, soldAt, n < 2 ? 3 : 25, n < 2 && shows(MARKET.pinUsed));
    if (dice.chance(MARKET.family)) this.atHome(into, this.kin(who), soldAt, 10, shows(MARKET.pinUsedAgain));
  }

  /** One thing with this stamp on it: on the shelf, sold, taken home, perhaps given to somebody far away. */
  unit(into: Sighting[], sale: Sale) {
    const { dice } = this;
    const { shop, stockedAt, soldAt, pin } = sale;
    this.onlookers(into, shop, MARKET.shelfLooks, stockedAt, soldAt);
    if (dice.chance(MARKET.staffLooks)) {
      const known = dice.chance(MARKET.staffKnown);
      const made: Sighting[] = [];
      this.lookAtShop(made, this.person(shop.province), shop, stockedAt, 'shelf');
      into.push(...made.map((look) => (known ? { ...look, kind: 'staff' as const } : look)));
    }
    if (dice.chance(MARKET.buyerLooks)) this.buyer(into, sale);
    if (dice.chance(MARKET.gift) && dice.chance(MARKET.giftLooks))
      this.atHome(
        into,
        this.person(this.province()),
        soldAt + 5 * DAY_MS,
        40,
        pin === 'own' && dice.chance(MARKET.pinUsedAgain),
        'gift',
      );
  }

  /** A picture of the stamp is passed around: people everywhere open it from the screen. */
  leak(into: Sighting[], home: string, from: number) {
    const lookers = Math.round(20 * 10 ** this.dice.roll());
    const days = this.dice.between(3, 30);
    for (let n = 0; n < lookers; n += 1) {
      const who = this.person(this.dice.chance(0.3) ? home : this.province());
      const at = from + this.dice.roll() ** 2 * days * DAY_MS;
      this.look(into, who, this.network(who, this.dice.chance(0.6), at), at, 'photo');
    }
  }

  /** Copies of the stamp on goods in one to three provinces, some dozens to a shop, sold over one to three months. */
  copies(into: Sighting[], copies: number, home: string, from: number, pin: Sale['pin']) {
    const { dice } = this;
    const provinces = Array.from({ length: 1 + dice.below(3) }, (_, n) =>
      n === 0 && dice.chance(0.5) ? home : this.province(),
    );
    const days = dice.between(30, 90);
    let shop: Shop | undefined;
    for (let n = 0; n < copies; n += 1) {
      if (!shop || n % 12 === 0) shop = this.shop(provinces[dice.below(provinces.length)] ?? home);
      const stockedAt = from + dice.roll() * days * DAY_MS;
      this.unit(into, { shop, stockedAt, soldAt: stockedAt + dice.waits(14) * DAY_MS, pin });
    }
  }
}

function fateOf(dice: Dice): Fate {
  const roll = dice.roll();
  if (roll < MARKET.leaked) return { kind: 'leaked' };
  const copies = COPIES[Math.floor((roll - MARKET.leaked) / MARKET.copiedEach)];
  return copies ? { kind: 'copied', copies } : { kind: 'honest' };
}

/** Every stamp of a market that anybody looked at, one at a time, its looks in order of time. */
export function* market(seed: number, stamps: number, given: Given): Generator<Looked> {
  const fates = new Dice(seed + 7919);
  const world = new Market(seed, given);
  const { dice } = world;
  let [home, batch, issuedAt, withPin] = ['01', 0, BEGAN, false];
  let shop = world.shop(home);
  for (let n = 0; n < stamps; n += 1) {
    if (n % BATCH === 0) {
      [home, batch, withPin] = [world.province(), batch + 1, dice.chance(MARKET.withPin)];
      issuedAt = BEGAN + dice.roll() * ISSUE_DAYS * DAY_MS;
    }
    if (n % 24 === 0) shop = world.shop(dice.chance(MARKET.soldAtHome) ? home : world.province());
    const fate = fateOf(fates);
    const looks: Sighting[] = [];
    const stockedAt = issuedAt + dice.between(2, 30) * DAY_MS;
    const shown = dice.chance(MARKET.display);
    const soldAt = stockedAt + dice.waits(shown ? 30 : 14) * DAY_MS;
    if (shown) world.onlookers(looks, shop, MARKET.displayLooks, stockedAt, soldAt);
    world.unit(looks, { shop, stockedAt, soldAt, pin: withPin ? 'own' : 'none' });
    if (fate.kind === 'leaked') world.leak(looks, home, soldAt);
    const copied: Sighting[] = [];
    if (fate.kind === 'copied') {
      const knows = dice.chance(MARKET.clonerKnowsPin) ? 'own' : 'wrong';
      world.copies(copied, fate.copies, home, soldAt + 5 * DAY_MS, withPin ? knows : 'none');
      looks.push(...copied);
    }
    if (looks.length > 0)
      yield { fate, batch, looks: looks.sort((a, b) => a.at - b.at), ofCopies: new Set(copied) };
  }
}

/** The looks at each code of one sheet, of which every code is copied so often; the sheet's own goods left out. */
export function* copiedSheet(seed: number, codes: number, copies: number, given: Given) {
  const world = new Market(seed, given);
  const home = world.province();
  for (let n = 0; n < codes; n += 1) {
    const looks: Sighting[] = [];
    world.copies(looks, copies, home, BEGAN, 'none');
    yield { looks: looks.sort((a, b) => a.at - b.at) };
  }
}
