import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Batch } from '#core/batch';
import { idsOf, lastSerial } from '#core/batch';
import { formatBatchName } from '#core/batchName';
import type { Proposal } from '#core/proposal';
import { formatStampPath } from '#core/stamp';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { verify } from '#core/verify';
import { listKeys } from '#db/keys';
import { findLot } from '#db/lots';
import { listAccounts } from '#db/stampAccount';
import { listActsOfBatch } from '#db/stampActs';
import { approveProposal } from '#server/actions/approveProposal.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { propose } from '#server/actions/propose.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import type { Deps } from '#server/deps.ts';
import { trustOf } from '#server/keys/trust.ts';
import { openKey } from '#server/keys/vault.ts';
import { planProposal } from '#server/proposals/rules.ts';
import { look, recordUnmarked } from '#test/support/looks.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let lan: Deps;
let minh: Deps;

beforeEach(async () => {
  folder = temporaryFolder();
  lan = await openOffice(folder.path);
  minh = { ...lan, actor: 'minh' };
  await recognise(lan, { product: 'Mật ong bạc hà' });
});
afterEach(() => {
  lan.db.close();
  folder.remove();
});

async function issue(lot: string, quantity: number): Promise<Batch> {
  return (await issueBatch(lan, { product: 'Mật ong bạc hà', lot, quantity, form: 'full' })).batch;
}

function prepared(kind: 'void-stamps' | 'recall-stamps', input: object): Promise<Proposal> {
  return propose(lan, { ...about, kind, input, submit: true });
}
const about = { noun: 'product', nounId: null, producerId: null, title: 'hũ nứt' } as const;

function approve(proposal: Proposal) {
  return approveProposal(minh, { proposal: proposal.id, revision: proposal.revision });
}

async function headline(batch: Batch, place: number) {
  const [key] = await listKeys(lan.db);
  if (!key) throw new Error('no key');
  const signer = await openKey(key, lan.secret);
  const stamp = signer.sign(
    { gtin: batch.gtin, id: formatStampId(batch.keyNumber, batch.first + place) },
    'full',
  );
  const answer = await verify(
    `https://ocop.vn${formatStampPath(stamp)}`,
    await trustOf(lan.db, lan.origin, lan.secret, lan.now)(),
    lan.now(),
  );
  return answer.headline;
}

test('a recall by lot stops every batch of the lot at once, when another person approves it', async () => {
  const lot = await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  const [first, second] = [await issue('L-1', 100), await issue('L-1', 50)];
  await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-2', quantity: 100 });
  const other = await issue('L-2', 10);

  const proposal = await prepared('recall-stamps', { lot: lot.id, danger: 'hũ nứt', reason: 'biên bản 12' });
  expect(await headline(first, 0)).toBe('in-force');
  await approve(proposal);

  expect(await headline(first, 0)).toBe('recalled');
  expect(await headline(second, 49)).toBe('recalled');
  expect(await headline(other, 0)).toBe('in-force');
  const [act] = await listActsOfBatch(lan.db, first.id);
  expect(act).toMatchObject({ act: 'recall', reason: 'hũ nứt', actor: 'minh', proposalId: proposal.id });
});

test('nobody recalls alone, however urgent', async () => {
  const lot = await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  await issue('L-1', 100);
  const proposal = await prepared('recall-stamps', { lot: lot.id, danger: 'hũ nứt', reason: 'biên bản 12' });
  const alone = approveProposal(lan, { proposal: proposal.id, revision: 1 });
  await expect(alone).rejects.toMatchObject({ code: 'own-proposal' });
});

