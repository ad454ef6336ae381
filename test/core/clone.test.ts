import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSighting, type CloneState, forgetMarks, isStaff, NO_SIGHTINGS, scoreOf } from '#core/clone';
import { isSpread, scoreBatch } from '#core/cloneBatch';
import { isImpossible, kmBetween } from '#core/cloneTravel';
import type { Sighting } from '#core/sighting';
import { isAlarm, outcomes, qualityOf } from '#test/bench/clonesMeasure.ts';
import { mix } from '#test/bench/clonesPlaces.ts';
import { SMEARS, smeared } from '#test/bench/clonesSmear.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const BEGAN = Date.UTC(2026, 9, 1, 2);

/** A look of somebody: a network and a browser by name, marked anew every day. */
function look(network: string, agent: string, day: number, more: Partial<Sighting> = {}): Sighting {
  const mark = (text: string, on: string) =>
    [...text, ...on]
      .reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), 1)
      .toString(36)
      .padStart(8, '0');
  return {
    at: BEGAN + day * DAY_MS,
    kind: 'shopper',
    marksOn: (on) => ({ network: mark(network, on), agent: mark(agent, on) }),
    networkKind: 'mobile',
    province: null,
    answer: null,
    commune: null,
    pinShown: false,
    ...more,
  };
}

const home = (name: string, agent: string, day: number, province = '24', more: Partial<Sighting> = {}) =>
  look(name, agent, day, { networkKind: 'fixed', province, ...more });
const bought = { answer: 'bought' } as const;
const stateOf = (looks: readonly Sighting[]): CloneState => looks.reduce(addSighting, NO_SIGHTINGS);
const scored = (looks: readonly Sighting[]) => scoreOf(stateOf(looks), BEGAN);
const linesOf = (looks: readonly Sighting[]) =>
  scored(looks).evidence.map(({ kind, count }) => `${kind} ${count}`);

/** A stamp on goods in three provinces: six houses within six weeks, most of whom say they bought. */
const COPIED = ['24', '01', '79', '24', '48', '01'].map((province, n) =>
  home(`house-${n}`, `browser-${n}`, n * 7, province, n % 2 ? {} : bought),
);

describe('Who is known again', () => {
  test('a family scanning at home on several days, with several telephones, is one visitor', () => {
    const looks = [0, 1, 5, 20].map((day, n) => home('our-line', `phone-${n}`, day, '24', bought));
    expect(stateOf(looks)).toMatchObject({ visitors: 1, homes: 1, buyers: 1 });
    expect(scored(looks)).toMatchObject({ score: 0, level: 'ordinary', evidence: [] });
  });

  test('one telephone on other mobile networks within hours is one visitor, the next day another, one buyer still', () => {
    const looks = [0, 0.1, 1].map((day, n) => look(`mobile-${n}`, 'phone', day, bought));
    expect(stateOf(looks)).toMatchObject({ visitors: 2, buyers: 1, agents: 1 });
  });

  test('staff, inspectors, robots and whoever cannot be told apart count nothing', () => {
    for (const kind of ['staff', 'inspector', 'robot'] as const)
      expect(stateOf([look('shop', 'clerk', 0, { kind })])).toBe(NO_SIGHTINGS);
    expect(stateOf([look('shop', 'clerk', 0, { marksOn: undefined, pinShown: true })])).toBe(NO_SIGHTINGS);
    expect([isStaff(11), isStaff(12)]).toEqual([false, true]);
  });

  test('a line that changed its number is the same house, by its browser', () => {
    expect(stateOf([home('old', 'phone', 0), home('new', 'phone', 40)]).homes).toBe(1);
  });
});

