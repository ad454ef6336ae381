import { afterEach, beforeEach, expect, it } from 'vitest';
import { addDays, type Day, dayOf, startOf } from '#core/day';
import { findCopies } from '#db/copies';
import { listScanDays } from '#db/scanDays';
import { findSight } from '#db/sights';
import { forgetScans, KEPT_DAYS } from '#server/jobs/forgetScans.ts';
import { DAY, openLookOffice, spreadLooks } from '#test/support/lookOffice.ts';
import { look } from '#test/support/looks.ts';
import { at, NOW } from '#test/support/register.ts';

const EVERYTHING = { all: true, areaIds: [], producerIds: [] };

let world: Awaited<ReturnType<typeof openLookOffice>>;
beforeEach(async () => {
  world = await openLookOffice();
});
afterEach(() => world.close());

const forgetAt = (instant: number) => forgetScans(at(world.office, instant));
const MARK = /"(?:network|agent)":"[\w-]{8,16}"/;
const figures = async (from: Day, to: Day) => listScanDays(world.office.db, EVERYTHING, from, to);

it('after sixty days no scan, answer or mark of that time is left, and every count and alarm stays', async () => {
  await world.record(...spreadLooks(7, 8));
  world.office.db.orm.run(
    `insert into pin_uses (key_number, serial, at, network, agent) values ('01', 7, ${NOW}, 'aaaa', 'bbbb')`,
  );
  const [from, to] = [dayOf(NOW), addDays(dayOf(NOW), 100)];
  const before = await figures(from, to);
  const alarm = await findSight(world.office.db, look(NOW, 7));
  expect(alarm?.stored).toMatch(MARK);

  const last = startOf(addDays(dayOf(NOW + 7 * DAY), KEPT_DAYS + 1));
  expect(await forgetAt(last)).toBe(16);
  expect(world.query('select 1 from scans')).toEqual([]);
  expect(world.query('select 1 from scan_answers')).toEqual([]);
  expect(world.query('select at, network, agent from pin_uses')).toEqual([
    { at: NOW, network: null, agent: null },
  ]);
  const after = await findSight(world.office.db, look(NOW, 7));
  expect(after?.stored).not.toMatch(MARK);
  expect(after).toMatchObject({ scans: 8, score: alarm?.score, level: 'alarm', firstAt: NOW });
  expect(await findCopies(world.office.db, look(NOW, 7), last)).toBe('alarm');
  expect(await figures(from, to)).toEqual(before);
});

it('keeps what is younger than that, to the day', async () => {
  await world.record(look(NOW, 1), look(NOW + DAY, 2), look(NOW + 2 * DAY, 3));
  const oldest = addDays(dayOf(NOW), KEPT_DAYS);
  expect(await forgetAt(startOf(oldest))).toBe(0);
  expect(await forgetAt(startOf(oldest) + DAY - 1)).toBe(0);
  expect(await forgetAt(startOf(oldest) + DAY)).toBe(1);
  expect(await forgetAt(startOf(oldest) + DAY)).toBe(0);
  expect(world.query('select serial from scans order by id')).toEqual([{ serial: 2 }, { serial: 3 }]);
});

it('a stamp looked at again later is counted on, as if nothing had been forgotten', async () => {
  await world.record(look(NOW, 1));
  await forgetAt(NOW + 90 * DAY);
  await world.record(look(NOW + 91 * DAY, 1));
  expect(await findSight(world.office.db, look(NOW, 1))).toMatchObject({ scans: 2, firstAt: NOW });
});

it('clears thousands of rows without holding the lock', async () => {
  for (let n = 0; n < 13; n++)
    await world.record(...Array.from({ length: 100 }, (_, i) => look(NOW + n * 100 + i, 1, { robot: true })));
  expect(await forgetAt(NOW + 62 * DAY)).toBe(1300);
});
