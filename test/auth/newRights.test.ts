import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '#core/permission';
import { commit } from '#db/commit';
import { listEvents } from '#db/events';
import { listGrants } from '#db/grants';
import { insertProposal } from '#db/proposals';
import { acceptInvitation } from '#server/actions/acceptInvitation.ts';
import { confirmRights } from '#server/actions/confirmRights.ts';
import { grantRole } from '#server/actions/grantRole.ts';
import { inviteBack } from '#server/actions/inviteBack.ts';
import { inviteUser } from '#server/actions/inviteUser.ts';
import { propose } from '#server/actions/propose.ts';
import { suspendUser } from '#server/actions/suspendUser.ts';
import { heldBy, WAIT_MS } from '#server/auth/held.ts';
import { EVERYTHING } from '#server/auth/rights.ts';
import { actAs } from '#server/cli/actor.ts';
import type { Deps } from '#server/deps.ts';
import { proposalToApprove } from '#server/proposals/proposalGiven.ts';
import { addPerson, countingPasswords, enrolApp, openSession, refusalCode } from '#test/support/people.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const SENTENCE = 'ruộng bậc thang Bản Mai';
const passwords = countingPasswords();
const folder = temporaryFolder();
let deps: Deps;
let people = 0;
let thu: Deps;
let other: Deps;

const as = (id: string): Deps => ({ ...deps, actor: id });
const emailOf = (name: string) => `${name}-${++people}@van-phong.example`;
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
const rolesOf = async (id: string, world = deps) => (await heldBy(world, id)).grants.map(({ role }) => role);

beforeAll(async () => {
  deps = await openOffice(folder.path);
});
beforeEach(async () => {
  thu = as((await addPerson(deps, emailOf('thu'), 'administrator')).id);
  other = as((await addPerson(deps, emailOf('nga'), 'administrator')).id);
});
afterAll(folder.remove);

/** Whoever holds the link sets the password, and enrols a second proof: it may be who made it. */
async function takeUp(link: string): Promise<string> {
  const given = { name: 'Ai đó', password: SENTENCE, again: SENTENCE };
  const { user } = await acceptInvitation(deps, passwords, tokenOf(link), given, 'Chrome');
  await enrolApp(deps, user.id);
  return user.id;
}

async function invited(by: Deps, role: Role): Promise<string> {
  const { link } = await inviteUser(by, EVERYTHING, { email: emailOf('moi'), name: 'Mới', role });
  return takeUp(link);
}

describe('one administrator is not both persons', () => {
  test('an approver they let in anew approves nothing for a day', async () => {
    const { id } = await addPerson(deps, emailOf('minh'), 'approver');
    expect(await rolesOf(id)).toEqual(['approver']);
    await takeUp((await inviteBack(thu, EVERYTHING, id)).link);
    expect(await rolesOf(id)).toEqual([]);
    const { session } = await openSession(deps, id, 'second');
    expect(session).toMatchObject({ grants: [], waitsForSecond: false, holdsFrom: NOW + WAIT_MS });
    expect(await rolesOf(id, at(deps, NOW + WAIT_MS - 1))).toEqual([]);
    expect(await rolesOf(id, at(deps, NOW + WAIT_MS))).toEqual(['approver']);
  });

  test.each(['approver', 'administrator'] as const)('nor does an %s they invite', async (role) => {
    const id = await invited(thu, role);
    expect(await rolesOf(id)).toEqual([]);
    expect(await rolesOf(id, at(deps, NOW + WAIT_MS))).toEqual([role]);
  });

  test('nor a clerk they make an approver, who stays a clerk', async () => {
    const { id } = await addPerson(deps, emailOf('lan'), 'clerk');
    await grantRole(thu, EVERYTHING, id, { role: 'approver' });
    expect(await rolesOf(id)).toEqual(['clerk']);
  });

  test('nor by a command in that person’s name', async () => {
    const email = emailOf('minh');
    const { id } = await addPerson(deps, email, 'approver');
    await takeUp((await inviteBack(thu, EVERYTHING, id)).link);
    expect(await refusalCode(actAs(deps, email, 'proposal:approve'))).toBe('not-permitted');
  });

  test('a clerk they invite, and whoever the command line lets in, begin at once', async () => {
    expect(await rolesOf(await invited(thu, 'clerk'))).toEqual(['clerk']);
    expect(await rolesOf(await invited(deps, 'administrator'))).toEqual(['administrator']);
    const { id } = await addPerson(deps, emailOf('minh'), 'approver');
    await takeUp((await inviteBack(deps, EVERYTHING, id)).link);
    expect(await rolesOf(id)).toEqual(['approver']);
  });
});

