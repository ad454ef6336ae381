import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Scope } from '#core/permission';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { listGrants } from '#db/grants';
import { areas, producers } from '#db/schema';
import { findUserByEmail } from '#db/users';
import { acceptInvitation } from '#server/actions/acceptInvitation.ts';
import { acceptRole } from '#server/actions/acceptRole.ts';
import { endGrant } from '#server/actions/endGrant.ts';
import { grantRole } from '#server/actions/grantRole.ts';
import { inviteBack } from '#server/actions/inviteBack.ts';
import { inviteUser } from '#server/actions/inviteUser.ts';
import { revokeInvitation } from '#server/actions/revokeInvitation.ts';
import { signIn } from '#server/actions/signIn.ts';
import { suspendUser } from '#server/actions/suspendUser.ts';
import { EVERYTHING } from '#server/auth/rights.ts';
import { findSession } from '#server/auth/session.ts';
import type { Deps } from '#server/deps.ts';
import type { Invite } from '#server/forms/person.ts';
import {
  addPerson,
  comerFrom,
  countingPasswords,
  enrolApp,
  openSession,
  refusalCode,
  sessionBy,
} from '#test/support/people.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const DAY = 24 * 3_600_000;
const SENTENCE = 'ruộng bậc thang Bản Mai';
const passwords = countingPasswords();
const folder = temporaryFolder();
let deps: Deps;
let people = 0;
let input: Invite;

/** Xã Thanh Mai under tỉnh Đồi Xanh, xã Bản Mai under tỉnh Sông Xanh, a producer in each. */
async function makePlaces(): Promise<void> {
  const since = { validFrom: '2025-07-01', validTo: null, code: null };
  const area = (id: string, name: string, parentId: string | null) => ({
    ...{ id, name, parentId, nameKey: name.toLowerCase(), level: parentId ? 'commune' : 'province' },
    ...since,
  });
  const places = [
    area('doi-xanh', 'Đồi Xanh', null),
    area('thanh-mai', 'Thanh Mai', 'doi-xanh'),
    area('song-xanh', 'Sông Xanh', null),
    area('ban-mai', 'Bản Mai', 'song-xanh'),
  ];
  const producer = (id: string, areaId: string) => ({
    id,
    name: id,
    nameKey: id,
    kind: 'cooperative',
    areaId,
  });
  const makers = [producer('htx-thanh-mai', 'thanh-mai'), producer('htx-ban-mai', 'ban-mai')];
  await commit(deps.db, [
    { statement: (tx) => tx.insert(areas).values(places) },
    { statement: (tx) => tx.insert(producers).values(makers) },
  ]);
}

beforeAll(async () => {
  deps = await openOffice(folder.path);
  await makePlaces();
  await addPerson(deps, 'thu@van-phong.example', 'administrator');
});
beforeEach(() => {
  input = { email: `moi-${++people}@thanh-mai.example`, name: 'Nguyễn Thị Hoa', role: 'clerk' };
});
afterAll(folder.remove);

const OWN: Scope = { all: false, areaIds: [], producerIds: ['htx-thanh-mai'] };

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const accept = (token: string, world = deps, name = 'Nguyễn Thị Hoa') =>
  acceptInvitation(world, passwords, token, { name, password: SENTENCE, again: SENTENCE }, 'Chrome');

