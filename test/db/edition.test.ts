import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit } from '#db/commit';
import { editionOf, keepingEdition } from '#db/edition';
import { writeEvent } from '#db/events';
import { type Db, openDatabase } from '#db/open';
import { insertScans } from '#db/scans';
import { openLookOffice } from '#test/support/lookOffice.ts';
import { NOW } from '#test/support/register.ts';

// What is kept of the register holds until the next act, by whichever process, and no look changes it.

let world: Awaited<ReturnType<typeof openLookOffice>>;
let other: Db;

beforeAll(async () => {
  world = await openLookOffice();
  other = openDatabase(world.office.db.path);
});
afterAll(() => {
  other.close();
  world.close();
});

const act = (db: Db) =>
  commit(db, [
    writeEvent({
      at: NOW,
      actor: 'lan',
      verb: 'amend',
      noun: 'producer',
      nounId: 'pdr-1',
      after: { phone: '1' },
    }),
  ]);

test('an act gives the register another name, whoever does it', async () => {
  const { db } = world.office;
  const first = editionOf(db);
  expect(editionOf(db)).toBe(first);
  await act(other);
  const second = editionOf(db);
  expect(second).not.toBe(first);
  await act(db);
  expect(editionOf(db)).not.toBe(second);
});

test('a look that another process recorded does not', async () => {
  const { db } = world.office;
  const before = editionOf(db);
  const { keyNumber } = world.batch;
  const look = {
    at: NOW,
    keyNumber,
    serial: 1,
    origin: 'signed',
    headline: 'in-force',
    kind: 'shopper',
  } as const;
  await commit(other, insertScans(other, [{ ...look, network: null, agent: null }]));
  expect(editionOf(db)).toBe(before);
});

test('what was read is read again after an act, and after it could not be read', async () => {
  const { db } = world.office;
  let reads = 0;
  const kept = keepingEdition(async () => {
    reads += 1;
    if (reads === 2) throw new Error('not now');
    return reads;
  });
  expect([await kept(db), await kept(db)]).toEqual([1, 1]);
  await act(other);
  await expect(kept(db)).rejects.toThrow('not now');
  expect([await kept(db), await kept(db)]).toEqual([3, 3]);
});
