import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '#core/verify';
import type { Deps } from '#server/deps.ts';
import { productGiven } from '#server/finding.ts';
import { trustOf } from '#server/keys/trust.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

let folder: ReturnType<typeof temporaryFolder>;
let office: Deps;
beforeAll(async () => {
  folder = temporaryFolder();
  office = await openOffice(folder.path);
  await recognise(
    office,
    { product: 'Mật ong hoa rừng Thanh Mai', gtin: '2000000000015' },
    { product: 'Hoà Bình trà' },
  );
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const STEMS = [
  "'",
  '"',
  '`',
  ';',
  '--',
  '/*',
  ')',
  "' or 1=1--",
  "' union select sealed from keys--",
  '%',
  '_',
  '\\',
  '\u0000',
  '?',
  '$1',
  ':a',
  '@a',
  "x'; drop table products;--",
  '1e309',
  'null',
  'NaN',
  '0x1',
  '{{7*7}}',
  '$'.concat('{7*7}'),
];
const PAYLOADS = STEMS.flatMap((stem) => [
  stem,
  `${stem}${stem}`,
  `Mật${stem}`,
  `${stem}Mật`,
  `a${stem}b`,
  ` ${stem} `,
  `${stem}1`,
  `1${stem}`,
  `${stem})`,
]);

describe('finding by what a person typed', () => {
  it('takes a product by id, GTIN, or name however its tones are placed', async () => {
    const honey = await productGiven(office.db, 'mật ong hoa rừng thanh mai');
    expect((await productGiven(office.db, honey.id)).id).toBe(honey.id);
    expect((await productGiven(office.db, '2000000000015')).id).toBe(honey.id);
    expect((await productGiven(office.db, 'Hòa Bình trà')).name).toBe('Hoà Bình trà');
  });

  it(`takes ${PAYLOADS.length} injections at their word: names of nothing, and nothing changes`, async () => {
    const before = office.db.orm.all('select (select count(*) from products), (select count(*) from events)');
    for (const payload of PAYLOADS) {
      await expect(productGiven(office.db, payload), payload).rejects.toMatchObject({
        code: 'product-not-found',
      });
      const trust = await trustOf(office.db, office.origin, null, office.now)();
      const verdict = await verify(`${office.origin}/s/${payload}`, trust, office.now());
      expect(verdict.origin, payload).toBe('unreadable');
    }
    expect(
      office.db.orm.all('select (select count(*) from products), (select count(*) from events)'),
    ).toEqual(before);
  });
});