test('what an approval would do is told before: how many stop, where, what was stopped, what was scanned', async () => {
  const lot = await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  const batch = await issue('L-1', 100);
  const { first, last } = idsOf(batch);
  const printed = { first: formatPrintedId(first), last: formatPrintedId(last) };
  await voidStamps(lan, { batch: batch.id, first, last: first, reason: 'in hỏng' });
  const { keyNumber } = batch;
  await recordUnmarked(
    lan.db,
    [5, 5, 7].map((place) => look(lan.now(), batch.first + place, { keyNumber })),
  );

  const input = { lot: lot.id, cause: 'leftover', reason: 'hết hiệu lực' };
  const plan = await planProposal(minh, { id: 'pro-x', kind: 'void-stamps', input });
  expect(plan.effects).toEqual([
    { tone: 'danger', what: 'stamps-void', values: { count: 99, batches: 1 } },
    {
      tone: 'neutral',
      what: 'stamps-in-batch',
      values: { batch: formatBatchName(batch), count: 99, of: 100, ...printed },
    },
    { tone: 'notice', what: 'stamps-already-void', values: { count: 1 } },
    { tone: 'warning', what: 'stamps-scanned', values: { count: 2 } },
    { tone: 'neutral', what: 'lot-places-back', values: { count: 99 } },
  ]);
  expect(plan.writes.length).toBeGreaterThan(0);
  expect(await listActsOfBatch(lan.db, batch.id)).toHaveLength(1);
});

test('an approved void gives its places back to the lot once, and accounts say which were spoiled', async () => {
  const lot = await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  const batch = await issue('L-1', 100);
  const id = (place: number) => formatStampId(batch.keyNumber, batch.first + place);
  await approve(
    await prepared('void-stamps', {
      batch: batch.id,
      first: id(10),
      last: id(19),
      cause: 'spoiled',
      reason: 'kẹt giấy',
    }),
  );
  await approve(
    await prepared('void-stamps', { batch: batch.id, cause: 'leftover', reason: 'hết hiệu lực' }),
  );

  expect(await findLot(lan.db, lot.id)).toMatchObject({ stampsIssued: 100, stampsVoid: 100 });
  const acts = await listActsOfBatch(lan.db, batch.id);
  expect(acts.map(({ first, last }) => [first - batch.first, last - batch.first])).toEqual([
    [0, 9],
    [10, 19],
    [20, 99],
  ]);
  expect((await listAccounts(lan.db, [batch.id])).get(batch.id)).toEqual({
    ...{ issued: 100, printed: 0, spoiled: 10, voided: 90, recalled: 0 },
    ...{ handedOut: null, left: null },
  });
});

test('a range is named by its stamps alone, and never reaches beyond its batch', async () => {
  await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  const [batch, next] = [await issue('L-1', 20), await issue('L-1', 20)];
  const { first } = idsOf(batch);
  const wide = { first, last: idsOf(next).last, danger: 'hũ nứt', reason: 'biên bản' };
  await expect(prepared('recall-stamps', wide)).rejects.toMatchObject({ code: 'range-outside-batch' });
  await approve(await prepared('recall-stamps', { ...wide, last: idsOf(batch).last }));
  expect(await headline(batch, 19)).toBe('recalled');
  expect(await headline(next, 0)).toBe('in-force');
});

test('stamps issued after the recall was prepared are recalled with it, and none can be issued after', async () => {
  const lot = await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  await issue('L-1', 20);
  const proposal = await prepared('recall-stamps', { lot: lot.id, danger: 'hũ nứt', reason: 'biên bản' });
  const late = await issue('L-1', 20);
  await approve(proposal);
  expect(await headline(late, 0)).toBe('recalled');
  await expect(issue('L-1', 1)).rejects.toMatchObject({ code: 'lot-recalled' });
  expect(lastSerial(late)).toBe(late.first + 19);
});

test('neither none nor two ways of naming stamps are taken, and nothing left to stop is said', async () => {
  const lot = await openLot(lan, { product: 'Mật ong bạc hà', number: 'L-1', quantity: 500 });
  const words = { danger: 'hũ nứt', reason: 'biên bản' };
  const refused = (input: object) => expect(prepared('recall-stamps', { ...input, ...words })).rejects;
  await refused({}).toMatchObject({ code: 'invalid-input', details: { field: 'batch' } });
  await refused({ lot: lot.id, product: lot.productId }).toMatchObject({ code: 'invalid-input' });
  await refused({ lot: lot.id }).toMatchObject({ code: 'batch-not-found' });
  await issue('L-1', 20);
  await approve(await prepared('recall-stamps', { lot: lot.id, ...words }));
  await refused({ lot: lot.id }).toMatchObject({ code: 'range-already-void' });
});
