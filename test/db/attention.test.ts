import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Permission, ROLE_PERMISSIONS, type Scope } from '#core/permission';
import { commit } from '#db/commit';
import { listProducts } from '#db/products';
import { stampLimits } from '#db/stampSchema';
import { jobs, notices, proposals } from '#db/workSchema';
import { delegateBundle } from '#server/actions/delegateBundle.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import type { Deps } from '#server/deps.ts';
import { makeRoot } from '#server/inspector/rootFile.ts';
import { readHome } from '#server/register/attention.ts';
import { at, NOW, openOffice, recognise, SECRET, temporaryFolder } from '#test/support/register.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const DAY = 86_400_000;

describe('What needs a person of the office today', () => {
  const folder = temporaryFolder();
  let deps: Deps;
  let honey: { id: string; producerId: string };
  const home = (
    permissions: readonly Permission[] = ROLE_PERMISSIONS.clerk,
    actor = 'lan',
    scope: Scope = ALL,
  ) => readHome({ ...deps, actor }, scope, permissions);

  beforeAll(async () => {
    deps = await openOffice(folder.path);
    await recognise(
      deps,
      { product: 'Mật ong' },
      { product: 'Bánh gai', producer: 'HTX Bánh', until: '15/12/2026', decision: '2/QĐ' },
      { product: 'Kem', producer: 'HTX Kem', until: '15/01/2027', decision: '3/QĐ' },
      { product: 'Trà', producer: 'HTX Trà', decision: '' },
    );
    honey = (await listProducts(deps.db)).find(({ name }) => name === 'Mật ong')!;
    const proposal = (id: string, more: Partial<typeof proposals.$inferInsert>) => ({
      ...{ id, kind: 'decision', noun: 'decision', title: `Đề xuất ${id}`, input: '{}', state: 'waiting' },
      ...{ revision: 1, preparedBy: 'lan', preparedAt: NOW, ...more },
    });
    const rows = [
      proposal('p1', {}),
      proposal('p2', { preparedBy: 'mai' }),
      proposal('p3', { state: 'refused' }),
      proposal('p4', { state: 'draft', preparedBy: 'mai' }),
      proposal('p5', { kind: 'issue-batch', preparedBy: 'htx', producerId: honey.producerId }),
    ];
    const notice = {
      id: 'n1',
      kind: 'ending',
      recognitionId: 'r',
      productId: honey.id,
      producerId: honey.producerId,
    };
    const job = {
      id: 'j1',
      kind: 'print',
      noun: 'batch',
      nounId: 'b',
      producerId: honey.producerId,
      input: '{}',
    };
    const ended = { state: 'failed', actor: 'htx', createdAt: NOW, finishedAt: NOW - DAY };
    await commit(deps.db, [
      { statement: (tx) => tx.insert(proposals).values(rows) },
      {
        statement: (tx) =>
          tx.insert(notices).values({ ...notice, madeAt: NOW, validTo: '2026-12-15', mail: 'failed' }),
      },
      {
        statement: (tx) =>
          tx.insert(jobs).values([
            { ...job, ...ended },
            { ...job, ...ended, id: 'j2', finishedAt: NOW - 40 * DAY },
          ]),
      },
    ]);
  });
  afterAll(() => {
    deps.db.close();
    folder.remove();
  });

  test('recognitions that end, the soonest first, within 30 and within 90 days', async () => {
    const { ending30, ending90, statistics } = await home();
    expect(ending30.first.map(({ name }) => name)).toEqual(['Bánh gai']);
    expect(ending90.first.map(({ name }) => name)).toEqual(['Bánh gai', 'Kem']);
    expect(statistics.total).toMatchObject({ ever: 3, inForce: 3, ending: 2 });
  });

  test('rows that are not whole, mails and work that failed of late', async () => {
    const { incomplete, mails, jobs: failed } = await home();
    expect(incomplete).toMatchObject({ total: 1, first: [{ product: 'Trà', producer: 'HTX Trà' }] });
    expect(mails).toMatchObject({ total: 1, first: [{ product: 'Mật ong' }] });
    expect(failed.first.map(({ id }) => id)).toEqual(['j1']);
  });

  test('an approver sees what others prepared; a clerk their own drafts and what came back', async () => {
    const approver = await home(ROLE_PERMISSIONS.approver, 'mai');
    expect(approver.approvals.first.map(({ id }) => id).sort()).toEqual(['p1', 'p5']);
    expect(approver.own.first.map(({ id }) => id)).toEqual(['p4']);
    const clerk = await home();
    expect(clerk.approvals.total).toBe(0);
    expect(clerk.own.first.map(({ id }) => id)).toEqual(['p3']);
    expect(clerk.orders.first.map(({ id }) => id)).toEqual(['p5']);
  });

  test('a producer who was issued far more stamps than usual, or than its limit', async () => {
    expect((await home()).unusual.total).toBe(0);
    const issue = async (now: number, quantity: number, number: string) => {
      const then = at(deps, now);
      await openLot(then, { product: honey.id, number, quantity });
      await issueBatch(then, { product: honey.id, lot: number, quantity, form: 'full' });
    };
    await issue(NOW - 60 * DAY, 100, 'L1');
    await issue(NOW - DAY, 300, 'L2');
    expect((await home()).unusual.total).toBe(0);
    await issue(NOW, 1, 'L3');
    expect((await home()).unusual.first).toMatchObject([
      { name: 'HTX Mật ong Thanh Mai', recent: 301, usual: 100 },
    ]);
    await issue(NOW - 50 * DAY, 900, 'L4');
    expect((await home()).unusual.total).toBe(0);
    const limit = { producerId: honey.producerId, perLot: 1000, per30Days: 300, at: NOW, actor: 'mai' };
    await commit(deps.db, [{ statement: (tx) => tx.insert(stampLimits).values(limit) }]);
    expect((await home()).unusual.first).toMatchObject([{ recent: 301, limit: 300 }]);
  });

  test('to who may renew it, the delegation behind the phones’ data, two weeks before it ends and after', async () => {
    const root = (await makeRoot(new Uint8Array(32).fill(5), SECRET)).root;
    const { until } = await delegateBundle(deps, { root, days: 90 });
    const told = async (now: number, permissions: readonly Permission[]) =>
      (await readHome(at(deps, now), ALL, permissions)).delegation;
    const administrator = ROLE_PERMISSIONS.administrator;
    expect(await told(until - 14 * DAY, administrator)).toMatchObject({ total: 0 });
    const soon = await told(until - 14 * DAY + 1, administrator);
    expect(soon).toMatchObject({ total: 1, first: [{ until, isOver: false }] });
    expect(await told(until, administrator)).toMatchObject({ first: [{ isOver: true }] });
    expect(await told(until, ROLE_PERMISSIONS.clerk)).toMatchObject({ total: 0 });
  });

  test('a person who sees no producer sees no work', async () => {
    const view = await home(ROLE_PERMISSIONS.approver, 'ai', {
      all: false,
      areaIds: ['area-khac'],
      producerIds: [],
    });
    const { day: _, statistics, ...cards } = view;
    expect(statistics.total.ever).toBe(0);
    expect(Object.values(cards).map(({ total }) => total)).toEqual(Object.values(cards).map(() => 0));
  });
});
