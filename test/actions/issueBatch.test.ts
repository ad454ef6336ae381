import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Batch, idsOf } from '#core/batch';
import { type Day, startOf } from '#core/day';
import { stampUrl } from '#core/qr';
import type { RefusalCode } from '#core/refusal';
import { formatRecordPath } from '#core/stamp';
import { formatStampId } from '#core/stampId';
import { verify } from '#core/verify';
import { commit } from '#db/commit';
import { listKeys } from '#db/keys';
import { listRecognitions } from '#db/recognitions';
import { lots } from '#db/stampSchema';
import { declareCompromise } from '#server/actions/declareCompromise.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { retireKey } from '#server/actions/retireKey.ts';
import { rotateKey } from '#server/actions/rotateKey.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import { withdrawRecognition } from '#server/actions/withdrawRecognition.ts';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import type { Signer } from '#server/keys/signer.ts';
import { trustOf } from '#server/keys/trust.ts';
import { openKey } from '#server/keys/vault.ts';
import { stampMaker } from '#server/printing/runStamps.ts';
import { planIssue } from '#server/stamps/issuing.ts';
import { at, NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 100 });
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

function issue(quantity: number, more: Partial<Parameters<typeof issueBatch>[1]> = {}, deps = office) {
  return issueBatch(deps, { product: HONEY, lot: 'L-1', quantity, form: 'full', ...more });
}

function stampsOf({ gtin, form, keyNumber, first, quantity }: Batch, signer: Signer) {
  const path = { gtin, id: formatStampId(keyNumber, first) };
  return stampMaker({ first: path, form, pinBatch: null }, signer)(0, quantity).map(({ stamp }) => stamp);
}

function refused(code: RefusalCode) {
  return expect.objectContaining({ code });
}

function instantOf(day: string) {
  return startOf(day as Day);
}

