import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#core/permission';
import { commit } from '#db/commit';
import { grants, users } from '#db/peopleSchema';
import type { Deps } from '#server/deps.ts';
import { cli, cliJson } from '#test/support/cli.ts';
import { environment, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let env: Record<string, string>;

async function person(deps: Deps, email: string, role: Role): Promise<void> {
  const at = deps.now();
  const grant = { id: `g-${email}`, userId: email, role, grantedAt: at, grantedBy: 'test' };
  await commit(deps.db, [
    { statement: (tx) => tx.insert(users).values({ id: email, name: email, email, createdAt: at }) },
    { statement: (tx) => tx.insert(grants).values(grant) },
  ]);
}

beforeAll(async () => {
  folder = temporaryFolder();
  env = environment(folder.path);
  const office = await openOffice(folder.path);
  await recognise(office, { product: 'Mật ong hoa rừng Thanh Mai' });
  await person(office, 'lan@mau.example', 'clerk');
  await person(office, 'minh@mau.example', 'approver');
  office.db.close();
});
afterAll(() => folder.remove());

test('a decision is prepared by one and approved by another, from the command line', async () => {
  const file = join(folder.path, 'decision.json');
  const line = { kind: 'upgrade', product: 'Mật ong hoa rừng Thanh Mai', star: 5 };
  const decision = { authority: 'Bộ Nông nghiệp và Môi trường', number: '9/QĐ', signed: '2026-01-05' };
  writeFileSync(file, JSON.stringify({ ...decision, kind: 'upgrade', lines: [line] }));
  const prepare = ['decision', 'prepare', '--file', file, '--as'];

  const refused = await cli([...prepare, 'minh@mau.example', '--json'], env);
  expect(refused.status).toBe(1);
  expect(JSON.parse(refused.stderr)).toMatchObject({ code: 'not-permitted' });

  const { proposal } = await cliJson<{ proposal: string }>([...prepare, 'lan@mau.example'], env);
  const shown = await cli(['proposal', 'show', proposal, '--as', 'minh@mau.example'], env);
  expect(shown.stdout).toContain('đổi từ 4 sao sang 5 sao');
  const approve = ['proposal', 'approve', proposal, '--revision', '1', '--as'];
  const own = await cli([...approve, 'lan@mau.example', '--json'], env);
  expect(JSON.parse(own.stderr)).toMatchObject({ code: 'not-permitted' });
  expect(await cliJson([...approve, 'minh@mau.example'], env)).toMatchObject({ state: 'done' });
  const waiting = await cliJson<unknown[]>(['proposal', 'list', '--as', 'minh@mau.example'], env);
  expect(waiting).toEqual([]);
  expect((await cli([...approve, 'minh@mau.example'], env)).status).toBe(1);
});