describe('What looks come to', () => {
  test('houses in several provinces where people bought, over weeks, are an alarm that says why', () => {
    const { level, likeness } = scored(COPIED);
    expect([level, likeness]).toEqual(['alarm', 'copied']);
    expect(linesOf(COPIED)).toEqual([
      ...['home-network 6', 'bought 3', 'province 4', 'visitors 6', 'lifespan 35', 'after-sale 35'],
    ]);
  });

  test('two houses in two provinces that both bought are told as they are, and are no alarm yet', () => {
    const looks = [home('a', 'x', 0, '24', bought), home('b', 'y', 1, '79', bought)];
    expect(linesOf(looks)).toEqual(['bought 2', 'province 2']);
    expect(scored(looks).level).toBe('ordinary');
  });

  test('where most who answer saw a picture, the picture goes round', () => {
    const photo = { answer: 'photo' } as const;
    const looks = COPIED.map((one, n) => ({ ...one, answer: null, ...(n < 4 && photo) }));
    expect(scored(looks).likeness).toBe('leaked-photo');
  });

  test('the PIN shown again by another visitor counts, by the same telephone not', () => {
    const pinShown = true;
    const [first, again] = [look('m1', 'x', 0, { pinShown }), look('m2', 'x', 3, { pinShown })];
    expect(stateOf([first, again]).pins).toBe(1);
    expect(linesOf([first, again, look('m3', 'y', 4, { pinShown })])).toContain('pin-again 1');
  });

  test('a PIN that three others show as well is watched though nothing else speaks, and alarms nobody', () => {
    const shown = (count: number) =>
      Array.from({ length: count }, (_, n) => look(`m${n}`, `agent ${n}`, n, { pinShown: true }));
    expect(scored(shown(3)).level).toBe('ordinary');
    expect(scored(shown(4)).level).toBe('watch');
    expect(scored(shown(20)).level).toBe('watch');
  });

  test('two places told an hour apart, farther than an airliner flies, are a journey nobody made', () => {
    const told = (id: string, province: string) => ({ commune: { id, province } });
    const looks = [look('a', 'x', 0, told('c1', '01')), look('b', 'y', 0.04, told('c2', '79'))];
    expect(linesOf(looks)).toEqual(['commune 2', 'province 2', 'travel 1']);
  });

  test('a told place that its own line denies is not counted', () => {
    const alone = { commune: { id: null, province: '79' } };
    const state = stateOf([look('p', 'q', 0, alone)]);
    expect([state.communes, state.toldProvinces, state.lastTold?.province]).toEqual([[], ['79'], '79']);
    const commune = { id: 'c1', province: '79' };
    expect(stateOf([home('a', 'x', 0, '24', { commune })]).communes).toEqual([]);
  });

  test('people at a shop, and several who tell its commune, take points away again', () => {
    const commune = { id: 'c1', province: '24' };
    const atShop = [1, 2, 3].map((n) => look(`s${n}`, `shelf-${n}`, n, { answer: 'held', commune }));
    expect(linesOf([...COPIED, ...atShop])).toEqual(expect.arrayContaining(['held 3', 'same-place 2']));
    expect(scored([...COPIED, ...atShop]).score).toBeLessThan(scored(COPIED).score);
    expect(scored(atShop)).toMatchObject({ score: 0, level: 'ordinary' });
  });

  test('however often shoppers press that they hold it at a shop, six houses that bought stay an alarm', () => {
    const commune = { id: 'c1', province: '24' };
    const many = Array.from({ length: 60 }, (_, n) =>
      look(`m${n}`, `p${n}`, 36 + n / 40, { answer: 'held', commune }),
    );
    expect(scored([...COPIED, ...many]).level).toBe('alarm');
  });

  test('a silence of months makes no long life', () => {
    expect(stateOf([look('a', 'x', 0), look('b', 'y', 200)]).livedMs).toBe(14 * DAY_MS);
  });
});