describe('another administrator’s word', () => {
  test('lets the rights hold at once, and stands in the journal', async () => {
    const id = await invited(thu, 'approver');
    await confirmRights(other, EVERYTHING, id);
    expect(await rolesOf(id)).toEqual(['approver']);
    const [event] = await listEvents(deps.db, [{ noun: 'user', nounId: id }]);
    expect(event).toMatchObject({ verb: 'confirm', after: { roles: ['approver'] } });
    expect(await refusalCode(confirmRights(other, EVERYTHING, id))).toBe('already-done');
  });

  test('is not the word of who gave them, nor of who has them', async () => {
    const id = await invited(thu, 'administrator');
    expect(await refusalCode(confirmRights(thu, EVERYTHING, id))).toBe('not-permitted');
    expect(await refusalCode(confirmRights(as(id), EVERYTHING, id))).toBe('not-permitted');
    expect(await rolesOf(id)).toEqual([]);
  });

  test('given once is not given for the next time', async () => {
    const id = await invited(thu, 'approver');
    await confirmRights(other, EVERYTHING, id);
    const later = at(deps, NOW + 2 * WAIT_MS);
    const { link } = await inviteBack({ ...later, actor: thu.actor }, EVERYTHING, id);
    const given = { name: 'Ai đó', password: SENTENCE, again: SENTENCE };
    await acceptInvitation(later, passwords, tokenOf(link), given, 'Chrome');
    expect(await rolesOf(id, later)).toEqual([]);
  });

  test('counts for what others gave, and not for what oneself gave besides', async () => {
    const id = await invited(thu, 'approver');
    await takeUp((await inviteBack(other, EVERYTHING, id)).link);
    await confirmRights(other, EVERYTHING, id);
    expect(await rolesOf(id)).toEqual([]);
    await confirmRights(thu, EVERYTHING, id);
    expect(await rolesOf(id)).toEqual(['approver']);
    expect(await listGrants(deps.db, id)).toHaveLength(1);
  });
});

describe('what somebody prepared', () => {
  test('is approved by nobody who let them in within the day', async () => {
    const { id } = await addPerson(deps, emailOf('lan'), 'clerk');
    const about = { noun: 'decision', nounId: null, producerId: null, title: 'Quyết định' };
    const draft = await propose(
      { ...deps, actor: id },
      { kind: 'decision', ...about, input: {}, submit: false },
    );
    const [proposal, revision] = ['pro-cho', draft.revision];
    await commit(deps.db, [insertProposal({ ...draft, id: 'pro-cho', state: 'waiting' })]);
    const approve = (world: Deps, actor: string) =>
      proposalToApprove({ ...world, actor }, proposal, revision);
    expect(await approve(deps, thu.actor)).toMatchObject({ id: proposal });
    await takeUp((await inviteBack(thu, EVERYTHING, id)).link);
    expect(await refusalCode(approve(deps, thu.actor))).toBe('preparer-own');
    expect(await approve(deps, other.actor)).toMatchObject({ id: proposal });
    expect(await approve(at(deps, NOW + WAIT_MS), thu.actor)).toMatchObject({ id: proposal });
  });
});

describe('an act in a person’s name by a command', () => {
  test('tells so in the journal', async () => {
    const email = emailOf('lan');
    const { id } = await addPerson(deps, email, 'administrator');
    const acting = await actAs(deps, email, 'user:write');
    const mate = await addPerson(deps, emailOf('tuan'), 'clerk');
    await suspendUser(acting.deps, acting.scope, mate.id, 'suspend');
    await suspendUser(as(id), EVERYTHING, mate.id, 'resume');
    const events = await listEvents(deps.db, [{ noun: 'user', nounId: mate.id }]);
    expect(events.map(({ verb, after }) => [verb, after])).toEqual([
      ['resume', null],
      ['suspend', { way: 'command' }],
    ]);
  });
});
