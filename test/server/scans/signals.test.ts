import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignalFinding } from '#core/signal';
import { findCopies } from '#db/copies';
import type { StoredSignal } from '#db/raisedSignals';
import { listSignalsAbout } from '#db/raisedSignals';
import { findSight } from '#db/sights';
import { findSignal } from '#db/signalPages';
import { checkSignal } from '#server/actions/checkSignal.ts';
import { watchBatches } from '#server/jobs/watchBatches.ts';
import { DAY, openLookOffice, spreadLooks } from '#test/support/lookOffice.ts';
import { look } from '#test/support/looks.ts';
import { WHOLE } from '#test/support/phone.ts';
import { at, NOW } from '#test/support/register.ts';

let world: Awaited<ReturnType<typeof openLookOffice>>;
beforeEach(async () => {
  world = await openLookOffice();
});
afterEach(() => world.close());

const place = (serial: number) => look(NOW, serial);
const LATER = NOW + 100 * DAY;
const copies = (serial: number, instant = LATER) => findCopies(world.office.db, place(serial), instant);

async function signalOf(serial: number): Promise<StoredSignal> {
  const [signal] = await listSignalsAbout(world.office.db, 'stamp', [place(serial)]);
  if (!signal) throw new Error('no signal');
  return signal;
}

const raisings = () => world.query("select * from events where verb = 'raise'").length;
async function check(finding: SignalFinding, when: number): Promise<void> {
  const { id, updatedAt: seen } = await signalOf(7);
  const signal = await findSignal(world.office.db, WHOLE, id);
  if (!signal) throw new Error('no signal');
  await checkSignal(at(world.office, when), signal, { finding, reason: 'đã xem', signal: id, seen });
}

describe('a signal about a stamp', () => {
  it('is raised with an event once its looks ask for it, and says what of which product and why', async () => {
    await world.record(...spreadLooks(7, 1));
    expect(raisings()).toBe(0);
    await world.record(...spreadLooks(7, 8));
    const signal = await signalOf(7);
    expect(signal).toMatchObject({
      about: 'stamp',
      batchId: world.batch.id,
      productId: world.batch.productId,
      level: 'alarm',
      state: 'open',
    });
    expect(signal.producerId).toMatch(/^prc-/);
    const kinds = (JSON.parse(signal.evidence) as { kind: string }[]).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['home-network', 'bought', 'province']));
    expect(raisings()).toBe(1);
    const sight = await findSight(world.office.db, place(7));
    expect(sight).toMatchObject({ level: 'alarm', score: signal.score });
  });

  it('is brought up to date by further looks, in the same row and without another event', async () => {
    for (const one of spreadLooks(7, 4)) await world.record(one);
    const first = await signalOf(7);
    await world.record(...spreadLooks(7, 8, NOW + 10 * DAY));
    const second = await signalOf(7);
    expect(second.id).toBe(first.id);
    expect(second.at).toBe(first.at);
    expect(second.score).toBeGreaterThan(first.score);
    expect(world.query('select 1 from clone_signals')).toHaveLength(1);
    expect(raisings()).toBe(1);
  });

  it('that was checked stays so until it grows by five points, then it is opened again', async () => {
    await world.record(...spreadLooks(7, 8));
    const { score } = await signalOf(7);
    await check('ordinary', NOW + 9 * DAY);
    await world.record(...spreadLooks(7, 9, NOW + 10 * DAY));
    expect(await signalOf(7)).toMatchObject({ state: 'checked', finding: 'ordinary', score });
    world.office.db.orm.run(`update clone_signals set score = ${score - 6}`);
    await world.record(look(NOW + 30 * DAY, 7, { asker: { network: '198.51.3', agent: 'khác' } }));
    expect(await signalOf(7)).toMatchObject({ state: 'open', finding: null, checkedAt: null });
    expect(raisings()).toBe(2);
  });

  it('is not raised for a stamp of no batch', async () => {
    await world.record(...spreadLooks(900, 8));
    expect(world.query('select 1 from clone_signals')).toEqual([]);
  });
});

