import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Day, startOf } from '#core/day';
import { formatStampPath } from '#core/stamp';
import { formatPrintedId, formatStampId } from '#core/stampId';
import { listKeys } from '#db/keys';
import { findLot } from '#db/lots';
import { listAccounts } from '#db/stampAccount';
import { listActsOfBatch } from '#db/stampActs';
import { events } from '#db/stampSchema';
import { batchAccount, listLeftovers, lotAccount } from '#server/accounts.ts';
import { countStamps } from '#server/actions/countStamps.ts';
import { voidLeftovers } from '#server/actions/voidLeftovers.ts';
import { voidSpoiled } from '#server/actions/voidSpoiled.ts';
import type { Deps } from '#server/deps.ts';
import { openKey } from '#server/keys/vault.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
let shop: Awaited<ReturnType<typeof openShop>>;

beforeEach(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  shop = await openShop(office);
});
afterEach(() => {
  office.db.close();
  folder.remove();
});

/** The n-th stamp of the honey's batch, as printed. */
const printed = (n: number) => formatPrintedId(formatStampId(shop.batch.keyNumber, shop.batch.first + n - 1));
const mistyped = (n: number) => printed(n).replace(/.$/, (check) => (check === '0' ? '1' : '0'));
const spoil = (stamps: string, deps = office, scope = shop.own) =>
  voidSpoiled(deps, scope, { batch: shop.batch.id, stamps, cause: 'spoiled' });
const account = async (now = NOW) => (await batchAccount(office.db, shop.own, shop.batch.id, now))!.account;
const refusal = (code: string) => expect.objectContaining({ code });
const faults = ({ wrong }: Awaited<ReturnType<typeof spoil>>) =>
  wrong.map(({ line, fault, end = '' }) => `${line} ${fault} ${end}`.trim());

describe('counting stamps', () => {
  it('keeps every count, and the latest of each kind stands', async () => {
    const batch = shop.batch.id;
    await countStamps(office, shop.own, { batch, printed: 100, handedOut: 60 });
    await countStamps(office, shop.own, { batch, handedOut: 70, leftOver: 30, note: 'đếm lại' });
    const { counts, tally, balance } = await account();
    expect(counts.map(({ kind, count }) => `${kind} ${count}`).sort()).toEqual([
      'handed-out 60',
      'handed-out 70',
      'left 30',
      'printed 100',
    ]);
    expect(tally).toMatchObject({ printed: 100, handedOut: 70, left: 30 });
    expect(balance.differences).toEqual([]);
    expect((await listAccounts(office.db, [batch])).get(batch)).toMatchObject({
      printed: 100,
      handedOut: 70,
    });
  });

  it('done twice writes once, and each count is an event with what stood before', async () => {
    const input = { batch: shop.batch.id, handedOut: 5 };
    await countStamps(office, shop.own, input);
    expect(await countStamps(office, shop.own, input)).toEqual([]);
    const told = (await office.db.orm.select().from(events)).filter(({ verb }) => verb === 'count');
    expect(told.map(({ before }) => before)).toEqual(['{"handed-out":null}']);
  });

  it('never refuses a count that does not fit, and says what does not', async () => {
    await countStamps(office, shop.own, { batch: shop.batch.id, printed: 130, handedOut: 125, leftOver: 0 });
    const lot = await lotAccount(office.db, shop.own, shop.lot.id, NOW);
    expect(lot?.batches[0]?.balance.differences.map(({ what }) => what)).toContain('printed-over-issued');
    expect(lot?.differences).toEqual([{ what: 'handed-out-over-goods', count: 5 }]);
  });

  it('of another producer’s batch is not found', async () => {
    const input = { batch: shop.batch.id, leftOver: 1 };
    await expect(countStamps(office, shop.others, input)).rejects.toEqual(refusal('batch-not-found'));
    await expect(spoil(printed(1), office, shop.others)).rejects.toEqual(refusal('batch-not-found'));
    expect(await lotAccount(office.db, shop.others, shop.lot.id, NOW)).toBeUndefined();
    expect(await batchAccount(office.db, shop.others, shop.batch.id, NOW)).toBeUndefined();
  });
});

