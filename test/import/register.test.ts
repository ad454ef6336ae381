import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foldName, foldProducerName } from '#core/name';
import { areas, entries, imports, producers, products, recognitions } from '#db/schema';
import { events } from '#db/stampSchema';
import type { ImportReport } from '#server/actions/importRegister.ts';
import { countRecognitions, csvOf, foundOffice, type Office } from '#test/import/support/office.ts';

const FILE = readFileSync('test/import/fixtures/recognised-products.csv');
const ROWS: Record<string, string>[] = parse(FILE, { columns: true });
const table = [Object.keys(ROWS[0]!), ...ROWS.map((row) => Object.values(row))];

/** What recognition needs, found with other eyes than the importer's. */
function isWhole(row: Record<string, string>): boolean {
  const award = /^(recognised|re-recognised|upgraded|downgraded)/.test(row.record_kind!);
  const council = row.authority!.startsWith('Hội đồng');
  return (
    award && !council && [row.star, row.decision_no, row.decision_date, row.authority].every((cell) => cell)
  );
}

async function sizes({ deps }: Office): Promise<number[]> {
  const counts = [];
  for (const noun of [areas, entries, events, imports, producers, products, recognitions]) {
    counts.push((await deps.db.orm.select().from(noun)).length);
  }
  return counts;
}

