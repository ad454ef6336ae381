import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Origin } from '#core/origin';
import { confirmClock } from '#server/actions/confirmClock.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { watchClock } from '#server/clock.ts';
import type { Deps } from '#server/deps.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong bạc hà';
const DAY_MS = 86_400_000;

let folder: ReturnType<typeof temporaryFolder>;
let deps: Deps;

/** The same office by a clock that is off by so much. */
const off = (ms: number): Deps => {
  const now = deps.now() + ms;
  return { ...deps, now: () => now, watchesClock: true };
};
const order = { product: HONEY, lot: 'L-1', quantity: 10, form: 'full' } as const;

beforeAll(async () => {
  folder = temporaryFolder();
  deps = await openOffice(folder.path);
  await recognise(deps, { product: HONEY });
  await openLot(deps, { product: HONEY, number: 'L-1', quantity: 500 });
  await watchClock(off(0));
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

test('a clock two days behind issues nothing, and says so', async () => {
  await expect(issueBatch(off(-2 * DAY_MS), order)).rejects.toMatchObject({ code: 'clock-behind' });
});

test('a minute behind is a clock like any other', async () => {
  await expect(issueBatch(off(-60_000), order)).resolves.toMatchObject({ skipped: 0 });
});

test('a clock 400 days ahead issues nothing, however often the server looks at it', async () => {
  for (const hours of [0, 1, 2]) await watchClock(off(400 * DAY_MS + hours * 3_600_000));
  await expect(issueBatch(off(400 * DAY_MS), order)).rejects.toMatchObject({ code: 'clock-jumped' });
});

test('a server that looks at its clock all the time issues on any day', async () => {
  for (let hours = 10; hours <= 60; hours += 10) await watchClock(off(hours * 3_600_000));
  await expect(issueBatch(off(3 * DAY_MS), order)).resolves.toBeDefined();
});

test('a machine that was off for a week issues again once a person confirmed its clock', async () => {
  const later = off(10 * DAY_MS);
  await expect(issueBatch(later, order)).rejects.toMatchObject({ code: 'clock-jumped' });
  await confirmClock(later);
  await expect(issueBatch(later, order)).resolves.toBeDefined();
});

test('a clock that ran ahead and was set right again is confirmed too', async () => {
  await confirmClock(off(400 * DAY_MS));
  const right = off(11 * DAY_MS);
  await expect(issueBatch(right, order)).rejects.toMatchObject({ code: 'clock-behind' });
  await confirmClock(right);
  await expect(issueBatch(right, order)).resolves.toBeDefined();
});

test('a trial on this machine may sleep as long as it likes', async () => {
  const trial = { ...off(40 * DAY_MS), origin: 'http://localhost:8080' as Origin };
  await expect(issueBatch(trial, order)).rejects.not.toMatchObject({ code: 'clock-jumped' });
});
