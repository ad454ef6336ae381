import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPin, parsePin } from '#core/pin';
import { formatStampId } from '#core/stampId';
import { findBatch } from '#db/batches';
import { commit, write } from '#db/commit';
import { listAccounts } from '#db/stampAccount';
import { batches, events } from '#db/stampSchema';
import { auditRegister } from '#server/actions/auditRegister.ts';
import { exportBatch } from '#server/actions/exportBatch.ts';
import { printBatch } from '#server/actions/printBatch.ts';
import { queuePrint } from '#server/actions/queuePrint.ts';
import { tryPin } from '#server/actions/tryPin.ts';
import type { Deps } from '#server/deps.ts';
import { refusalCode } from '#test/support/people.ts';
import { openPinShop, otherPin, type PinShop } from '#test/support/pinShop.ts';
import { NOW, openOffice, temporaryFolder } from '#test/support/register.ts';

const folder = temporaryFolder();
const run = promisify(execFile);
let deps: Deps;
let shop: PinShop;

beforeAll(async () => {
  deps = await openOffice(folder.path);
  shop = await openPinShop(deps, 300);
});

afterAll(() => {
  deps.db.close();
  folder.remove();
});

const out = (name: string) => join(folder.path, name);

async function linesOf(name: string, batch: string, pins?: 'with' | 'only'): Promise<string[]> {
  await exportBatch(deps, { batch, out: out(name), ...(pins ? { pins } : {}) });
  return (await readFile(out(name), 'utf8')).trim().split('\r\n');
}

const lastEvent = async () => (await deps.db.orm.select().from(events)).at(-1);

describe('a batch with hidden PINs', () => {
  test('says so in its row and in its event, and a changed row is found', async () => {
    expect((await findBatch(deps.db, shop.pins.id))?.pin).toBe(true);
    expect((await findBatch(deps.db, shop.plain.id))?.pin).toBe(false);
    expect((await auditRegister(deps)).findings).toEqual([]);
    for (const [batch, pin] of [
      [shop.pins, 0],
      [shop.plain, 1],
    ] as const) {
      const set = (value: number) =>
        commit(deps.db, [
          write((tx) => tx.update(batches).set({ pin: value }).where(eq(batches.id, batch.id))),
        ]);
      await set(pin);
      expect((await auditRegister(deps)).findings).toMatchObject([
        { code: 'row-differs', noun: 'batch', nounId: batch.id, field: 'pin' },
      ]);
      await set(1 - pin);
    }
  });

  test('is exported without PINs unless they are asked for, and the journal tells which', async () => {
    const plain = await linesOf('plain.csv', shop.pins.id);
    expect(plain[0]).toBe('id,url');
    expect((await lastEvent())?.after).toBeNull();
    expect(plain.join()).not.toContain(shop.pinAt(shop.pins, 0));

    const both = await linesOf('with.csv', shop.pins.id, 'with');
    expect(both[0]).toBe('id,url,pin');
    expect(both[1]).toBe(`${plain[1]},${shop.pinAt(shop.pins, 0)}`);
    expect(await lastEvent()).toMatchObject({ verb: 'export', after: '{"pins":"with"}' });

    const only = await linesOf('only.csv', shop.pins.id, 'only');
    expect(only[0]).toBe('id,pin');
    expect(only).toHaveLength(301);
    expect(only[300]).toBe(`${shop.stampAt(shop.pins, 299).id},${shop.pinAt(shop.pins, 299)}`);
    expect(await lastEvent()).toMatchObject({ verb: 'export', after: '{"pins":"only"}' });
  });

  test('shares no PIN with another batch of the same key, but by chance', async () => {
    const of = (batch: typeof shop.pins) =>
      Array.from({ length: 300 }, (_, index) => shop.signer.pinsOf(batch.id)(shop.stampAt(shop.pins, index)));
    const [own, others] = [of(shop.pins), of(shop.plain)];
    expect(own.filter((pin, index) => pin === others[index])).toEqual([]);
    expect(own.every((pin) => parsePin(pin) === pin)).toBe(true);
  });

  test('whose PINs alone were printed has no stamp printed', async () => {
    const printed = async () => (await listAccounts(deps.db, [shop.pins.id])).get(shop.pins.id)?.printed;
    const paper = { batch: shop.pins.id, stock: 'a4-24', dpi: 300, start: 1 };
    await printBatch(deps, { ...paper, content: 'pins', out: out('pins.pdf') });
    expect(await lastEvent()).toMatchObject({ verb: 'print-pins' });
    expect(await printed()).toBe(0);
    await printBatch(deps, { ...paper, content: 'stamps', out: out('stamps.pdf') });
    expect(await printed()).toBe(300);
  });

  test('is written, PINs and all, only for the owner of the file', async () => {
    const modeOf = (name: string) => statSync(out(name)).mode & 0o777;
    await linesOf('own.csv', shop.pins.id, 'with');
    await linesOf('alone.csv', shop.pins.id, 'only');
    const paper = { batch: shop.pins.id, stock: 'a4-24', dpi: 300, start: 1 };
    await printBatch(deps, { ...paper, content: 'pins', out: out('own.pdf') });
    await printBatch(deps, { ...paper, content: 'both', out: out('both.pdf') });
    expect(['own.csv', 'alone.csv', 'own.pdf', 'both.pdf'].map(modeOf)).toEqual(Array(4).fill(0o600));
  });
});

