import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Day } from '#core/day';
import { parseGtin } from '#core/gtin';
import type { StampPath } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { findStampRecord } from '#db/stamps';
import { issueBatch } from '#server/actions/issueBatch.ts';
import { openLot } from '#server/actions/openLot.ts';
import { recallBatch } from '#server/actions/recallBatch.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import { withdrawRecognition } from '#server/actions/withdrawRecognition.ts';
import type { Deps } from '#server/deps.ts';
import { at, NOW, openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const HONEY = 'Mật ong hoa rừng Thanh Mai';
const HOUR = 3_600_000;
let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let batch: string;

function path(serial: number, gtin: string | null = '2000000000015'): StampPath {
  return { gtin: gtin === null ? null : parseGtin(gtin), id: formatStampId('01' as KeyNumber, serial) };
}

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(office, { product: HONEY, gtin: '2000000000015' });
  await openLot(office, { product: HONEY, number: 'L-1', quantity: 100 });
  const issued = await issueBatch(office, { product: HONEY, lot: 'L-1', quantity: 10, form: 'full' });
  batch = issued.batch.id;
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

function stateAt(serial: number, instant: number) {
  return findStampRecord(office.db, path(serial), instant).then((record) => record?.state.fact);
}

async function voidOne(serial: number, instant: number): Promise<void> {
  const { id } = path(serial);
  await voidStamps(at(office, instant), { batch, first: id, last: id, reason: 'in hỏng' });
}

describe('the register of stamps', () => {
  it('holds a stamp only under its own permanent path', async () => {
    expect(await findStampRecord(office.db, path(1), NOW)).toMatchObject({ batch: { id: batch } });
    expect(await findStampRecord(office.db, path(1, null), NOW)).toBeUndefined();
    expect(await findStampRecord(office.db, path(1, '2000000000022'), NOW)).toBeUndefined();
    expect(await findStampRecord(office.db, path(0), NOW)).toBeUndefined();
    expect(await findStampRecord(office.db, path(11), NOW)).toBeUndefined();
  });

  it('knows nothing before its batch was issued', async () => {
    expect(await findStampRecord(office.db, path(1), NOW - 1)).toBeUndefined();
  });

  it('tells what happened to a stamp from that instant on, and of its neighbours nothing', async () => {
    await voidOne(5, NOW + HOUR);
    expect(await stateAt(5, NOW + HOUR - 1)).toBe('usable');
    expect(await stateAt(5, NOW + HOUR)).toBe('void');
    expect([await stateAt(4, NOW + HOUR), await stateAt(6, NOW + HOUR)]).toEqual(['usable', 'usable']);
  });

  it('lets a recall speak before a void: danger before paper', async () => {
    await voidOne(5, NOW + HOUR);
    await recallBatch(at(office, NOW + 2 * HOUR), { batch, reason: 'bao gói hở' });
    expect(await stateAt(5, NOW + HOUR)).toBe('void');
    expect(await stateAt(5, NOW + 2 * HOUR)).toBe('recalled');
    expect(await stateAt(6, NOW + 2 * HOUR)).toBe('recalled');
  });

  it('shows a producer’s phone only by its choice', async () => {
    office.db.orm.run("update producers set phone = '0900 000 001'");
    expect((await findStampRecord(office.db, path(1), NOW))?.producer.phone).toBeNull();
    office.db.orm.run('update producers set phone_public = 1');
    const told = { verb: 'amend', noun: 'producer', nounId: 'pdr-1', after: { phonePublic: true } };
    await commit(office.db, [writeEvent({ at: NOW, actor: 'lan', ...told })]);
    expect((await findStampRecord(office.db, path(1), NOW))?.producer.phone).toBe('0900 000 001');
  });

  it('joins two acts that end one recognition: from the first day, with the danger the second adds', async () => {
    const act = { product: HONEY, authority: 'UBND tỉnh Đồi Xanh', clause: '2', article: '5' };
    const first = { decision: '9/QĐ-UBND', signed: '2026-11-01' as Day, reason: 'hồ sơ', safety: false };
    const second = {
      decision: '12/QĐ-UBND',
      signed: '2026-11-20' as Day,
      reason: 'nhiễm khuẩn',
      safety: true,
    };
    await withdrawRecognition(office, { ...act, ...first });
    await expect(
      withdrawRecognition(office, { ...act, ...first, decision: '10/QĐ-UBND' }),
    ).rejects.toMatchObject({
      code: 'withdrawal-exists',
    });
    await withdrawRecognition(office, { ...act, ...second });
    const record = await findStampRecord(office.db, path(1), NOW);
    expect(record?.recognitions).toHaveLength(1);
    expect(record?.recognition.withdrawal).toMatchObject({
      effectiveOn: '2026-11-01',
      safety: true,
      reason: 'nhiễm khuẩn',
      decision: { numberText: '12/QĐ-UBND', authority: 'UBND tỉnh Đồi Xanh' },
    });
  });

  it('refuses a withdrawal signed tomorrow, or in force before it is signed', async () => {
    const act = {
      product: HONEY,
      authority: 'UBND tỉnh Đồi Xanh',
      clause: '2',
      article: '5',
      reason: 'x',
      safety: false,
    };
    const tomorrow = { decision: '9/QĐ-UBND', signed: '2062-03-01' as Day };
    await expect(withdrawRecognition(office, { ...act, ...tomorrow })).rejects.toMatchObject({
      code: 'invalid-day',
    });
    const before = { decision: '9/QĐ-UBND', signed: '2026-11-10' as Day, effective: '2026-11-09' as Day };
    await expect(withdrawRecognition(office, { ...act, ...before })).rejects.toMatchObject({
      code: 'invalid-day',
    });
  });

  it('keeps an event of every change: who, what, when', async () => {
    await voidOne(5, NOW);
    const rows = office.db.orm.all<{ verb: string; noun: string; actor: string; at: number }>(
      'select verb, noun, actor, at from events order by id',
    );
    expect(rows.map(({ verb, noun }) => `${verb} ${noun}`)).toEqual([
      'init office',
      'import register',
      'open lot',
      'issue batch',
      'void batch',
    ]);
    for (const { actor, at: instant } of rows) expect([actor, instant]).toEqual(['lan', NOW]);
  });
});
