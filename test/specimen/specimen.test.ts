import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasTools } from '#test/support/tools.ts';
import { DPI, differencePicture, differences, keptPicture, packed, pagesOf } from './pictures.ts';
import { drawSheet, specimenSheets } from './sheets.ts';

const KEPT = new URL('kept', import.meta.url).pathname;
const SEEN = join(tmpdir(), 'temgoc-specimen');
const RENEW = 'look at it, and where it is meant keep it: npm run specimen -- --renew';
/** The sheet a kept picture is of: `names-2.png` is of `names`. */
const sheetOf = (file: string) => file.replace(/-\d+\.png$/, '');
const sheets = await specimenSheets();

describe.skipIf(!hasTools('pdftoppm', 'pdfinfo'))('stamps look as they looked', () => {
  test.each([...sheets.keys()])('sheet %s', async (name) => {
    const pages = await pagesOf(await drawSheet(name, sheets.get(name) ?? [], false));
    for (const [index, page] of pages.entries()) {
      const file = `${name}-${index + 1}.png`;
      const kept = await keptPicture(join(KEPT, file));
      const found = kept ? differences(kept, page) : [{ x: 0, y: 0 }];
      if (found.length === 0) continue;
      await mkdir(SEEN, { recursive: true });
      await writeFile(join(SEEN, file), kept ? await differencePicture(kept, page) : await packed(page));
      const [{ x, y } = { x: 0, y: 0 }] = found;
      const what = `${file} differs in ${found.length} squares, the first at ${x}, ${y} mm (red: before, blue: now)`;
      expect.fail(`${what}: ${join(SEEN, file)}; ${RENEW}`);
    }
    const made = pages.map((_, index) => `${name}-${index + 1}.png`);
    const kept = (await readdir(KEPT)).filter((file) => sheetOf(file) === name);
    expect(kept.sort(), RENEW).toEqual(made.sort());
  });

  test('and every picture kept is of a sheet that there is', async () => {
    const kept = new Set((await readdir(KEPT)).map(sheetOf));
    expect([...kept].sort()).toEqual([...sheets.keys()].sort());
  });

  test('and what differs in the last rows and columns alone is seen', () => {
    const [width, height] = [1001, 203];
    const white = { width, height, pixels: new Uint8Array(width * height).fill(255) };
    const edged = (isEdge: (x: number, y: number) => boolean) => ({
      ...white,
      pixels: white.pixels.map((light, at) => (isEdge(at % width, Math.floor(at / width)) ? 0 : light)),
    });
    expect(
      differences(
        white,
        edged((_, y) => y >= 200),
      ).length,
    ).toBeGreaterThan(200);
    expect(
      differences(
        white,
        edged((x) => x === 1000),
      ).length,
    ).toBeGreaterThan(50);
  });

  test('and a stamp that moved by half a millimetre is seen', async () => {
    const [name = '', samples = []] = [...sheets][0] ?? [];
    const [page] = await pagesOf(await drawSheet(name, samples, false));
    const by = Math.round((0.5 * DPI) / 25.4);
    const pixels = new Uint8Array(page!.pixels.length).fill(255);
    pixels.set(page!.pixels.subarray(0, -by), by);
    expect(differences(page!, { ...page!, pixels }).length).toBeGreaterThan(20);
    expect(differences(page!, page!)).toEqual([]);
  });

  describe('and what a reader could take for another word is seen', () => {
    const NAME = 'apart (NFD)';
    const written = (change: (text: string) => string) =>
      (sheets.get('names') ?? [])
        .filter(({ title }) => title === NAME)
        .map((sample) => {
          const [productName, producerName] = [sample.face.productName, sample.face.producerName];
          const face = {
            ...sample.face,
            productName: change(productName),
            producerName: change(producerName),
          };
          return { ...sample, face };
        });
    const shown = async (samples: ReturnType<typeof written>) =>
      (await pagesOf(await drawSheet('names', samples, false)))[0]!;

    test('a lost tone, a lost circumflex, another letter, a digit', async () => {
      const before = await shown(written((text) => text));
      for (const [from, to] of [
        ['Nguyễn', 'Nguyên'],
        ['Thị', 'Thi'],
        ['Ngãi', 'Ngai'],
        ['hợp', 'hơp'],
        ['cái', 'cải'],
        ['Ỗ', 'Ô'],
      ] as const) {
        const after = await shown(written((text) => text.normalize('NFC').replace(from, to)));
        expect(differences(before, after).length, `${from} → ${to}`).toBeGreaterThan(0);
      }
      expect(differences(before, await shown(written((text) => text.normalize('NFC'))))).toEqual([]);
    });

    test('another lot, by one digit', async () => {
      const usual = written((text) => text);
      const other = usual.map((one) => ({ ...one, face: { ...one.face, lotNumber: 'TM-2026-11' } }));
      expect(differences(await shown(usual), await shown(other)).length).toBeGreaterThan(0);
    });

    test('a name that moved by a quarter of a millimetre', async () => {
      const page = await shown(written((text) => text));
      const pixels = new Uint8Array(page.pixels.length).fill(255);
      pixels.set(page.pixels.subarray(0, -2 * page.width), 2 * page.width);
      expect(differences(page, { ...page, pixels }).length).toBeGreaterThan(20);
    });
  });

  test('the pictures kept are few and small', async () => {
    const files = await readdir(KEPT);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(KEPT, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(800_000);
  });
});
