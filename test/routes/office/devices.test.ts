import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { sessions } from '#db/peopleSchema';
import type { Deps } from '#server/deps.ts';
import { deviceByToken } from '#server/inspector/device.ts';
import { addPerson, refusalCode } from '#test/support/people.ts';
import { addPhone, delegateRoot, WHOLE } from '#test/support/phone.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let deps: Deps;
let chi: Browsing;
let inspector: string;
beforeAll(async () => {
  deps = await openOffice(folder.path);
  const site = await portalSite(deps);
  chi = await site.signIn({ name: 'Chi', role: 'administrator' });
  inspector = (await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector')).id;
});
afterAll(folder.remove);

const grant = () => chi.send('/office/devices', { inspector, name: 'Máy số 3' });

test('without a root the page says what to do, and grants nothing', async () => {
  expect(await (await chi.open('/office/devices')).text()).toContain('temgoc root make');
  expect((await grant()).status).toBe(409);
});

test('a way in is shown once as a picture: its text stands on no page and in no event', async () => {
  await delegateRoot(deps);
  const answer = await grant();
  const page = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(page).toContain('đến 22/11/2026 09:10');
  expect(page).toContain('<svg');
  expect(page).not.toContain('#setup=');
  expect(JSON.stringify(await listEvents(deps.db, { scope: WHOLE }))).not.toContain('setup');
});

test('granting asks for a fresh proof of who the person is', async () => {
  const provedAt = NOW - 11 * 60_000;
  const old = eq(sessions.userId, chi.userId);
  await commit(deps.db, [{ statement: (tx) => tx.update(sessions).set({ provedAt }).where(old) }]);
  expect((await grant()).status).toBe(401);
  await commit(deps.db, [{ statement: (tx) => tx.update(sessions).set({ provedAt: NOW }).where(old) }]);
});

test('a lost phone is cut off in one act, with its reason on record', async () => {
  const phone = await addPhone(deps, inspector, 'Máy rơi');
  const path = `/office/devices/${phone.device.id}`;
  expect((await chi.send(`${path}/revocation`, { reason: '' })).status).toBe(400);
  expect((await chi.send(`${path}/revocation`, { reason: 'rơi ở chợ' })).status).toBe(303);
  expect(await refusalCode(deviceByToken(deps, `Bearer ${phone.token}`))).toBe('device-unknown');
  const page = await (await chi.open(path)).text();
  expect(page).toContain('đã thu hồi');
  expect(page).toContain('rơi ở chợ');
});
