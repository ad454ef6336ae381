import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAlike } from '#core/lookAlike';
import { type Trust, verify } from '#core/verify';
import { type ForeignCode, foreignCodes } from '#test/support/foreignCodes.ts';
import { madeUpOffice, NOW, phoneTrust, serverTrust } from '#test/support/madeUpOffice.ts';

const FILE = new URL('../vectors/foreign-codes.json', import.meta.url);
const pile = JSON.parse(readFileSync(FILE, 'utf8')) as ForeignCode[];

let office: Awaited<ReturnType<typeof madeUpOffice>>;
let sides: readonly (readonly [string, Trust])[];
beforeAll(async () => {
  office = await madeUpOffice({ products: 30, batches: 60 });
  sides = [
    ['server', await serverTrust(office.db, NOW)],
    ['phone', await phoneTrust(office.db, NOW)],
  ];
});
afterAll(() => office.close());

describe('a pile of codes that are not ours', () => {
  test('is 581 different ones, as their maker makes them', () => {
    expect(pile).toEqual(foreignCodes());
    expect(new Set(pile.map(({ text }) => text)).size).toBe(581);
  });

  test('is answered “not a stamp of this system”, every one, by server and phone alike', async () => {
    for (const { kind, text } of pile) {
      for (const [side, trust] of sides) {
        const verdict = await verify(text, trust, NOW);
        expect(['foreign', 'unreadable'], `${side}: ${kind}: ${text.slice(0, 60)}`).toContain(
          verdict.headline,
        );
        expect([verdict.presented, verdict.record]).toEqual([null, null]);
      }
    }
  });

  test('has look-alikes, and each of those is told by its trick', () => {
    const { origins } = sides[1]![1];
    const told = pile.filter(({ kind }) => kind === 'look-alike').map(({ text }) => lookAlike(text, origins));
    expect(told).not.toContain(undefined);
    const others = pile.filter(({ kind, text }) => kind !== 'look-alike' && lookAlike(text, origins));
    expect(others).toEqual([]);
  });
});
