import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report, ReportedStamp } from '#core/report';
import { formatStampId } from '#core/stampId';
import type { Headline } from '#core/verdict';
import { printMinutes } from '#server/actions/printMinutes.ts';
import { receiveReports } from '#server/actions/receiveReports.ts';
import { voidStamps } from '#server/actions/voidStamps.ts';
import type { Deps } from '#server/deps.ts';
import { inspectionShown } from '#server/inspector/inspectionView.ts';
import { addPerson } from '#test/support/people.ts';
import { addPhone, delegateRoot, newReport, type TestPhone, WHOLE } from '#test/support/phone.ts';
import { at, NOW, openOffice, temporaryFolder } from '#test/support/register.ts';
import { openShop } from '#test/support/thanhMaiShop.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const HOUR = 3_600_000;
const folder = temporaryFolder();
let deps: Deps;
let phone: TestPhone;
let shop: Awaited<ReturnType<typeof openShop>>;
beforeAll(async () => {
  const then = await openOffice(folder.path);
  shop = await openShop(then);
  deps = at(then, NOW + 6 * HOUR);
  await delegateRoot(deps);
  const { id } = await addPerson(deps, 'bao@quan-ly-thi-truong.example', 'inspector');
  phone = await addPhone(deps, id);
});
afterAll(folder.remove);

const LOOKED = NOW + 2 * HOUR;

/** The stamp at a place of the honey's batch, as the phone met it. */
function met(index: number, headline: Headline = 'in-force'): ReportedStamp {
  const stamp = formatStampId(shop.batch.keyNumber, shop.batch.first + index);
  return { stamp, at: LOOKED, headline, asOf: NOW, bundleVersion: 3 };
}

async function received(change: Partial<Report>): Promise<string> {
  const report = newReport({ at: LOOKED, ...change });
  const { accepted } = await receiveReports(deps, phone.device, [await phone.seal(report)]);
  expect(accepted).toEqual([report.id]);
  return report.id;
}

async function print(inspection: string) {
  const { bytes, name } = await printMinutes(deps, WHOLE, { inspection, lang: 'vi' });
  const path = join(folder.path, 'minutes.pdf');
  writeFileSync(path, bytes);
  const raw = (await runTool('pdftotext', ['-raw', path, '-'])).normalize('NFC');
  const pages = Number(/Pages:\s+(\d+)/.exec(await runTool('pdfinfo', [path]))?.[1]);
  return { bytes, name, path, pages, text: raw.replace(/\s+/g, ' ') };
}

/** What a bare name in a PDF's objects would do. */
const HARMFUL = ['/JavaScript', '/OpenAction', '/AA', '/Launch', '/EmbeddedFile', '/URI', '/Annots'];

async function objectsOf(path: string): Promise<string> {
  const plain = `${path}.plain`;
  await runTool('qpdf', ['--qdf', '--object-streams=disable', path, plain]);
  const text = await runTool('cat', [plain]);
  return text.replace(/\nstream\n[\s\S]*?\nendstream/g, '').replace(/\((?:\\.|[^()\\])*\)/g, '()');
}