describe('issuing a batch', () => {
  it('hands out serials once, in order, in contiguous ranges', async () => {
    const one = await issue(10);
    const two = await issue(5);
    expect(idsOf(one.batch)).toEqual({ first: '010000000001', last: '010000000010' });
    expect(idsOf(two.batch)).toEqual({ first: '010000000011', last: '010000000015' });
    expect(one.skipped + two.skipped).toBe(0);
  });

  it('freezes star and recognition, and every stamp of it verifies', async () => {
    const { batch } = await issue(8);
    const [key] = await listKeys(office.db);
    const signer = await openKey(key!, office.secret);
    const trust = await trustOf(office.db, office.origin, office.secret, office.now)();
    for (const stamp of stampsOf(batch, signer)) {
      const verdict = await verify(stampUrl(office.origin, stamp), trust, NOW);
      expect(verdict).toMatchObject({ origin: 'signed', recognition: 'in-force', stamp: 'usable' });
      expect(verdict.record?.batch.star).toBe(4);
    }
  });

  it('is refused where no recognition is in force on that day', async () => {
    await expect(issue(1, {}, at(office, instantOf('2025-03-14')))).rejects.toEqual(
      refused('recognition-not-in-force'),
    );
    await expect(issue(1, {}, at(office, instantOf('2028-03-16')))).rejects.toEqual(
      refused('recognition-not-in-force'),
    );
    await expect(issue(1, {}, at(office, instantOf('2028-03-15')))).resolves.toBeDefined();
  });

  it('is refused once the recognition is withdrawn', async () => {
    await withdrawRecognition(office, {
      product: HONEY,
      authority: 'UBND tỉnh Đồi Xanh',
      decision: '9/QĐ-UBND',
      signed: '2026-11-20' as Day,
      clause: '2',
      article: '5',
      reason: 'không duy trì điều kiện',
      safety: false,
    });
    await expect(issue(1)).rejects.toEqual(refused('recognition-not-in-force'));
  });

  it('is refused on a row still incomplete', async () => {
    await recognise(office, { product: 'Kem đậu xanh', decision: '', signed: '' });
    await openLot(office, { product: 'Kem đậu xanh', number: 'K-1', quantity: 10 });
    await expect(issue(1, { product: 'Kem đậu xanh', lot: 'K-1' })).rejects.toEqual(
      refused('recognition-not-in-force'),
    );
  });

  it('is refused for a lot of another product', async () => {
    await recognise(office, { product: 'Bánh gai Thanh Mai' });
    const other = await openLot(office, { product: 'Bánh gai Thanh Mai', number: 'B-1', quantity: 10 });
    await expect(issue(1, { lot: 'B-1' })).rejects.toEqual(refused('lot-of-other-product'));
    await expect(issue(1, { lot: other.id })).rejects.toEqual(refused('lot-of-other-product'));
    await expect(issue(1, { lot: 'không có' })).rejects.toEqual(refused('lot-not-found'));
  });

  it('is refused above what the lot still allows; voided stamps give their places back', async () => {
    const { batch } = await issue(100);
    await expect(issue(1)).rejects.toEqual(refused('lot-quantity-exceeded'));
    const first = formatStampId(batch.keyNumber, 1);
    const last = formatStampId(batch.keyNumber, 4);
    await voidStamps(office, { batch: batch.id, first, last, reason: 'in hỏng' });
    await expect(issue(5)).rejects.toEqual(refused('lot-quantity-exceeded'));
    await expect(issue(4)).resolves.toBeDefined();
  });

  it('is refused for tourism, which has nothing to stick a stamp on', async () => {
    const tour = 'Du lịch cộng đồng Bản Mai';
    await recognise(office, { product: tour, group: 'Du lịch cộng đồng' });
    await openLot(office, { product: tour, number: 'D-1', quantity: 10 });
    await expect(issue(1, { product: tour, lot: 'D-1' })).rejects.toEqual(refused('product-is-service'));
  });

  it('is refused under a key that is retired, compromised or exhausted', async () => {
    const [key] = await listKeys(office.db);
    office.db.orm.run(`update keys set next_serial = 9999999995`);
    await expect(issue(6)).rejects.toEqual(refused('key-exhausted'));
    await expect(issue(5)).resolves.toBeDefined();
    await retireKey(office, key!.number);
    await expect(issue(1)).rejects.toEqual(refused('key-retired'));
    await declareCompromise(office, { number: key!.number });
    await expect(issue(1)).rejects.toEqual(refused('key-compromised'));
    await rotateKey(office);
    expect(idsOf((await issue(1)).batch).first).toBe('020000000001');
  });

  it('is refused for a product nobody knows, and for a name that two producers share', async () => {
    await expect(issue(1, { product: 'Không có' })).rejects.toEqual(refused('product-not-found'));
    await recognise(
      office,
      { product: 'Kem đậu xanh', producer: 'Công ty Hoa Sen Mẫu' },
      { product: 'Kem đậu xanh', producer: 'HTX Đồng Cao Mẫu' },
    );
    await expect(issue(1, { product: 'Kem đậu xanh' })).rejects.toEqual(refused('product-ambiguous'));
  });
});

describe('an old backup put back', () => {
  it('never hands out a printed serial again, and says how many it skipped', async () => {
    await issue(10);
    const backup = join(folder.path, 'backup.db');
    office.db.orm.run('pragma wal_checkpoint(truncate)');
    copyFileSync(office.db.path, backup);
    const lost = await issue(20);

    office.db.close();
    for (const suffix of ['-wal', '-shm']) rmSync(`${office.db.path}${suffix}`, { force: true });
    copyFileSync(backup, office.db.path);
    office = await openOffice(folder.path);

    const next = await issue(5);
    expect(next.batch.first).toBe(31);
    expect(next.skipped).toBe(20);
    const path = { gtin: null, id: idsOf(lost.batch).first };
    const [key] = await listKeys(office.db);
    const stamp = (await openKey(key!, office.secret)).sign(path, 'full');
    const trust = await trustOf(office.db, office.origin, office.secret, office.now)();
    const verdict = await verify(stampUrl(office.origin, stamp), trust, NOW);
    expect(verdict).toMatchObject({ origin: 'signed', stamp: 'unknown-batch', headline: 'unknown-batch' });
    expect(formatRecordPath(path)).toBe('/s/010000000011');
  });
});

