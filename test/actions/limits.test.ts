import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMIT_WINDOW_MS, limitPassed, USUAL_LIMIT } from '#core/limit';
import type { Scope } from '#core/permission';
import type { Proposal } from '#core/proposal';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { EVERYBODY, setLimit } from '#db/limits';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { openLot } from '#server/actions/openLot.ts';
import { orderBatch } from '#server/actions/orderBatch.ts';
import { propose } from '#server/actions/propose.ts';
import { readConfig } from '#server/config.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { openDeps } from '#server/openDeps.ts';
import { dice, environment, NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const DAY_MS = 86_400_000;
const LOT_HOLDS = 300;

/** Two cooperatives of Thanh Mai, each with one product and two lots. */
interface Cooperative {
  readonly producerId: string;
  readonly product: string;
  readonly lots: readonly string[];
}

const home = temporaryFolder();
const cooperatives: Cooperative[] = [];
let offices = 0;

async function found(office: Deps, name: string, product: string): Promise<Cooperative> {
  await recognise(office, { product, producer: name, until: '31/12/2028' });
  const { id, producerId } = await productGiven(office.db, product);
  const open = (number: string) => openLot(office, { product: id, number, quantity: LOT_HOLDS });
  return {
    producerId,
    product: id,
    lots: [(await open(`${product} 1`)).id, (await open(`${product} 2`)).id],
  };
}

beforeAll(async () => {
  mkdirSync(join(home.path, 'mau'));
  const office = await openOffice(join(home.path, 'mau'));
  cooperatives.push(await found(office, 'HTX Mật ong Thanh Mai', 'Mật ong'));
  cooperatives.push(await found(office, 'HTX Chè Thanh Mai', 'Chè búp'));
  office.db.close();
});
afterAll(home.remove);

/** A fresh copy of the office, whose clock the test turns. */
async function freshOffice(): Promise<{ deps: Deps; clock: { now: number } }> {
  const folder = join(home.path, String(++offices));
  const from = readConfig(environment(join(home.path, 'mau')));
  const config = readConfig(environment(folder));
  for (const [source, target] of [
    [from.databasePath, config.databasePath],
    [from.highWaterPath, config.highWaterPath],
  ] as const) {
    mkdirSync(join(target, '..'), { recursive: true });
    copyFileSync(source, target);
  }
  const clock = { now: NOW };
  const world = { now: () => clock.now, randomBytes: dice(`hạn mức ${offices}`), actor: 'house' };
  const deps = await openDeps(world, config);
  deps.db.orm.run('pragma synchronous = off');
  return { deps, clock };
}

const as = (deps: Deps, actor: string): Deps => ({ ...deps, actor });
const scopeOf = ({ producerId }: Cooperative): Scope => ({
  all: false,
  areaIds: [],
  producerIds: [producerId],
});

/** What the register should hold, kept beside it. */
interface Issue {
  readonly whose: number;
  readonly lot: number;
  readonly quantity: number;
  readonly at: number;
}
interface Model {
  readonly issues: Issue[];
  readonly limits: Map<string, { perLot: number; per30Days: number }>;
  readonly waiting: { readonly proposal: Proposal; readonly issue: Omit<Issue, 'at'> }[];
  approved: number;
}

/** Of two at once, whoever was first was first. */
const issuedFirst = (one: string, other: string) => Number(other === 'issued') - Number(one === 'issued');

const sum = (issues: readonly Issue[]) => issues.reduce((total, { quantity }) => total + quantity, 0);

/** What an order must come to, by the model alone. */
function expected(model: Model, { whose, lot, quantity, at }: Issue): string {
  const ofLot = sum(model.issues.filter((one) => one.whose === whose && one.lot === lot));
  if (ofLot + quantity > LOT_HOLDS) return 'lot-quantity-exceeded';
  const last30Days = sum(model.issues.filter((one) => one.whose === whose && one.at > at - LIMIT_WINDOW_MS));
  const { producerId } = cooperatives[whose]!;
  const limit = model.limits.get(producerId) ?? model.limits.get(EVERYBODY) ?? USUAL_LIMIT;
  return limitPassed({ limit, lotIssued: ofLot, last30Days, quantity }) ? 'approval-needed' : 'issued';
}

async function came(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
    return 'issued';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

interface Step {
  readonly kind: 'order' | 'two at once' | 'elsewhere' | 'ask' | 'approve' | 'approve own' | 'limit' | 'days';
  readonly whose: number;
  readonly lot: number;
  readonly quantity: number;
  readonly days: number;
}

const steps = fc.array(
  fc.record<Step>({
    kind: fc.oneof(
      { weight: 5, arbitrary: fc.constant('order' as const) },
      { weight: 2, arbitrary: fc.constant('two at once' as const) },
      { weight: 1, arbitrary: fc.constant('elsewhere' as const) },
      { weight: 3, arbitrary: fc.constant('ask' as const) },
      { weight: 3, arbitrary: fc.constant('approve' as const) },
      { weight: 1, arbitrary: fc.constant('approve own' as const) },
      { weight: 2, arbitrary: fc.constant('limit' as const) },
      { weight: 1, arbitrary: fc.constant('days' as const) },
    ),
    whose: fc.nat(1),
    lot: fc.nat(1),
    quantity: fc.integer({ min: 1, max: 160 }),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 4, maxLength: 14 },
);

async function take(deps: Deps, clock: { now: number }, model: Model, step: Step): Promise<void> {
  const { whose, lot, quantity } = step;
  const cooperative = cooperatives[whose]!;
  const input = {
    product: cooperative.product,
    lot: cooperative.lots[lot]!,
    quantity,
    form: 'full' as const,
  };
  const issue = { whose, lot, quantity, at: clock.now };
  const order = (who = cooperative) => came(() => orderBatch(as(deps, `p${whose}`), scopeOf(who), input));
  if (step.kind === 'order') {
    const outcome = await order();
    expect(outcome).toBe(expected(model, issue));
    if (outcome === 'issued') model.issues.push(issue);
  } else if (step.kind === 'two at once') {
    for (const outcome of (await Promise.all([order(), order()])).sort(issuedFirst)) {
      if (outcome === 'issued') {
        expect(expected(model, issue)).toBe('issued');
        model.issues.push(issue);
      } else expect(outcome).toBe(expected(model, issue));
    }
  } else if (step.kind === 'elsewhere') {
    expect(await order(cooperatives[1 - whose])).toBe('lot-not-found');
  } else if (step.kind === 'ask') {
    await ask(deps, model, issue, input);
  } else if (step.kind === 'approve' || step.kind === 'approve own') {
    await approve(deps, clock, model, step);
  } else if (step.kind === 'limit') {
    const producerId = lot === 0 ? EVERYBODY : cooperative.producerId;
    const limit = { perLot: 2 * quantity, per30Days: 3 * quantity };
    await commit(deps.db, [setLimit({ producerId, ...limit, at: clock.now, actor: 'duyet' })]);
    model.limits.set(producerId, limit);
  } else clock.now += step.days * DAY_MS;
}

async function ask(deps: Deps, model: Model, issue: Issue, input: unknown): Promise<void> {
  const { whose, lot, quantity } = issue;
  const about = {
    kind: 'issue-batch',
    noun: 'lot',
    nounId: null,
    producerId: null,
    title: 'đặt tem',
  } as const;
  const fits = expected(model, issue) !== 'lot-quantity-exceeded';
  const asked = propose(as(deps, `p${whose}`), { ...about, input, submit: true });
  if (!fits) await expect(asked).rejects.toMatchObject({ code: 'lot-quantity-exceeded' });
  else model.waiting.push({ proposal: await asked, issue: { whose, lot, quantity } });
}

async function approve(deps: Deps, clock: { now: number }, model: Model, step: Step): Promise<void> {
  const asked = model.waiting[step.quantity % Math.max(1, model.waiting.length)];
  if (!asked) return;
  const own = step.kind === 'approve own';
  const actor = own ? asked.proposal.preparedBy : 'duyet';
  const input = { proposal: asked.proposal.id, revision: asked.proposal.revision };
  const outcome = await came(() => approveProposal(as(deps, actor), input));
  if (own) return void expect(outcome).toBe('own-proposal');
  const issue = { ...asked.issue, at: clock.now };
  const full = expected(model, issue) === 'lot-quantity-exceeded';
  expect(outcome).toBe(full ? 'lot-quantity-exceeded' : 'issued');
  if (full) return;
  model.issues.push(issue);
  model.approved += 1;
  model.waiting.splice(model.waiting.indexOf(asked), 1);
  expect(await came(() => approveProposal(as(deps, actor), input))).toBe('proposal-not-waiting');
}

describe('stamps beyond a limit', () => {
  const counted = { sequences: 0, orders: 0, approvals: 0 };

  test('are never issued without somebody else’s approval, whatever several people do', {
    timeout: 240_000,
  }, async () => {
    const run = fc.asyncProperty(steps, async (taken) => {
      const { deps, clock } = await freshOffice();
      const model: Model = { issues: [], limits: new Map(), waiting: [], approved: 0 };
      try {
        for (const step of taken) await take(deps, clock, model, step);
        await compare(deps, model);
      } finally {
        deps.db.close();
      }
      counted.sequences += 1;
      counted.orders += model.issues.length - model.approved;
      counted.approvals += model.approved;
    });
    await fc.assert(run, { numRuns: 500, seed: 20_261_122 });
    expect(counted.sequences).toBe(500);
    expect(counted.orders).toBeGreaterThan(500);
    expect(counted.approvals).toBeGreaterThan(100);
  });
});

/** The register itself says the same: as many stamps as in the model, and each approval by another than who asked. */
async function compare(deps: Deps, model: Model): Promise<void> {
  const rows = deps.db.orm.all<{ quantity: number }>('select quantity from batches');
  expect(sum(rows as unknown as Issue[])).toBe(sum(model.issues));
  const done = deps.db.orm.all<{ preparedBy: string; decidedBy: string; resultId: string }>(
    "select prepared_by as preparedBy, decided_by as decidedBy, result_id as resultId from proposals where state = 'done'",
  );
  expect(done).toHaveLength(model.approved);
  expect(done.filter(({ preparedBy, decidedBy }) => preparedBy === decidedBy)).toEqual([]);
  expect(new Set(done.map(({ resultId }) => resultId)).size).toBe(done.length);
}