describe('a batch without', () => {
  test('has none to print or to export', async () => {
    const paper = { batch: shop.plain.id, stock: 'a4-24', dpi: 300, start: 1 };
    for (const content of ['pins', 'both'] as const) {
      const print = printBatch(deps, { ...paper, content, out: out('none.pdf') });
      expect(await refusalCode(print)).toBe('batch-without-pins');
      expect(await refusalCode(queuePrint(deps, { ...paper, content, part: 1 }))).toBe('batch-without-pins');
    }
    const csv = exportBatch(deps, { batch: shop.plain.id, pins: 'with', out: out('none.csv') });
    expect(await refusalCode(csv)).toBe('batch-without-pins');
  });
});

describe('guessing', () => {
  const tried = (index: number, pin: string) => {
    const { gtin } = shop.pins;
    const id = formatStampId(shop.pins.keyNumber, shop.pins.first + index);
    const { macSecret: codeSecret } = shop.signer;
    return { stamp: { gtin, id }, batchId: shop.pins.id, codeSecret, pin, marks: null };
  };

  test('by two servers on one database at once: five are answered between them', async () => {
    for (const [index, pin, answered] of [
      [1, otherPin(shop.pinAt(shop.pins, 1)), ['wrong']],
      [2, shop.pinAt(shop.pins, 2), ['again', 'first']],
    ] as const) {
      const what = tried(index, pin);
      const json = JSON.stringify({ ...what, codeSecret: [...what.codeSecret] });
      const program = ['test/support/runTs.mjs', 'test/support/tryPins.ts', folder.path, String(NOW), json];
      const servers = await Promise.all([1, 2].map(() => run(process.execPath, [...program, '25'])));
      const said = servers.flatMap(({ stdout }) => JSON.parse(stdout) as string[]);
      expect(said.filter((one) => one === 'locked')).toHaveLength(45);
      expect([...new Set(said.filter((one) => one !== 'locked'))].sort()).toEqual(answered);
      expect(said.filter((one) => one === 'first')).toHaveLength(answered.length - 1);
    }
  });

  test('20,000 times over many stamps hits nothing, and a stamp that was missed answers on', async () => {
    // Expected hits: 20,000 / 10^8 = 0.0002; the guesses are always the same, so is what comes of them.
    let guess = 7;
    let hits = 0;
    for (let n = 0; n < 20_000; n++) {
      guess = (guess * 1_103_515_245 + 12_345) % 2_147_483_648;
      const { batchId, codeSecret, stamp, pin } = tried(
        n % 300,
        String(guess % 100_000_000).padStart(8, '0'),
      );
      if (await isPin(pin, { batchId, codeSecret, stamp })) hits += 1;
    }
    expect(hits).toBe(0);
    for (let index = 10; index < 40; index++)
      expect(await tryPin(deps, tried(index, '12345678'))).toEqual({ what: 'wrong', left: 4 });
  });
});
