import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasTools } from '#test/support/tools.ts';
import { differencePicture, differences, keptPicture, packed, pagesOf } from './pictures.ts';
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
    const pixels = new Uint8Array(page!.pixels.length).fill(255);
    pixels.set(page!.pixels.subarray(0, -2), 2);
    expect(differences(page!, { ...page!, pixels }).length).toBeGreaterThan(20);
    expect(differences(page!, page!)).toEqual([]);
  });

  test('the pictures kept are few and small', async () => {
    const files = await readdir(KEPT);
    const sizes = await Promise.all(files.map(async (file) => (await stat(join(KEPT, file))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
  });
});
