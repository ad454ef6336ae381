import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idsOf } from '#core/batch';
import { keyStateAt } from '#core/key';
import { parseOrigin } from '#core/origin';
import type { KeyNumber } from '#core/stampId';
import { listKeys } from '#db/keys';
import { addHost } from '#server/actions/addHost.ts';
import { declareCompromise } from '#server/actions/declareCompromise.ts';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { rotateKey } from '#server/actions/rotateKey.ts';
import type { Deps } from '#server/deps.ts';
import { NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let backup: string;

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 1000 });
  await issue(10);
  office.db.orm.run('pragma wal_checkpoint(truncate)');
  backup = join(folder.path, 'backup.db');
  copyFileSync(office.db.path, backup);
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

function issue(quantity: number) {
  return issueBatch(office, { product: HONEY, lot: 'L-1', quantity, form: 'full' });
}

async function restore(): Promise<void> {
  office.db.close();
  for (const suffix of ['-wal', '-shm']) rmSync(`${office.db.path}${suffix}`, { force: true });
  copyFileSync(backup, office.db.path);
  office = await openOffice(folder.path, NOW, 'sau khi khôi phục');
}

async function keyState(number: string) {
  const key = (await listKeys(office.db)).find((one) => one.number === number);
  return key && keyStateAt(key, NOW);
}

describe('an old backup put back', () => {
  it('never gives a key the number another key had', async () => {
    await rotateKey(office);
    expect(idsOf((await issue(5)).batch).first).toBe('020000000001');
    await restore();
    expect((await rotateKey(office)).number).toBe('03');
    expect(idsOf((await issue(5)).batch).first).toBe('030000000001');
  });

  it('does not bring back a key that was retired or compromised', async () => {
    await rotateKey(office);
    await declareCompromise(office, { number: '01' as KeyNumber });
    await restore();
    expect(await keyState('01')).toBe('compromised');
    await expect(issue(1)).rejects.toMatchObject({ code: 'key-compromised' });
  });

  it('refuses to issue where the high-water mark is missing, until a new key is made', async () => {
    const { path } = office.highWater;
    const kept = readFileSync(path);
    rmSync(path);
    await expect(issue(1)).rejects.toMatchObject({ code: 'high-water-missing' });
    await expect(rotateKey(office, { number: '01' as KeyNumber })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await rotateKey(office, { number: '07' as KeyNumber })).number).toBe('07');
    expect(idsOf((await issue(1)).batch).first).toBe('070000000001');
    writeFileSync(path, kept);
  });
});

describe('a slip of the operator', () => {
  it('does not rotate to a key under a secret that does not open the others', async () => {
    const slipped = { ...office, secret: 'gõ nhầm bí mật của kho' };
    await expect(rotateKey(slipped)).rejects.toMatchObject({ code: 'secret-wrong' });
    expect(await listKeys(office.db)).toHaveLength(1);
  });

  it('does not issue without the secret that will sign', async () => {
    const { quantity } = (await issue(1)).batch;
    expect(quantity).toBe(1);
    const deps = office;
    office = { ...deps, secret: null };
    await expect(issue(1)).rejects.toMatchObject({ code: 'secret-missing' });
    office = { ...deps, secret: 'gõ nhầm bí mật của kho' };
    await expect(issue(1)).rejects.toMatchObject({ code: 'secret-wrong' });
    office = deps;
  });

  it('does not bind stamps to an address the office never took as its own', async () => {
    const elsewhere = parseOrigin('https://ocop.example');
    const deps = office;
    office = { ...deps, origin: elsewhere };
    await expect(issue(1)).rejects.toMatchObject({ code: 'origin-unknown' });
    await addHost(office, elsewhere);
    expect((await issue(1)).batch.origin).toBe(elsewhere);
    office = deps;
  });

  it('never writes an export over the register, its mark or its wal', async () => {
    const { batch } = await issue(3);
    for (const path of [office.db.path, office.highWater.path, `${office.db.path}-wal`]) {
      const before = existsSync(path) ? readFileSync(path) : null;
      const work = exportBatch(office, { batch: batch.id, out: path });
      await expect(work, path).rejects.toMatchObject({ code: 'output-is-ours' });
      if (before) expect(readFileSync(path).equals(before)).toBe(true);
    }
  });

  it('does not put fresh stamps on a lot that is being recalled, and says so of those there are', async () => {
    const { batch } = await issue(3);
    await recallBatch(office, { batch: batch.id, reason: 'bao gói hở' });
    await expect(issue(1)).rejects.toMatchObject({ code: 'lot-recalled' });
    const out = join(folder.path, 'tem.csv');
    const { notices } = await exportBatch(office, { batch: batch.id, out });
    expect(notices).toEqual([{ code: 'recalled', stamps: 3 }]);
  });
});
