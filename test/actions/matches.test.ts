import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntriesOf } from '#db/entries';
import { findMatchSeen, findSurvivor, listMatchesSeen, type MatchRow } from '#db/matches';
import { listTwins } from '#db/productLife';
import { findProduct, listProducts } from '#db/products';
import { listRecognitions } from '#db/recognitions';
import { decideMatch } from '#server/actions/decideMatch.ts';
import { importRegister } from '#server/actions/importRegister.ts';
import type { Deps } from '#server/deps.ts';
import { openOffice, recognise, temporaryFolder } from '#test/support/register.ts';

const ALL = { all: true, areaIds: [], producerIds: [] };
const folder = temporaryFolder();
let office: Deps;

async function bring(...rows: string[]) {
  const heading = 'Tên sản phẩm,Chủ thể,Hạng sao,Số quyết định,Ngày ký,Cơ quan công nhận';
  const bytes = new TextEncoder().encode([heading, ...rows].join('\n'));
  return importRegister(office, { bytes, fileName: 'bo-sung.csv', dryRun: false });
}

async function matchOf(name: string): Promise<MatchRow> {
  const found = (await listMatchesSeen(office.db, ALL)).find(
    ({ later, earlier }) => later.name === name || earlier.name === name,
  );
  if (!found) throw new Error(`no match of ${name}`);
  return found;
}

const named = async (name: string) => (await listProducts(office.db)).filter((one) => one.name === name);

beforeAll(async () => {
  office = await openOffice(folder.path);
  await recognise(
    office,
    { product: 'Mật ong hoa rừng' },
    { product: 'Trà lá sen', producer: 'HTX Trà Thanh Mai' },
    { product: 'Tra la sen', producer: 'HTX Trà Thanh Mai', decision: '121/QĐ-UBND' },
    { product: 'Kẹo lạc', producer: 'HTX Kẹo Thanh Mai' },
  );
  await bring('Mat ong hoa rung,HTX Mật ong Thanh Mai,4,,,', 'Keo lac,HTX Kẹo Thanh Mai,3,,,');
});
afterAll(() => {
  office.db.close();
  folder.remove();
});

const decide = (match: MatchRow, outcome: 'same' | 'different', survivor?: string) =>
  decideMatch(office, match, { match: match.id, outcome, survivor, reason: 'đã đối chiếu quyết định gốc' });

describe('Two products that may be one', () => {
  test('the one known by a row only goes into the one recognised, with its row', async () => {
    const match = await matchOf('Mat ong hoa rung');
    const survivor = match.earlier;
    expect(await decide(match, 'same', survivor.id)).toBe('joined');
    expect(await named('Mat ong hoa rung')).toEqual([]);
    expect(
      (await listEntriesOf(office.db, survivor.id)).map(({ raw }) => raw['Tên sản phẩm']).sort(),
    ).toEqual(['Mat ong hoa rung', 'Mật ong hoa rừng']);
    expect(await findSurvivor(office.db, ALL, match.later.id)).toBe(survivor.id);
  });

  test('a whole row under the name that went is the product that stayed, and nobody is asked again', async () => {
    const [honey] = await named('Mật ong hoa rừng');
    const report = await bring(
      'Mat ong hoa rung,HTX Mật ong Thanh Mai,5,9/QĐ-BNN,01/06/2026,Bộ Nông nghiệp và Môi trường',
    );
    expect(report.possibleMatches).toEqual([]);
    expect(await named('Mat ong hoa rung')).toEqual([]);
    expect(await listRecognitions(office.db, honey?.id ?? '')).toHaveLength(2);
  });

  test('both recognised are not merged but linked, and both pages say so', async () => {
    const match = await matchOf('Tra la sen');
    expect(await decide(match, 'same', match.earlier.id)).toBe('linked');
    expect(await findProduct(office.db, match.later.id)).toBeDefined();
    const [twin] = await listTwins(office.db, ALL, match.later.id);
    expect(twin?.id).toBe(match.earlier.id);
    expect((await listTwins(office.db, ALL, match.earlier.id)).map(({ id }) => id)).toEqual([match.later.id]);
    expect(await listRecognitions(office.db, match.later.id)).toHaveLength(1);
  });

  test('two persons at once: one decides, the other is told', async () => {
    const match = await matchOf('Keo lac');
    const both = await Promise.allSettled([
      decide(match, 'different'),
      decide(match, 'same', match.earlier.id),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'match-decided' },
    });
    expect(await listMatchesSeen(office.db, ALL)).toEqual([]);
  });

  test('which survives must be one of the two', async () => {
    await bring('Kẹo lạc vừng,HTX Kẹo Thanh Mai,3,,,');
    const match = await matchOf('Kẹo lạc vừng');
    await expect(decide(match, 'same', 'prd-another')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('of which one is out of sight is not found', async () => {
    const match = await matchOf('Kẹo lạc vừng');
    const own = { all: false, areaIds: [], producerIds: [match.later.producerId] };
    expect(await findMatchSeen(office.db, own, match.id)).toBeDefined();
    const other = { all: false, areaIds: [], producerIds: ['prc-another'] };
    expect(await findMatchSeen(office.db, other, match.id)).toBeUndefined();
  });
});