describe('What is kept', () => {
  const anything = fc.record({
    network: fc.string({ maxLength: 30 }),
    agent: fc.constantFrom('a', 'b', 'c', 'd'),
    day: fc.integer({ min: 0, max: 300 }),
    fixed: fc.boolean(),
    province: fc.constantFrom(null, '24', '01', '79', 'far too long a code'),
    answer: fc.constantFrom(null, 'bought' as const, 'held' as const, 'photo' as const),
    place: fc.option(fc.string({ maxLength: 60 })),
    pinShown: fc.boolean(),
  });
  type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never;
  const made = ({ network, agent, day, fixed, place, ...row }: Anything, n: number): Sighting => ({
    ...look(`${n % 40}-${network.length}`, agent, day, { networkKind: fixed ? 'fixed' : 'unknown', ...row }),
    commune: place === null ? null : { id: place, province: row.province ?? '01' },
  });
  const sightings = fc.array(anything, { maxLength: 100 }).map((rows) => rows.map(made));

  test('whatever comes, at most 4 KB of JSON, with the same score after a round trip', () => {
    fc.assert(
      fc.property(sightings, (looks) => {
        const state = stateOf(looks);
        const text = JSON.stringify(state);
        expect(text.length).toBeLessThanOrEqual(4096);
        expect(scoreOf(JSON.parse(text), BEGAN)).toEqual(scoreOf(state, BEGAN));
      }),
      { numRuns: 100 },
    );
  });

  test('ten thousand looks leave no more than that either', () => {
    const [rows] = fc.sample(fc.array(anything, { minLength: 10_000, maxLength: 10_000, size: 'max' }), {
      seed: 4,
      numRuns: 1,
    });
    let [state, largest] = [NO_SIGHTINGS, 0];
    for (const [n, row] of (rows ?? []).entries()) {
      state = addSighting(state, made({ ...row, day: n / 3 }, n));
      largest = Math.max(largest, JSON.stringify(state).length);
    }
    expect(state.visitors).toBeGreaterThan(1000);
    expect(largest).toBeLessThanOrEqual(4096);
  });

  test('no mark is older than 60 days, and forgetting marks leaves the score', () => {
    const state = stateOf(COPIED);
    const forgotten = forgetMarks(state, BEGAN + 400 * DAY_MS);
    expect(forgotten.known).toEqual([]);
    expect(scoreOf(forgotten, BEGAN)).toEqual(scoreOf(state, BEGAN));
    const later = addSighting(state, look('late', 'z', 95));
    expect(later.known.every(({ at }) => at >= BEGAN + 35 * DAY_MS)).toBe(true);
    expect(later.known.length).toBeLessThan(state.known.length + 1);
  });

  test('the order of looks at the same instant does not matter', () => {
    const looks = COPIED.map((one) => ({ ...one, at: BEGAN }));
    expect(scored([...looks].reverse()).score).toBe(scored(looks).score);
  });
});

describe('Places', () => {
  test('Hà Nội is some 1,150 km from Hồ Chí Minh City, and no code of no province is anywhere', () => {
    expect(kmBetween('01', '79')).toBeGreaterThan(1050);
    expect(kmBetween('01', '79')).toBeLessThan(1250);
    expect(kmBetween('01', '99')).toBeUndefined();
    const [from, to] = [
      { province: '01', at: BEGAN },
      { province: '79', at: BEGAN + 2 * HOUR_MS },
    ];
    expect([isImpossible(from, to), isImpossible(from, { ...to, at: BEGAN + HOUR_MS })]).toEqual([
      false,
      true,
    ]);
    expect(isImpossible(from, { province: '24', at: BEGAN })).toBe(false);
  });
});

describe('Whole batches', () => {
  test('a batch stands out beside the others of its producer, whatever their sizes', () => {
    const others = [1, 2, 2, 3, 20].map((spread, n) => ({ stamps: n === 4 ? 5000 : 500, spread }));
    expect(scoreBatch({ stamps: 500, spread: 3 }, others).level).toBe('ordinary');
    expect(scoreBatch({ stamps: 500, spread: 25 }, others)).toMatchObject({ level: 'alarm', spread: 25 });
    expect(scoreBatch({ stamps: 40, spread: 5 }, []).level).toBe('ordinary');
  });

  test('a stamp is spread with three visitors and anything twice', () => {
    expect(isSpread(stateOf(COPIED.slice(0, 2)))).toBe(false);
    expect(isSpread(stateOf(COPIED.slice(0, 3)))).toBe(true);
  });
});

describe('Five telephones against an honest stamp', () => {
  test.each(SMEARS.filter(({ open }) => !open))('$name: no alarm', (smear) => {
    expect(smeared(smear).level).not.toBe('alarm');
  });
});

test('in a small simulated market on a held-out seed, alarms are few and codes copied by the hundred are all found', () => {
  const stamps = 30_000;
  const all = [...outcomes(7, stamps, { table: true, answers: true, places: true })];
  const { precision, falsePer100k } = qualityOf(isAlarm, all, stamps);
  expect(precision).toBeGreaterThanOrEqual(0.75);
  expect(falsePer100k).toBeLessThanOrEqual(7);
  const many = all.filter(({ fate }) => fate.kind === 'copied' && fate.copies >= 100);
  expect(many.length).toBeGreaterThan(2);
  expect(many.every(isAlarm)).toBe(true);
});
