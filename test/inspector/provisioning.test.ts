import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEvents } from '#db/events';
import { grantDevice } from '#server/actions/grantDevice.ts';
import { provisionDevice } from '#server/actions/provisionDevice.ts';
import { revokeDevice } from '#server/actions/revokeDevice.ts';
import { suspendUser } from '#server/actions/suspendUser.ts';
import type { Deps } from '#server/deps.ts';
import { deviceByToken } from '#server/inspector/device.ts';
import { addPerson, refusalCode } from '#test/support/people.ts';
import { addPhone, delegateRoot, phoneKey, ROOT, tokenIn, WHOLE } from '#test/support/phone.ts';
import { portalSite } from '#test/support/portalSite.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const MINUTE = 60_000;

describe('setting up an inspector’s phone', () => {
  const folder = temporaryFolder();
  let deps: Deps;
  let inspector: string;
  beforeAll(async () => {
    deps = await openOffice(folder.path);
    inspector = (await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector')).id;
  });
  afterAll(folder.remove);

  const grant = (when = NOW) => grantDevice(at(deps, when), WHOLE, { inspector, name: 'Máy số 3' });

  test('waits for a root that phones can trust', async () => {
    expect(await refusalCode(grant())).toBe('root-missing');
    await delegateRoot(deps);
    const { link, until } = await grant();
    expect(link).toMatch(/^https:\/\/ocop\.vn\/inspector\/#setup=[\w-]{43}\.A{43}$/);
    expect(until).toBe(NOW + 10 * MINUTE);
  });

  test('a way in works once: a second use is refused, and so is one after ten minutes', async () => {
    const token = tokenIn((await grant()).link);
    const { publicKey } = await phoneKey();
    const set = await provisionDevice(deps, { token, publicKey });
    expect(set).toMatchObject({ name: 'Máy số 3', inspector: { name: 'Người inspector' }, root: ROOT });
    expect(await refusalCode(provisionDevice(deps, { token, publicKey }))).toBe('provision-invalid');

    const late = tokenIn((await grant()).link);
    const then = at(deps, NOW + 10 * MINUTE);
    expect(await refusalCode(provisionDevice(then, { token: late, publicKey }))).toBe('provision-invalid');
  });

  test('of fifty phones with one way in exactly one is set up', async () => {
    const token = tokenIn((await grant()).link);
    const { publicKey } = await phoneKey();
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, () => provisionDevice(deps, { token, publicKey })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('a newer way in ends the older one of the same person', async () => {
    const older = tokenIn((await grant()).link);
    await grant();
    const { publicKey } = await phoneKey();
    expect(await refusalCode(provisionDevice(deps, { token: older, publicKey }))).toBe('provision-invalid');
  });

  test('a key that is none of P-256 uses nothing up', async () => {
    const token = tokenIn((await grant()).link);
    for (const publicKey of ['{}', '{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}']) {
      expect(await refusalCode(provisionDevice(deps, { token, publicKey }))).toBe('invalid-input');
    }
    const offCurve = JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) });
    expect(await refusalCode(provisionDevice(deps, { token, publicKey: offCurve }))).toBe('invalid-input');
    const { publicKey } = await phoneKey();
    await provisionDevice(deps, { token, publicKey });
  });

  test('a phone is granted to inspectors only', async () => {
    const clerk = await addPerson(deps, 'lan@van-phong.example', 'clerk');
    const refused = grantDevice(deps, WHOLE, { inspector: clerk.id, name: 'Máy' });
    expect(await refusalCode(refused)).toBe('user-not-found');
  });

  test('neither token stands in the database, in an event or in the log', async () => {
    const { link } = await grant();
    const { publicKey } = await phoneKey();
    const { deviceToken } = await provisionDevice(deps, { token: tokenIn(link), publicKey });
    deps.db.orm.run('pragma wal_checkpoint(truncate)');
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(deps.db.path, 'latin1');
    expect(bytes).not.toContain(tokenIn(link));
    expect(bytes).not.toContain(deviceToken);
    const events = JSON.stringify(await listEvents(deps.db, { scope: WHOLE }));
    expect(events).not.toContain(deviceToken);
    expect(events).toContain('Máy số 3');
  });
});

describe('a phone that comes in', () => {
  const folder = temporaryFolder();
  let deps: Deps;
  let inspector: string;
  beforeAll(async () => {
    deps = await openOffice(folder.path);
    await delegateRoot(deps);
    inspector = (await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector')).id;
  });
  afterAll(folder.remove);

  test('is known by its token, and by nothing near it', async () => {
    const { token, device } = await addPhone(deps, inspector);
    expect(device).toMatchObject({ userId: inspector, inspector: 'Người inspector', bundleVersion: null });
    const wrong = [undefined, '', token, `Bearer ${token}x`, `bearer ${token}`, `Bearer ${'A'.repeat(43)}`];
    for (const one of wrong) expect(await refusalCode(deviceByToken(deps, one))).toBe('device-unknown');
  });

  test('is refused by the next request after it was revoked, and revoked once', async () => {
    const { token, device } = await addPhone(deps, inspector);
    await revokeDevice(deps, WHOLE, device.id, { reason: 'rơi ở chợ' });
    expect(await refusalCode(deviceByToken(deps, `Bearer ${token}`))).toBe('device-unknown');
    const again = revokeDevice(deps, WHOLE, device.id, { reason: 'lần nữa' });
    expect(await refusalCode(again)).toBe('already-done');
  });

  test('is refused while its person is suspended', async () => {
    const other = await addPerson(deps, 'dung@quan-ly-thi-truong.example', 'inspector');
    const { token } = await addPhone(deps, other.id);
    await suspendUser(deps, WHOLE, other.id, 'suspend');
    expect(await refusalCode(deviceByToken(deps, `Bearer ${token}`))).toBe('device-unknown');
    await suspendUser(deps, WHOLE, other.id, 'resume');
    expect((await deviceByToken(deps, `Bearer ${token}`)).userId).toBe(other.id);
  });

  test('over the wire: used 400, revoked 401, each a problem document', async () => {
    const site = await portalSite(deps);
    const { publicKey } = await phoneKey();
    const { link } = await grantDevice(deps, WHOLE, { inspector, name: 'Máy dây' });
    const asPhone = { accept: 'application/json' };
    const send = () =>
      site.stranger.send('/inspector/api/provision', { token: tokenIn(link), publicKey }, asPhone);
    const first = await send();
    expect(first.status).toBe(200);
    const { deviceToken, device } = (await first.json()) as { deviceToken: string; device: string };
    const second = await send();
    expect(second.status).toBe(400);
    expect(second.headers.get('content-type')).toContain('application/problem+json');

    const bearer = { ...asPhone, authorization: `Bearer ${deviceToken}` };
    const sync = () => site.stranger.send('/inspector/api/sights', { sights: '[]' }, bearer);
    expect((await sync()).status).toBe(200);
    await revokeDevice(deps, WHOLE, device, { reason: 'mất máy' });
    const cut = await sync();
    expect(cut.status).toBe(401);
    expect(await cut.json()).toMatchObject({ code: 'device-unknown' });
    expect(JSON.stringify(site.logged)).not.toContain(deviceToken);
  });

  test('whoever guesses ways in is held back', async () => {
    const site = await portalSite(deps);
    const { publicKey } = await phoneKey();
    const statuses: number[] = [];
    for (let i = 0; i < 30; i++) {
      const token = String(i).padStart(43, 'A');
      statuses.push((await site.stranger.send('/inspector/api/provision', { token, publicKey })).status);
    }
    expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(20);
    expect(statuses.at(-1)).toBe(429);
  });
});