describe('an invitation', () => {
  test('makes an account with its role, and signs its person in', async () => {
    const { link, invitation } = await inviteUser(deps, EVERYTHING, input);
    expect(link).toMatch(/^https:\/\/ocop\.vn\/invitation\/[\w-]{43}$/);
    expect(JSON.stringify(invitation)).not.toContain(tokenOf(link));
    const { token } = await accept(tokenOf(link));
    expect(await sessionBy(deps, token)).toMatchObject({ strength: 'password', grants: [{ role: 'clerk' }] });
  });

  test('is used once, also by two at the same time', async () => {
    const { link } = await inviteUser(deps, EVERYTHING, input);
    const both = await Promise.allSettled([accept(tokenOf(link)), accept(tokenOf(link))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusalCode(accept(tokenOf(link)))).toBe('invitation-invalid');
  });

  test('is good for seven days', async () => {
    const { link } = await inviteUser(deps, EVERYTHING, input);
    expect(await refusalCode(accept(tokenOf(link), at(deps, NOW + 7 * DAY)))).toBe('invitation-invalid');
    await accept(tokenOf(link), at(deps, NOW + 7 * DAY - 1));
  });

  test('is no good when revoked, nor when a newer one was made', async () => {
    const first = await inviteUser(deps, EVERYTHING, input);
    const second = await inviteUser(deps, EVERYTHING, input);
    expect(await refusalCode(accept(tokenOf(first.link)))).toBe('invitation-invalid');
    await revokeInvitation(deps, EVERYTHING, second.invitation.id);
    expect(await refusalCode(accept(tokenOf(second.link)))).toBe('invitation-invalid');
  });

  test.each(['', 'x', 'a'.repeat(43), 'a'.repeat(5_000)])('is not %s', async (token) => {
    expect(await refusalCode(accept(token))).toBe('invitation-invalid');
  });

  test('gives no rights that need a second proof until there is one', async () => {
    const { link } = await inviteUser(deps, EVERYTHING, { ...input, role: 'administrator' });
    const { token } = await accept(tokenOf(link));
    expect(await sessionBy(deps, token)).toMatchObject({ grants: [], waitsForSecond: true });
  });

  test('asks for a password worth the name, twice the same', async () => {
    const { link } = await inviteUser(deps, EVERYTHING, input);
    const given = (password: string, again: string) =>
      acceptInvitation(deps, passwords, tokenOf(link), { name: 'Hoa', password, again }, '');
    expect(await refusalCode(given('ngắn', 'ngắn'))).toBe('password-weak');
    expect(await refusalCode(given(SENTENCE, `${SENTENCE}!`))).toBe('passwords-differ');
    await given(SENTENCE, SENTENCE);
  });

  test('stands beside one to another place, and takes the place of one to the same, on record', async () => {
    const to = (producer: string) => inviteUser(deps, EVERYTHING, { ...input, role: 'delegate', producer });
    const [first, second] = [await to('htx-thanh-mai'), await to('htx-ban-mai')];
    const third = await to('htx-ban-mai');
    const revoked = await listEvents(deps.db, [{ noun: 'invitation', nounId: second.invitation.id }]);
    expect(revoked.map(({ verb }) => verb)).toEqual(['revoke', 'invite']);
    expect(await refusalCode(accept(tokenOf(second.link)))).toBe('invitation-invalid');
    const { user } = await accept(tokenOf(first.link));
    const { session } = await openSession(deps, user.id);
    await acceptRole(deps, session, tokenOf(third.link));
    const held = await listGrants(deps.db, user.id);
    expect(held.map(({ producerId }) => producerId).sort()).toEqual(['htx-ban-mai', 'htx-thanh-mai']);
  });

  test('to an office’s role is not made for an account one sees: it is given the role there', async () => {
    await addPerson(deps, input.email, 'clerk');
    expect(await refusalCode(inviteUser(deps, EVERYTHING, input))).toBe('user-exists');
  });
});

describe('a consultant who has an account', () => {
  const invite = (email: string) =>
    inviteUser(deps, OWN, { ...input, email, role: 'delegate', producer: 'htx-thanh-mai' });

  test('is invited like anybody: the answer does not tell', async () => {
    await addPerson(deps, input.email, 'delegate', { producerId: 'htx-ban-mai' });
    const [known, unknown] = [await invite(input.email), await invite(`khac-${people}@x.example`)];
    expect(Object.keys(known.invitation)).toEqual(Object.keys(unknown.invitation));
    expect(await refusalCode(accept(tokenOf(known.link)))).toBe('sign-in-needed');
  });

  test('takes the role up signed in, once; nobody else does', async () => {
    const { id } = await addPerson(deps, input.email, 'delegate', { producerId: 'htx-ban-mai' });
    const stranger = await addPerson(deps, `la-${people}@x.example`, 'clerk');
    const { link } = await invite(input.email);
    const [theirs, own] = [await openSession(deps, stranger.id), await openSession(deps, id)];
    const take = (session: typeof own.session) => acceptRole(deps, session, tokenOf(link));
    expect(await refusalCode(take(theirs.session))).toBe('invitation-invalid');
    const next = await take(own.session);
    expect(await findSession(deps, own.token)).toBeUndefined();
    expect((await sessionBy(deps, next)).grants).toHaveLength(2);
    expect(await refusalCode(take(await sessionBy(deps, next)))).toBe('invitation-invalid');
  });
});

describe('an invitation does not outlive the right of who made it', () => {
  async function madeBy(role: 'administrator' | 'clerk', invited: Invite) {
    const { id } = await addPerson(deps, `nguoi-moi-${people}@van-phong.example`, role);
    return { id, ...(await inviteUser({ ...deps, actor: id }, EVERYTHING, invited)) };
  }

  test('it is revoked when they are suspended, and stays so', async () => {
    const { id, link, invitation } = await madeBy('administrator', input);
    await suspendUser(deps, EVERYTHING, id, 'suspend');
    await suspendUser(deps, EVERYTHING, id, 'resume');
    expect(await refusalCode(accept(tokenOf(link)))).toBe('invitation-invalid');
    const told = await listEvents(deps.db, [{ noun: 'invitation', nounId: invitation.id }]);
    expect(told.map(({ verb }) => verb)).toEqual(['revoke', 'invite']);
  });

  test('it is revoked with the role it needed, and not with another', async () => {
    const { id, link } = await madeBy('administrator', input);
    const governs = (await listGrants(deps.db, id))[0]?.id ?? '';
    await endGrant(deps, EVERYTHING, await grantRole(deps, EVERYTHING, id, { role: 'auditor' }));
    const other = { ...input, email: `nua-${people}@x.example` };
    const again = await inviteUser({ ...deps, actor: id }, EVERYTHING, other);
    await accept(tokenOf(link));
    await endGrant(deps, EVERYTHING, governs);
    expect(await refusalCode(accept(tokenOf(again.link)))).toBe('invitation-invalid');
  });

  test('a clerk’s is good for a producer’s people, and for nobody of the office', async () => {
    const role = { ...input, role: 'producer', producer: 'htx-thanh-mai' } as const;
    await accept(tokenOf((await madeBy('clerk', role)).link));
    input = { ...input, email: `khac-${++people}@x.example` };
    expect(await refusalCode(accept(tokenOf((await madeBy('clerk', input)).link)))).toBe(
      'invitation-invalid',
    );
  });
});

describe('a link back', () => {
  test('sets a new password, and ends every older proof and session', async () => {
    const { id } = await addPerson(deps, input.email, 'approver');
    await enrolApp(deps, id);
    const old = await openSession(deps, id);
    const { link } = await inviteBack(deps, EVERYTHING, id);
    expect(await findSession(deps, old.token)).toBeDefined();
    const { token } = await accept(tokenOf(link));
    expect(await findSession(deps, old.token)).toBeUndefined();
    expect(await sessionBy(deps, token)).toMatchObject({ waitsForSecond: true });
    const again = { email: input.email, password: SENTENCE };
    expect(await signIn(deps, passwords, again, comerFrom('b'))).toHaveProperty('in');
  });
});

const THANH_MAI: Scope = { all: false, areaIds: ['thanh-mai'], producerIds: [] };
const DOI_XANH: Scope = { all: false, areaIds: ['doi-xanh'], producerIds: [] };

describe('rights are given inside one’s own scope', () => {
  test.each([
    ['its area', THANH_MAI, { role: 'clerk', area: 'thanh-mai' }, undefined],
    ['an area under its own', DOI_XANH, { role: 'clerk', area: 'thanh-mai' }, undefined],
    ['its area by name', DOI_XANH, { role: 'auditor', area: 'Thanh Mai' }, undefined],
    ['a producer of its area', THANH_MAI, { role: 'producer', producer: 'htx-thanh-mai' }, undefined],
    ['its own producer', OWN, { role: 'delegate', producer: 'htx-thanh-mai' }, undefined],
    ['the area above', THANH_MAI, { role: 'clerk', area: 'doi-xanh' }, 'place-unknown'],
    ['another area', DOI_XANH, { role: 'clerk', area: 'ban-mai' }, 'place-unknown'],
    ['another area’s producer', DOI_XANH, { role: 'producer', producer: 'htx-ban-mai' }, 'place-unknown'],
    ['the whole office', DOI_XANH, { role: 'clerk' }, 'not-permitted'],
    ['another producer', OWN, { role: 'delegate', producer: 'htx-ban-mai' }, 'place-unknown'],
    ['no producer', EVERYTHING, { role: 'producer' }, 'place-unknown'],
  ] as const)('over %s', async (_, scope, over, code) => {
    const act = inviteUser(deps, scope, { ...input, ...over });
    if (code) expect(await refusalCode(act)).toBe(code);
    else expect(await act).toHaveProperty('link');
  });

  test('a person with a role beyond it is not theirs to change', async () => {
    const { id } = await addPerson(deps, input.email, 'clerk', { areaId: 'thanh-mai' });
    await grantRole(deps, EVERYTHING, id, { role: 'auditor', area: 'ban-mai' });
    expect(await refusalCode(suspendUser(deps, DOI_XANH, id, 'suspend'))).toBe('not-permitted');
    expect(await refusalCode(inviteBack(deps, DOI_XANH, id))).toBe('not-permitted');
  });

  test('a person they do not see is not found', async () => {
    const { id } = await addPerson(deps, input.email, 'clerk', { areaId: 'ban-mai' });
    expect(await refusalCode(suspendUser(deps, DOI_XANH, id, 'suspend'))).toBe('user-not-found');
    const [grant] = await listGrants(deps.db, id);
    expect(await refusalCode(endGrant(deps, DOI_XANH, grant?.id ?? ''))).toBe('not-found');
  });

  test('a producer ends its delegates and nobody else', async () => {
    const own = await addPerson(deps, input.email, 'producer', { producerId: 'htx-thanh-mai' });
    const helper = await addPerson(deps, `tv-${people}@x.example`, 'delegate', {
      producerId: 'htx-thanh-mai',
    });
    const grantOf = async (id: string) => (await listGrants(deps.db, id))[0]?.id ?? '';
    const ended = endGrant(deps, OWN, await grantOf(own.id), ['delegate']);
    expect(await refusalCode(ended)).toBe('not-found');
    await endGrant(deps, OWN, await grantOf(helper.id), ['delegate']);
    expect(await listGrants(deps.db, helper.id)).toEqual([]);
  });

  test('nobody changes their own rights', async () => {
    const { id } = await addPerson(deps, input.email, 'administrator');
    const self = { ...deps, actor: id };
    expect(await refusalCode(grantRole(self, EVERYTHING, id, { role: 'approver' }))).toBe('not-permitted');
    const [grant] = await listGrants(deps.db, id);
    expect(await refusalCode(endGrant(self, EVERYTHING, grant?.id ?? ''))).toBe('not-permitted');
  });

  test('a role already held is not given twice', async () => {
    const { id } = await addPerson(deps, input.email, 'clerk', { areaId: 'thanh-mai' });
    const again = { role: 'clerk', area: 'thanh-mai' } as const;
    expect(await refusalCode(grantRole(deps, EVERYTHING, id, again))).toBe('already-done');
  });
});

test('the last administrator is neither suspended nor unseated', async () => {
  const another = temporaryFolder();
  const office = await openOffice(another.path);
  const { id } = await addPerson(office, 'mot@van-phong.example', 'administrator');
  const [grant] = await listGrants(office.db, id);
  expect(await refusalCode(suspendUser(office, EVERYTHING, id, 'suspend'))).toBe('last-administrator');
  expect(await refusalCode(endGrant(office, EVERYTHING, grant?.id ?? ''))).toBe('last-administrator');
  expect((await findUserByEmail(office.db, 'mot@van-phong.example'))?.suspendedAt).toBeNull();
  await addPerson(office, 'hai@van-phong.example', 'administrator');
  await suspendUser(office, EVERYTHING, id, 'suspend');
  office.db.close();
  another.remove();
});