describe('voiding spoiled stamps', () => {
  it('takes IDs, ranges and scanned addresses, and gives their places back', async () => {
    const [key] = await listKeys(office.db);
    const signer = await openKey(key!, office.secret);
    const id = formatStampId(shop.batch.keyNumber, shop.batch.first + 49);
    const address = office.origin + formatStampPath(signer.sign({ gtin: null, id }, 'full'));
    const lines = [
      printed(3),
      '',
      `${printed(10)} .. ${printed(12)}`,
      `${printed(20)} - ${printed(21)}`,
      address,
    ];
    const done = await spoil([...lines, printed(3)].join('\r\n'));
    expect(done).toMatchObject({ stamps: 7, wrong: [] });
    const acts = await listActsOfBatch(office.db, shop.batch.id);
    expect(acts.map(({ first, last, cause }) => [first, last, cause])).toEqual([
      [3, 3, 'spoiled'],
      [10, 12, 'spoiled'],
      [20, 21, 'spoiled'],
      [50, 50, 'spoiled'],
    ]);
    expect((await findLot(office.db, shop.lot.id))?.stampsVoid).toBe(7);
    expect((await account()).tally).toMatchObject({ spoiled: 7, mistaken: 0 });
  });

  it('does nothing at all where one line is wrong, and tells of every one', async () => {
    await spoil(printed(1));
    const [key] = await listKeys(office.db);
    const signer = await openKey(key!, office.secret);
    const path = formatStampPath(
      signer.sign({ gtin: null, id: formatStampId(shop.batch.keyNumber, 2) }, 'full'),
    );
    const digit = path[40] === '1' ? '2' : '1';
    const forged = `${office.origin}${path.slice(0, 40)}${digit}${path.slice(41)}`;
    const other = formatPrintedId(formatStampId(shop.tea.keyNumber, shop.tea.first));
    const lines = [
      printed(5),
      'abc',
      other,
      `${printed(9)} đến ${printed(7)}`,
      printed(1),
      forged,
      `https://evil.example${path}`,
      `${printed(5)} .. ${printed(6)} .. ${printed(7)}`,
      mistyped(99),
      `${printed(20)} .. ${mistyped(21)}`,
      `${other} đến ${printed(22)}`,
      `${printed(23)} .. 0100`,
    ];
    const done = await spoil(lines.join('\n'));
    expect(faults(done)).toEqual([
      '2 not-an-id',
      '3 not-of-batch',
      '4 backwards',
      '5 already-void',
      '6 forged',
      '7 foreign',
      '8 not-an-id',
      '9 check-character',
      '10 check-character last',
      '11 not-of-batch first',
      '12 not-an-id last',
    ]);
    expect(await listActsOfBatch(office.db, shop.batch.id)).toHaveLength(1);
  });

  it('reads 500 lines and not one more; an empty list names nothing', async () => {
    const many = Array.from({ length: 501 }, () => printed(1)).join('\n');
    expect(faults(await spoil(many))).toEqual(['501 too-many']);
    expect(faults(await spoil(' \n\n'))).toEqual(['1 nothing']);
    const most = Array.from({ length: 500 }, (_, i) => printed((i % 100) + 1)).join('\n');
    expect(await spoil(most)).toMatchObject({ stamps: 100, wrong: [] });
  });
});

describe('leftover stamps', () => {
  /** The day after the recognition's end, 15/03/2028. */
  const later = startOf('2028-03-16' as Day);
  const leave = (stamps: string, now = later) =>
    voidLeftovers(at(office, now), shop.own, { batch: shop.batch.id, stamps });

  it('are offered from the end by the count of those left, and voided with their cause', async () => {
    await spoil(printed(99));
    await countStamps(office, shop.own, { batch: shop.batch.id, printed: 100, handedOut: 95, leftOver: 4 });
    const before = await account(later);
    expect(before).toMatchObject({
      standing: 'lapsed',
      leftover: [
        { first: 96, last: 98 },
        { first: 100, last: 100 },
      ],
    });
    expect(await listLeftovers(office.db, shop.own, later)).toHaveLength(1);
    expect(await listLeftovers(office.db, shop.others, later)).toHaveLength(1);

    await leave(`${printed(96)} … ${printed(98)}\n${printed(100)}`);
    const after = await account(later);
    expect(after.tally).toMatchObject({ spoiled: 1, leftover: 4, left: 0 });
    expect(after.balance.differences).toEqual([]);
    expect(await listLeftovers(office.db, shop.own, later)).toEqual([]);
  });

  it('are none while the recognition stands', async () => {
    await expect(leave(printed(1), NOW)).rejects.toEqual(refusal('conflict'));
    expect(await listLeftovers(office.db, shop.own, NOW)).toEqual([]);
    expect((await account()).leftover).toEqual([]);
  });
});
