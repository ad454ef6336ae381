import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Stamp } from '#core/stamp';
import { formatPrintedId } from '#core/stampId';
import { layOutStamp } from '#labels/layout/layout';
import { dotSize } from '#labels/millimetre';
import { drawQr } from '#labels/qr/qr';
import { findStock } from '#labels/stock/findStock';
import { labelCorner } from '#labels/stock/stock';
import { rasterise } from '#test/support/pdf.ts';
import { HONEY, OCOP, printInto, temporaryFolder } from '#test/support/sheets.ts';
import { testSigner } from '#test/support/signer.ts';
import { hasTools, runTool } from '#test/support/tools.ts';

const folder = temporaryFolder();
let stamps: Stamp[];
beforeAll(async () => {
  const signer = await testSigner();
  stamps = Array.from({ length: 3 }, (_, index) => signer.full(index + 41));
});

const NASTY = [
  'Mật ong \u202enha\u202c\u0000\u0007 hoa',
  'javascript:alert(1)',
  '/JavaScript /OpenAction << /S /Launch >> endobj',
  ') Tj ET /URI (https://evil.example) ( \\',
  '<script>alert(1)</script>',
  '🍯蜂蜜',
  ' ',
];

const HARMFUL = ['/JavaScript', '/OpenAction', '/AA', '/Launch', '/EmbeddedFile', '/URI', '/Annots'];

/** The names in a file's objects, after all compression is undone; texts and drawing left aside. */
async function objectsOf(file: string): Promise<string> {
  const plain = join(folder.path, 'plain.pdf');
  await runTool('qpdf', ['--qdf', '--object-streams=disable', file, plain]);
  const text = await runTool('cat', [plain]);
  return text.replace(/\nstream\n[\s\S]*?\nendstream/g, '').replace(/\((?:\\.|[^()\\])*\)/g, '()');
}

describe.skipIf(!hasTools('qpdf', 'pdfinfo'))('the file', () => {
  test('is sound, says title and language, and holds nothing that acts', async () => {
    const title = 'Mật ong hoa nhãn Thanh Mai · TM-2026-10';
    const { file } = await printInto(folder.path, 'sound.pdf', { stamps, title });
    expect(await runTool('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
    const info = await runTool('pdfinfo', ['-isodates', file]);
    expect(info).toMatch(/^Title: +Mật ong hoa nhãn Thanh Mai · TM-2026-10$/m);
    expect(info).toMatch(/^JavaScript: +no$/m);
    expect(info).toMatch(/^CreationDate: +2026-10-05T02:00:00Z$/m);
    expect((await runTool('pdfinfo', ['-js', file])).trim()).toBe('');
    const objects = await objectsOf(file);
    expect(objects).toMatch(/\/Lang \(|\/Lang <|\/Lang \(\)/);
    expect(objects).toContain('/PrintScaling /None');
    for (const name of HARMFUL) expect(objects).not.toContain(name);
  });

  test.each(NASTY)('of a product named %j is as sound and as harmless', async (nasty) => {
    const face = { ...HONEY, productName: nasty, producerName: nasty, lotNumber: nasty };
    const { file, shortened } = await printInto(folder.path, 'nasty.pdf', { stamps, face, title: nasty });
    expect(await runTool('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
    expect((await runTool('pdfinfo', ['-js', file])).trim()).toBe('');
    const objects = await objectsOf(file);
    for (const name of HARMFUL) expect(objects).not.toContain(name);
    for (const { printed } of shortened) expect(printed).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe.skipIf(!hasTools('pdffonts', 'pdftotext'))('the words in the file', () => {
  test('are set in embedded subsets, and come out again with every tone mark', async () => {
    const { file } = await printInto(folder.path, 'words.pdf', { stamps, stock: 'a4-24' });
    const fonts = (await runTool('pdffonts', [file])).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/\+BeVietnamPro-.*CID TrueType +Identity-H +yes yes yes/);
    const text = (await runTool('pdftotext', ['-raw', file, '-'])).normalize('NFC').replace(/\s+/g, ' ');
    expect(text).toContain('Mật ong hoa nhãn Thanh Mai');
    expect(text).toContain('Hợp tác xã Nông nghiệp xanh Thanh Mai');
    expect(text).toContain('OCOP 4 sao');
    expect(text).toContain('Lô TM-2026-10');
    expect(text).toContain('NSX 01/10/2026');
    expect(text).toContain('HSD 01/10/2028');
    expect(text).toContain('ocop.vn');
    for (const { id } of stamps) expect(text).toContain(formatPrintedId(id));
    expect(text).not.toContain('DỮ LIỆU MẪU');
  });

  test.each([
    'a4-65',
    'a4-40',
    'a4-24',
    'page=210x297,label=32x42,grid=6x6,margin=8x12',
  ])('say that sample data is sample data, on every stamp of %s', async (stock) => {
    const face = { ...HONEY, sample: true };
    const { file } = await printInto(folder.path, 'sample.pdf', { stamps, stock, face });
    const text = (await runTool('pdftotext', ['-raw', file, '-'])).normalize('NFC');
    expect(text.match(/DỮ LIỆU MẪU/g)).toHaveLength(stamps.length);
  });
});

describe.skipIf(!hasTools('pdftoppm'))('every QR module', () => {
  test.each([
    ['a4-65', 203],
    ['a4-65', 300],
    ['a4-24', 300],
    ['a4-40', 600],
    ['a4-65', 600],
  ])('on %s is the same whole dots at %i dpi, quiet zone white', async (paper, dpi) => {
    const { file } = await printInto(folder.path, 'dots.pdf', { stamps, stock: paper, dpi });
    const page = await rasterise(file, 1, dpi);
    const stock = findStock(paper);
    const layout = layOutStamp(stock, dpi, 41);
    const { modules } = layout;
    for (const [index, stamp] of stamps.entries()) {
      const corner = labelCorner(stock, index);
      const dark = darkOf(drawQr(OCOP, stamp, (modules - 17) / 4));
      const at = (mm: number) => Math.ceil(mm / dotSize(dpi) - 1e-6);
      const left = at(corner.x + layout.qr.x);
      const top = at(corner.y + layout.qr.y);
      const dots = layout.dotsPerModule;
      let wrong = 0;
      for (let y = 0; y < (modules + 8) * dots; y++) {
        for (let x = 0; x < (modules + 8) * dots; x++) {
          const isDark = dark(Math.floor(x / dots) - 4, Math.floor(y / dots) - 4);
          const grey = page.pixels[(top + y) * page.width + left + x]!;
          if (isDark ? grey !== 0 : grey !== 255) wrong++;
        }
      }
      expect(wrong).toBe(0);
    }
  });
});

function darkOf({ modules, hex }: ReturnType<typeof drawQr>) {
  const bytes = Buffer.from(hex, 'hex');
  const rowBytes = Math.ceil(modules / 8);
  return (x: number, y: number) =>
    x >= 0 &&
    y >= 0 &&
    x < modules &&
    y < modules &&
    (bytes[y * rowBytes + (x >> 3)]! & (0x80 >> (x & 7))) === 0;
}