describe('The register of 132 real rows', () => {
  let office: Office;
  let dry: ImportReport;
  let report: ImportReport;
  beforeAll(async () => {
    office = await foundOffice();
    const before = await sizes(office);
    dry = await office.bring(FILE, { dryRun: true });
    expect(await sizes(office)).toEqual(before);
    report = await office.bring(FILE);
  });
  afterAll(() => office.close());

  test('is imported whole: none lost, none refused, every row in exactly one count', () => {
    expect(ROWS).toHaveLength(132);
    const whole = ROWS.filter(isWhole).length;
    expect(report).toMatchObject({
      rows: 132,
      imported: whole,
      incomplete: 132 - whole,
      unchanged: 0,
      refused: [],
    });
    expect(report.unknownColumns).toEqual([]);
  });

  test('a dry run tells the same and writes nothing', () => {
    const { dryRun, ...told } = dry;
    expect(dryRun).toBe(true);
    expect(report).toMatchObject({ ...told, possibleMatches: expect.anything() });
  });

  test('every product of the file is in the register by its name, and no other', async () => {
    const found = new Set((await office.productNames()).map(foldName));
    const given = new Set(ROWS.map((row) => foldName(row.product!)));
    expect(found).toEqual(given);
  });

  test('a product recognised again is one product: 132 rows are 129 products', async () => {
    const again = ROWS.filter(
      (row) => row.record_kind === 're-recognised' && /Lục Ngạn|Vú sữa|Măng/.test(row.product!),
    );
    expect(again).toHaveLength(3);
    expect(await office.productNames()).toHaveLength(132 - again.length);
  });

  test('no recognition is invented: as many as whole rows, each with its own decision', async () => {
    expect(await countRecognitions(office)).toBe(ROWS.filter(isWhole).length);
    expect(report.assumedEnds).toBe(ROWS.filter(isWhole).length);
    const told = await office.told();
    expect(told).toContain(
      'Trà liên tu | HTX Nông nghiệp Sen Quê Bác: 4★ re-recognise 2024-08-06 – 2027-08-06',
    );
  });

  test('what was scored, proposed, submitted or withdrawn is never recognised, and says why', () => {
    const reasons = new Map(report.incompleteRows.map(({ row, missing }) => [row, missing[0]]));
    for (const [i, { record_kind: kind = '' }] of ROWS.entries()) {
      const reason = reasons.get(i + 2);
      if (/^(council|proposed|submitted|potential)/.test(kind)) expect(reason).toBe('notRecognised');
      if (kind.startsWith('revoked')) expect(reason).toBe('withdrawn');
      if (kind === 'renamed') expect(reason).toBe('renamed');
      if (kind.endsWith('in progress')) expect(reason).toBe('upgradePending');
    }
  });

  test('every blank is named', () => {
    for (const { row, missing } of report.incompleteRows) {
      const given = ROWS[row - 2]!;
      expect(missing.includes('star'), `row ${row}`).toBe(given.star === '');
      expect(missing.includes('signedOn'), `row ${row}`).toBe(given.decision_date === '');
      expect(missing.includes('decisionNumber'), `row ${row}`).toBe(given.decision_no === '');
    }
  });

  test('nothing of the sheet is lost: every cell stands in its entry', async () => {
    const kept = await office.deps.db.orm.select().from(entries);
    for (const { rowNumber, raw } of kept) {
      const given = Object.entries(ROWS[rowNumber - 2]!).filter(([, cell]) => cell !== '');
      expect(JSON.parse(raw)).toEqual(Object.fromEntries(given));
    }
  });

  test('places are linked to the province of today, old provinces too', async () => {
    const rows = await office.deps.db.orm.select().from(producers);
    expect(new Set(rows.map(({ areaId }) => areaId)).has(null)).toBe(false);
    expect(rows.find(({ name }) => name === 'Hợp tác xã Vân Hương')?.provinceKey).toBe(foldName('Bắc Ninh'));
  });

  test('a producer whose commune of today is stated is linked to it, and no commune is invented', async () => {
    const found = await office.deps.db.orm.select().from(areas);
    const byId = new Map(found.map((area) => [area.id, area]));
    const firms = await office.deps.db.orm.select().from(producers);
    const stated = ROWS.filter((row) => row.commune_2025 !== '');
    expect(stated).toHaveLength(41);
    for (const row of stated) {
      const firm = firms.find(({ nameKey }) => nameKey === foldProducerName(row.producer!));
      const commune = byId.get(firm?.areaId ?? '');
      expect(foldName(commune?.name ?? ''), row.producer).toBe(foldName(row.commune_2025!));
      expect(byId.get(commune?.parentId ?? '')?.name).toBe(row.province_2026);
    }
    const names = new Set(stated.map((row) => `${row.province_2026} ${foldName(row.commune_2025!)}`));
    expect(found.filter(({ level }) => level === 'commune')).toHaveLength(names.size);
  });

  test('the same file again changes nothing, and writes nothing', async () => {
    const before = await sizes(office);
    const again = await office.bring(FILE);
    expect(again).toMatchObject({ rows: 132, imported: 0, incomplete: 0, unchanged: 132, refused: [] });
    expect(await sizes(office)).toEqual(before);
  });

  test('nor does it with columns in another order, Vietnamese headings, semicolons, NFD, other notes', async () => {
    const before = await sizes(office);
    const vietnamese = new Map([
      ['product', 'Tên sản phẩm'],
      ['star', 'Hạng sao'],
      ['record_kind', 'Tình trạng'],
      ['producer', 'Chủ thể'],
      ['decision_no', 'Số quyết định'],
      ['decision_date', 'Ngày ký'],
      ['authority', 'Cơ quan ban hành'],
    ]);
    const turned = table.map((cells, r) =>
      [...cells.slice(0, -2), r === 0 ? 'note' : 'ghi chú khác (DỮ LIỆU MẪU)']
        .map((cell) => (r === 0 ? (vietnamese.get(cell) ?? cell) : cell))
        .map((cell) => (/^\d{4}-\d\d-\d\d$/.test(cell) ? cell.split('-').reverse().join('/') : cell))
        .reverse(),
    );
    const again = await office.bring(csvOf(turned, ';').normalize('NFD'));
    expect(again).toMatchObject({ rows: 132, unchanged: 132 });
    expect(await sizes(office)).toEqual(before);
  });

  test('a row completed later completes its entry, and the other entries wait on', async () => {
    const open = await office.openEntries();
    const whole = ROWS.filter((row) => row.decision_no === '348/QĐ-UBND');
    const dated = whole.map((row) => Object.values({ ...row, decision_date: '20/02/2024' }));
    const completed = await office.bring(csvOf([table[0]!, ...dated]));
    expect(completed).toMatchObject({ rows: 8, imported: 8, incomplete: 0 });
    expect(await office.openEntries()).toBe(open - 8);
    expect((await office.bring(FILE)).unchanged).toBe(132);
  });
});