describe('voiding stamps', () => {
  it('is one row for any range, and once', async () => {
    const { batch } = await issue(50);
    const { first, last } = idsOf(batch);
    await voidStamps(office, { batch: batch.id, first, last, reason: 'in hỏng' });
    const again = { batch: batch.id, first: last, last, reason: 'lần nữa' };
    await expect(voidStamps(office, again)).rejects.toEqual(refused('range-already-void'));
    const rows = office.db.orm.all('select * from stamp_acts');
    expect(rows).toHaveLength(1);
    expect(office.db.orm.all('select stamps_void from lots')).toEqual([{ stamps_void: 50 }]);
  });

  it('is refused outside the batch, and backwards', async () => {
    const { batch } = await issue(5);
    const reason = 'in hỏng';
    const beyond = { batch: batch.id, first: '010000000001', last: '010000000006', reason };
    await expect(voidStamps(office, beyond)).rejects.toEqual(refused('range-outside-batch'));
    const backwards = { batch: batch.id, first: '010000000003', last: '010000000002', reason };
    await expect(voidStamps(office, backwards)).rejects.toEqual(refused('range-outside-batch'));
  });
});

describe('a withdrawal that comes while a batch is being issued', () => {
  it('wins: no stamp is issued on what was withdrawn since it was read', async () => {
    const [recognition] = await listRecognitions(office.db, (await productGiven(office.db, HONEY)).id);
    const racing: Deps = {
      ...office,
      randomBytes: (size) => {
        // The id of the batch is drawn after all was read and before the commit: now somebody else withdraws.
        office.db.orm.run(`insert or ignore into withdrawals (id, recognition_id, decision_line_id, effective_on, clause, article, reason, safety, recorded_at) values
          ('w', '${recognition!.id}', 'l', '2026-11-22', '2', '5', 'lý do', 0, ${NOW})`);
        return office.randomBytes(size);
      },
    };
    await expect(issue(5, {}, racing)).rejects.toEqual(refused('recognition-not-in-force'));
    expect(office.db.orm.all('select stamps_issued from lots')).toEqual([{ stamps_issued: 0 }]);
  });

  it('is not shown to whoever asks about the time before the register heard of it', async () => {
    const { batch } = await issue(5, {}, at(office, NOW - 86_400_000));
    const product = HONEY;
    const decision = { authority: 'UBND tỉnh Đồi Xanh', decision: '9/QĐ-UBND', signed: '2026-11-01' as Day };
    const grounds = { clause: '2', article: '5', reason: 'không duy trì điều kiện', safety: false };
    await withdrawRecognition(office, { product, ...decision, ...grounds });
    const [key] = await listKeys(office.db);
    const [stamp] = stampsOf(batch, await openKey(key!, office.secret));
    const url = stampUrl(office.origin, stamp!);
    const askedAt = async (instant: number) =>
      (await verify(url, await trustOf(office.db, office.origin, null, () => instant)(), instant))
        .recognition;
    expect(await askedAt(NOW - 1000)).toBe('in-force');
    expect(await askedAt(NOW + 1000)).toBe('withdrawn');
  });
});

describe('another process between reading and writing', () => {
  const planned = async () =>
    (await planIssue(office, { product: HONEY, lot: 'L-1', quantity: 5, form: 'full' })).writes;

  it.each([
    ['gives the lot another number', (one: Deps) => one.db.orm.update(lots).set({ number: 'L-9' })],
    ['gives the lot a GTIN', (one: Deps) => one.db.orm.update(lots).set({ gtin: '08938505974194' })],
  ])('%s: nothing is issued on what was read', async (_, between) => {
    const writes = await planned();
    await between(office);
    await expect(commit(office.db, writes)).rejects.toEqual(refused('conflict'));
  });

  it('records a recognition of other stars: the plan is made again', async () => {
    const writes = await planned();
    await recognise(office, { product: HONEY, star: 3, decision: '9/QĐ-UBND', signed: '01/11/2026' });
    await expect(commit(office.db, writes)).rejects.toEqual(refused('conflict'));
  });
});
