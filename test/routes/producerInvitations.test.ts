import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { listOpenInvitations } from '#db/invitations';
import { listOpenInvitationsOf } from '#db/producerPeople';
import { areas, producers } from '#db/schema';
import { inviteUser } from '#server/actions/inviteUser.ts';
import { EVERYTHING } from '#server/auth/rights.ts';
import type { Deps } from '#server/deps.ts';
import { type Browsing, portalSite } from '#test/support/portalSite.ts';
import { openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
let office: Deps;
let site: Awaited<ReturnType<typeof portalSite>>;
let lan: Browsing;

/** Xã Thanh Mai and xã Bản Mai, a producer in each; Lan is the clerk of Thanh Mai. */
beforeAll(async () => {
  office = await openOffice(folder.path);
  const area = (id: string, name: string) => ({
    ...{ id, name, nameKey: id, level: 'commune', parentId: null, code: null },
    ...{ validFrom: '2025-07-01', validTo: null },
  });
  const producer = (id: string, areaId: string) => {
    const kind = 'cooperative';
    return { id, name: `HTX ${id}`, nameKey: id, kind, areaId, sample: 1 };
  };
  const places = [area('thanh-mai', 'Thanh Mai'), area('ban-mai', 'Bản Mai')];
  const makers = [producer('mat-ong', 'thanh-mai'), producer('tra', 'ban-mai')];
  await commit(office.db, [
    { statement: (tx) => tx.insert(areas).values(places) },
    { statement: (tx) => tx.insert(producers).values(makers) },
  ]);
  site = await portalSite(office);
  lan = await site.signIn({ name: 'Lan', role: 'clerk', areaId: 'thanh-mai' });
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const pathOf = (producer: string) => `/office/producers/${producer}/invitations`;
const openOf = (producer: string) => listOpenInvitationsOf(office.db, producer, office.now());
const hoa = { name: 'Nguyễn Thị Hoa', email: 'hoa@thanh-mai.example', role: 'producer' };

describe('a clerk brings a producer’s people in', () => {
  test('by a link that is shown once, lets its person in, and is nowhere after', async () => {
    const sent = await lan.send(pathOf('mat-ong'), hoa);
    expect(sent.status).toBe(200);
    const link = /\/invitation\/[\w-]+/.exec(await sent.text())?.[0] ?? '';
    expect(await openOf('mat-ong')).toMatchObject([{ email: hoa.email, role: 'producer' }]);
    expect((await site.stranger.open(link)).status).toBe(200);
    const page = await (await lan.open('/office/producers/mat-ong')).text();
    expect(page).toContain(hoa.email);
    expect(page).not.toContain(link);
  });

  test('and takes an open invitation back, after which its link is no good', async () => {
    const sent = await lan.send(pathOf('mat-ong'), {
      ...hoa,
      email: 'sau@thanh-mai.example',
      role: 'delegate',
    });
    const link = /\/invitation\/[\w-]+/.exec(await sent.text())?.[0] ?? '';
    const one = (await openOf('mat-ong')).find(({ role }) => role === 'delegate');
    const page = await (await lan.open('/office/producers/mat-ong')).text();
    expect(page).toContain(`${pathOf('mat-ong')}/${one?.id}/revocation`);
    const revoked = await lan.send(`${pathOf('mat-ong')}/${one?.id}/revocation`, {});
    expect(revoked.status).toBe(303);
    expect((await openOf('mat-ong')).map(({ id }) => id)).not.toContain(one?.id);
    expect((await site.stranger.open(link)).status).toBe(410);
  });

  test.each([
    'clerk',
    'approver',
    'administrator',
    'auditor',
    'inspector',
  ])('never to the office’s role %s', async (role) => {
    const wrong = await lan.send(pathOf('mat-ong'), {
      ...hoa,
      email: 'x@mau.example',
      role,
      area: 'thanh-mai',
    });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('x@mau.example');
    const all = await listOpenInvitations(office.db, EVERYTHING, office.now());
    expect(all.map(({ email }) => email)).not.toContain('x@mau.example');
  });

  test('of one’s own area alone, whatever other producer is named', async () => {
    expect((await lan.send(pathOf('tra'), hoa)).status).toBe(404);
    await lan.send(pathOf('mat-ong'), { ...hoa, email: 'khac@mau.example', producer: 'tra' });
    expect(await openOf('tra')).toEqual([]);
    expect((await openOf('mat-ong')).map(({ email }) => email)).toContain('khac@mau.example');
  });

  test('and takes back nothing of another producer, nor of the office', async () => {
    const person = { name: 'Bình', email: 'binh@mau.example' };
    const theirs = await inviteUser(office, EVERYTHING, { ...person, role: 'producer', producer: 'tra' });
    const ours = { ...person, email: 'an@mau.example', role: 'clerk', area: 'thanh-mai' } as const;
    const clerk = await inviteUser(office, EVERYTHING, ours);
    for (const { invitation } of [theirs, clerk]) {
      for (const producer of ['mat-ong', 'tra']) {
        const path = `${pathOf(producer)}/${invitation.id}/revocation`;
        expect((await lan.send(path, {})).status).toBe(404);
      }
    }
    const open = await listOpenInvitations(office.db, EVERYTHING, office.now());
    expect(open.map(({ email }) => email)).toEqual(
      expect.arrayContaining(['binh@mau.example', 'an@mau.example']),
    );
  });
});