describe.skipIf(!hasTools('pdftotext', 'pdfinfo', 'qpdf'))('the minutes of an inspection', () => {
  test('tell the facts: who, when, where, what was counted, ranges of stamps, hashes; and no guilt', async () => {
    const photos = [{ hash: 'ab'.repeat(32), at: LOOKED, size: 1_000 }];
    const stamps = [0, 1, 2, 3, 7].map((index) => met(index));
    const signature = {
      name: 'Nguyễn Thị Tư',
      strokes: [
        [
          [10, 10],
          [500, 300],
        ],
        [[700, 100]],
      ],
    };
    const id = await received({ stamps, photos, signature });
    const { text, name } = await print(id);
    expect(name).toMatch(/^bien-ban-ghi-nhan-20261122-[0-9A-F]{8}\.pdf$/);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'BIÊN BẢN GHI NHẬN',
      '22/11/2026 11:00 (giờ điện thoại)',
      'Sạp cô Tư, chợ Thanh Mai',
      'Người inspector; chức vụ: …',
      'Miến dong Thanh Mai 500 g 12 gói',
      'Hai gói không có tem.',
      '(4 tem)',
      'dữ liệu lúc 22/11/2026 09:00',
      'abababab abababab',
      'chưa gửi về',
      'Người ký: Nguyễn Thị Tư',
      'không phải kết luận vi phạm',
      'Người chứng kiến',
      'Trang 1/',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('DỮ LIỆU MẪU');
    expect(text).not.toMatch(/hàng thật|hàng giả/i);
  });

  test('hold the register as of that moment: what happened later changes the page, and not the paper', async () => {
    const id = await received({ stamps: [met(20)] });
    const before = await print(id);
    expect(before.text).toContain('Đang được công nhận');
    const { first, last } = { first: met(20).stamp, last: met(20).stamp };
    await voidStamps(deps, { batch: shop.batch.id, first, last, cause: 'spoiled', reason: 'rách' });
    const after = await print(id);
    expect(Buffer.compare(before.bytes, after.bytes)).toBe(0);
    const [shown] = (await inspectionShown(deps, WHOLE, id)).stamps;
    expect([shown?.onRecord, shown?.today]).toEqual(['in-force', 'void']);
  });

  test('a stamp no batch holds is said to be in no register', async () => {
    const id = await received({
      stamps: [{ ...met(0), stamp: formatStampId(shop.batch.keyNumber, 9_999_999) }],
    });
    expect((await print(id)).text).toContain('không có trong sổ');
  });

  test('of a phone whose clock ran ahead speak of the register when the report came', async () => {
    const id = await received({ at: NOW + 900 * HOUR, stamps: [{ ...met(30), at: NOW + 900 * HOUR }] });
    expect((await inspectionShown(deps, WHOLE, id)).stamps[0]?.onRecord).toBe('in-force');
  });

  test('flow over as many pages as a thousand stamps need, none left out', async () => {
    const key = shop.batch.keyNumber;
    // Every other serial: each is a range of its own.
    const stamps = Array.from({ length: 1_000 }, (_, i) => ({ ...met(0), stamp: formatStampId(key, 2 * i) }));
    const { text, pages } = await print(await received({ stamps }));
    expect(pages).toBeGreaterThan(4);
    expect(text).toContain(`Trang ${pages}/${pages}`);
    const printed = (serial: number) =>
      formatStampId(key, serial).replace(/(\d{4})(\d{4})(\d{4})/, '$1 $2 $3');
    for (const serial of [0, 998, 1_998]) expect(text).toContain(printed(serial));
  }, 60_000);

  test('are sound and harmless whatever was typed', async () => {
    const nasty = [
      'javascript:alert(1)',
      '/JavaScript /OpenAction << /S /Launch >> endobj',
      ') Tj ET /URI (https://evil.example) ( \\',
      'Mật ong \u202enha\u202c hoa',
      '🍯蜂蜜',
    ];
    for (const words of nasty) {
      const id = await received({
        ...{ shop: words, place: words, findings: words },
        counted: [{ what: words, count: 0, unit: words.slice(0, 40) }],
        signature: { name: words, strokes: [[[0, 0]]] },
        stamps: [],
      });
      const { path } = await print(id);
      expect(await runTool('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
      expect((await runTool('pdfinfo', ['-js', path])).trim()).toBe('');
      const objects = await objectsOf(path);
      for (const name of HARMFUL) expect(objects).not.toContain(name);
    }
  }, 60_000);

  test('are drawn for any text at all', async () => {
    const anyText = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 150 })
      .filter((one) => !/[\p{Cc}\p{Cs}]/u.test(one) && one.length <= 200);
    await fc.assert(
      fc.asyncProperty(anyText, async (words) => {
        const id = await received({ shop: words, findings: `${words}\n\n${words}`, stamps: [] });
        const { bytes } = await printMinutes(deps, WHOLE, { inspection: id, lang: 'vi' });
        expect(bytes.length).toBeGreaterThan(1_000);
      }),
      { numRuns: 40, seed: 4 },
    );
  }, 60_000);
});