describe('whether scans speak of copies', () => {
  it('a stamp nobody scanned, or its buyer alone, is ordinary', async () => {
    expect(await copies(7)).toBe('ordinary');
    await world.record(...spreadLooks(7, 1));
    expect(await copies(7)).toBe('ordinary');
  });

  it('an alarm holds from the instant it was reached; as of before, the stamp was to be watched, and first ordinary', async () => {
    for (const one of spreadLooks(7, 8)) await world.record(one);
    const sight = await findSight(world.office.db, place(7));
    expect(await copies(7, sight?.levelAt)).toBe('alarm');
    expect(await copies(7, (sight?.levelAt ?? 0) - 1)).toBe('watch');
    expect(await copies(7, NOW)).toBe('ordinary');
    expect(await copies(8)).toBe('ordinary');
  });

  it('asked again as of an earlier instant, is answered as it was then, whatever came after', async () => {
    const answered: [instant: number, fact: string][] = [];
    const note = async (instant: number) => answered.push([instant, await copies(7, instant)]);
    for (const one of spreadLooks(7, 8)) {
      await world.record(one);
      await note(one.at);
    }
    await check('display-unit', NOW + 20 * DAY);
    await note(NOW + 20 * DAY);
    world.office.db.orm.run('update clone_signals set score = score - 6');
    await world.record(look(NOW + 30 * DAY, 7, { asker: { network: '198.51.3', agent: 'khác' } }));
    await note(NOW + 30 * DAY);
    const facts = answered.map(([, fact]) => fact);
    expect([...new Set(facts)]).toEqual(['ordinary', 'watch', 'alarm']);
    expect(facts.slice(-3)).toEqual(['alarm', 'ordinary', 'alarm']);
    for (const [instant, fact] of answered) expect(await copies(7, instant)).toBe(fact);
    expect(world.query('select 1 from copies_changes').length).toBeLessThan(7);
  });

  it('found while a look before it still waited to be written, is what was found and then what the look says', async () => {
    await world.record(...spreadLooks(7, 8));
    await check('ordinary', NOW + 20 * DAY);
    world.office.db.orm.run('update clone_signals set score = score - 6');
    await world.record(look(NOW + 20 * DAY - 5, 7, { asker: { network: '198.51.3', agent: 'khác' } }));
    expect(await copies(7, NOW + 20 * DAY - 1)).toBe('alarm');
    expect(await copies(7, NOW + 20 * DAY)).toBe('alarm');
  });

  it.each([
    ['ordinary', 'ordinary'],
    ['display-unit', 'ordinary'],
    ['leaked-photo', 'watch'],
    ['copied', 'alarm'],
  ] as const)('found by a person to be %s, the stamp answers %s from that instant on', async (finding, answer) => {
    await world.record(...spreadLooks(7, 8));
    await check(finding, NOW + 20 * DAY);
    expect(await copies(7)).toBe(answer);
    expect(await copies(7, NOW + 19 * DAY)).toBe('alarm');
  });

  it('many looks at a picture passed around are to be watched, and never an alarm to a shopper', async () => {
    const saw = spreadLooks(7, 8).map((one) => (one.answer ? { ...one, answer: 'photo' as const } : one));
    await world.record(...saw, ...spreadLooks(7, 4, NOW + 10 * DAY));
    expect(await signalOf(7)).toMatchObject({ level: 'alarm', likeness: 'leaked-photo' });
    expect(await copies(7)).toBe('watch');
  });
});

describe('a signal about a batch', () => {
  const hourly = () => watchBatches(at(world.office, LATER));

  it('is raised where many of its stamps are each seen a little, and not for a few', async () => {
    for (let serial = 1; serial <= 4; serial++) await world.record(...spreadLooks(serial, 3));
    expect(await hourly()).toBe(0);
    for (let serial = 5; serial <= 30; serial++)
      await world.record(
        ...spreadLooks(serial, 3).map((one) => ({
          ...one,
          asker: { ...one.asker, agent: `${one.asker.agent} ${serial}` },
        })),
      );
    expect(await hourly()).toBe(1);
    const [signal] = await listSignalsAbout(world.office.db, 'batch', [place(1)]);
    expect(signal).toMatchObject({ about: 'batch', serial: 1, level: 'alarm', state: 'open' });
    expect(await hourly()).toBe(1);
    expect(world.query("select 1 from clone_signals where about = 'batch'")).toHaveLength(1);
    expect(world.query("select 1 from events where verb = 'raise'").length).toBeGreaterThanOrEqual(1);
  });
});
