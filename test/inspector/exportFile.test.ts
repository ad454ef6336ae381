import { expect, test } from 'vitest';
import { handedInGiven } from '#server/forms/handedIn.ts';
import { newReport, phoneKey, sha256 } from '#test/support/phone.ts';
import { exportOutbox } from '#web/inspector/outbox/exportFile.ts';
import type { PhoneStore } from '#web/inspector/store.ts';

const AT = 1_790_000_000_000;
const LARGEST = 40_000;

const photoOf = (number: number, size: number) => new Uint8Array(size).fill(number);

/** What a phone keeps, as far as it is saved: reports of so many photos each, all of one size. */
async function phoneOf(reports: number, photos: number, size: number): Promise<PhoneStore> {
  const { seal } = await phoneKey();
  const bytes = new Map<string, Uint8Array>();
  const outbox: object[] = [];
  for (let at = 0; at < reports; at++) {
    const own = Array.from({ length: photos }, (_, photo) => photoOf(at * photos + photo + 1, size));
    for (const one of own) bytes.set(sha256(one), one);
    outbox.push({ ...(await seal(newReport())), madeAt: AT + at, state: 'waiting', photos: own.map(sha256) });
  }
  const get = async (_: string, hash: string) => ({ hash, type: 'image/jpeg', bytes: bytes.get(hash) });
  return { getAll: async () => outbox, get } as unknown as PhoneStore;
}

async function read(file: Blob) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return handedInGiven({ name: 'x.json', type: 'application/json', bytes });
}

test('what a phone saves is read by the office, in files it takes, each photo once and beside its report', async () => {
  const store = await phoneOf(4, 3, 9_000);
  const { files, left } = await exportOutbox(store, 'dev_1', AT, LARGEST);
  expect([files.length > 1, left]).toEqual([true, 0]);
  const all = await Promise.all(files.map(read));
  for (const file of files) expect(file.size).toBeLessThan(LARGEST + 200);
  expect(new Set(all.flatMap(({ reports }) => reports.map(({ id }) => id))).size).toBe(4);
  const hashes = all.flatMap(({ photos }) => photos.map(({ hash, bytes }) => [hash, sha256(bytes)]));
  expect(hashes).toHaveLength(12);
  expect(new Set(hashes.map(([hash]) => hash)).size).toBe(12);
  for (const [hash, is] of hashes) expect(is).toBe(hash);
});

test('a photo too large for any file is left and counted; its report is saved', async () => {
  const { files, left } = await exportOutbox(await phoneOf(1, 1, LARGEST), 'dev_1', AT, LARGEST);
  expect([files.length, left]).toEqual([1, 1]);
  expect((await read(files[0]!)).reports).toHaveLength(1);
});

test('nothing waiting is one file with nothing in it', async () => {
  const { files } = await exportOutbox(await phoneOf(0, 0, 0), 'dev_1', AT);
  expect(await read(files[0]!)).toMatchObject({ reports: [], photos: [] });
});
