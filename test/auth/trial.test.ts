import { afterAll, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { setSetting } from '#db/settings';
import { signIn } from '#server/actions/signIn.ts';
import { signInAsSample } from '#server/actions/signInAsSample.ts';
import { readConfig } from '#server/config.ts';
import { DEMO_PEOPLE, loadDemoPeople } from '#server/demo/people.ts';
import type { Deps } from '#server/deps.ts';
import { openDeps } from '#server/openDeps.ts';
import { addPerson, comerFrom, countingPasswords, refusalCode, sessionBy } from '#test/support/people.ts';
import { dice, environment, NOW, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

async function openAt(origin: string, trial: '0' | '1', name: string): Promise<Deps> {
  const config = readConfig(environment(`${folder.path}/${name}`, { TEMGOC_ORIGIN: origin }));
  const world = { now: () => NOW, randomBytes: dice(name), actor: 'thử' };
  const deps = await openDeps(world, config, { create: true });
  await commit(deps.db, [setSetting('trial', trial)]);
  await loadDemoPeople(deps, { producers: [{ id: 'htx-mau' }] });
  return deps;
}

test('a trial on this machine lets one in as each of its invented people, and as nobody else', async () => {
  const deps = await openAt('http://localhost:8080', '1', 'thu');
  for (const { email, role } of DEMO_PEOPLE) {
    const { token } = await signInAsSample(deps, email, 'Chrome');
    expect(await sessionBy(deps, token)).toMatchObject({ strength: 'second', grants: [{ role }] });
  }
  await addPerson(deps, 'that@van-phong.vn', 'administrator');
  expect(await refusalCode(signInAsSample(deps, 'that@van-phong.vn', ''))).toBe('not-found');
  deps.db.close();
});

test.each([
  ['at a real address', 'https://ocop.vn', '1'],
  ['in a register that is no trial', 'http://localhost:8080', '0'],
] as const)('%s none of them has a way in', async (name, origin, trial) => {
  const deps = await openAt(origin, trial, name);
  for (const { email } of DEMO_PEOPLE) {
    expect(await refusalCode(signInAsSample(deps, email, ''))).toBe('not-found');
    const byPassword = signIn(deps, countingPasswords(), { email, password: '' }, comerFrom(email));
    expect(await refusalCode(byPassword)).toBe('sign-in-failed');
  }
  deps.db.close();
});
