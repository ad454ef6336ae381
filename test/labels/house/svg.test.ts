import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { parseGtin } from '#core/gtin';
import { stampUrl } from '#core/qr';
import { verify } from '#core/verify';
import { qrOutline } from '#labels/house/qrOutline';
import { svg } from '#labels/house/svg';
import { PLAIN_LOOK } from '#labels/marks/look';
import { chunksOf } from '#labels/print/chunks';
import { decodeWithZbar, decodeWithZxing, type Picture } from '#test/support/pdf.ts';
import { type RunWish, runSpec, runWhole } from '#test/support/runs.ts';
import { HONEY, ISSUED, OCOP, temporaryFolder } from '#test/support/sheets.ts';
import { type TestSigner, testSigner } from '#test/support/signer.ts';
import { hasTool } from '#test/support/tools.ts';

const GTIN = parseGtin('8930000000019');
const folder = temporaryFolder();
let signer: TestSigner;
beforeAll(async () => {
  signer = await testSigner();
});

const stampsOf = (count: number, form: 'full' | 'mini' = 'full') =>
  Array.from({ length: count }, (_, i) => signer[form](4_000_000 + i, GTIN));

/** The files of a zip by their names, in order. */
async function filesOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes);
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString());
  return files;
}

/** librsvg reads mm by the density it is given, and sharp then scales by it once more: together 600 dpi. */
const DENSITY = Math.sqrt(600 * 72);

/** A file as a print house's press would show it, at 600 dpi. */
async function pictureOf(text: string): Promise<Picture> {
  const image = sharp(Buffer.from(text), { density: DENSITY }).flatten({ background: '#fff' }).greyscale();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

const COLOURS = { first: '#b00020', second: '#00503c' };
const RUNS: readonly (Omit<RunWish, 'stamps'> & {
  readonly name: string;
  readonly kind: 'full' | 'mini';
  readonly wide: number;
})[] = [
  { name: 'full stamps on 65 labels', stock: 'a4-65', kind: 'full', wide: 38.1 },
  {
    name: 'two colours, bleed and crop marks',
    stock: 'a4-24',
    kind: 'full',
    look: { ...PLAIN_LOOK, colours: COLOURS, bleed: 2 },
    wide: 70 + 2 * 5.5,
  },
  {
    name: 'mini stamps of sample data on 15 mm squares',
    stock: 'page=15x15,label=15x15,grid=1x1,margin=0x0',
    kind: 'mini',
    face: { ...HONEY, sample: true },
    wide: 15,
  },
];

describe('one SVG a stamp', () => {
  test.skipIf(!hasTool('zbarimg')).each(RUNS)(
    '$name: two decoders read every file, and its seal verifies',
    async ({ name, kind, wide, ...wish }) => {
      const stamps = stampsOf(24, kind);
      const { bytes, pages } = await runWhole(svg, { ...wish, stamps });
      const files = await filesOf(bytes);
      expect(pages).toBe(24);
      expect([...files.keys()]).toEqual(stamps.map(({ id }) => `${id}.svg`));
      const pictures: Picture[] = [];
      for (const text of files.values()) {
        expect(text).toContain(` width="${Math.round(wide * 10_000) / 10_000}mm" `);
        pictures.push(await pictureOf(text));
      }
      const expected = stamps.map((stamp) => stampUrl(OCOP, stamp));
      expect(await decodeWithZbar(pictures, join(folder.path, name))).toEqual(expected);
      const trust = { origins: [OCOP], keys: [signer.key], macSecret: () => signer.macSecret };
      for (const [i, picture] of pictures.entries()) {
        const read = await decodeWithZxing(picture);
        expect(read).toBe(expected[i]);
        expect((await verify(read!, trust, ISSUED)).origin).toBe(kind === 'mini' ? 'mac' : 'signed');
      }
    },
  );

  test('are the same zip every time and however the run is cut, which another program finds whole', async () => {
    const stamps = stampsOf(150);
    const { bytes } = await runWhole(svg, { stamps });
    expect((await runWhole(svg, { stamps })).bytes.equals(bytes)).toBe(true);
    const { setting, chunk } = svg.prepare(runSpec({ stamps }));
    const runs = stamps.map((stamp) => ({ stamp }));
    const made = (size: { first: number; later: number }) =>
      [...chunksOf(150, size)].map(({ index, from, count }) =>
        Buffer.from(svg.make(structuredClone(setting), runs.slice(from, from + count), index)),
      );
    expect(Buffer.concat(made(chunk)).equals(Buffer.concat(made({ first: 1, later: 7 })))).toBe(true);
    const path = join(folder.path, 'whole.zip');
    writeFileSync(path, bytes);
    if (hasTool('unzip')) expect(execFileSync('unzip', ['-t', path]).toString()).toContain('No errors');
  });

  test('holds shapes alone, whatever names say: no word, link, script, style or font', async () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('<script>alert(1)</script>', '"/><a href="//x">'),
    );
    await fc.assert(
      fc.asyncProperty(words, words, async (productName, producerName) => {
        const face = { ...HONEY, productName, producerName };
        const { bytes } = await runWhole(svg, { stamps: stampsOf(1), face });
        const tags = new Set<string>();
        const parser = new SaxesParser();
        parser.on('opentag', ({ name, attributes }) => {
          tags.add(name);
          for (const attribute of Object.keys(attributes))
            expect(attribute).toMatch(
              /^(?:xmlns|width|height|viewBox|d|fill|stroke|stroke-width|transform)$/,
            );
        });
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('text', (text) => expect(text.trim()).toBe(''));
        for (const text of (await filesOf(bytes)).values()) parser.write(text).close();
        expect([...tags].sort()).toEqual(['path', 'svg']);
      }),
      { numRuns: 40 },
    );
  });

  test('shows a PIN only where it was asked for, and gives PINs alone to lists', async () => {
    const stamps = stampsOf(2);
    const wish = { stamps, stock: 'a4-24', pinOf: () => '01234567' };
    const sizeOf = async (pins: 'stamps' | 'both') => {
      const files = [...(await filesOf((await runWhole(svg, { ...wish, pins })).bytes)).values()];
      return files[0]!.match(/<path /g)!.length;
    };
    expect((await sizeOf('both')) - (await sizeOf('stamps'))).toBe(1);
    await expect(runWhole(svg, { ...wish, pins: 'pins' })).rejects.toMatchObject({
      code: 'option-not-for-format',
    });
  });
});

/** Fills a path of M, h, v and z on a grid by the winding number of every module's middle. */
function filled(d: string, modules: number): boolean[] {
  const dark = new Array<boolean>(modules * modules).fill(false);
  const winding = new Int8Array(modules * (modules + 1));
  for (const [, startX = '', startY = '', steps = ''] of d.matchAll(/M(\d+) (\d+)([^Mz]*)z/g)) {
    let [x, y] = [Number(startX), Number(startY)];
    const vertical = (to: number) => {
      for (let row = Math.min(y, to); row < Math.max(y, to); row++)
        winding[row * (modules + 1) + x]! += to > y ? 1 : -1;
      y = to;
    };
    for (const [, way, length] of steps.matchAll(/([hv])(-?\d+)/g)) {
      if (way === 'h') x += Number(length);
      else vertical(y + Number(length));
    }
    if (x !== Number(startX)) throw new Error('not closed by one upright side');
    vertical(Number(startY));
  }
  for (let y = 0; y < modules; y++) {
    let sum = 0;
    for (let x = 0; x < modules; x++) {
      sum += winding[y * (modules + 1) + x]!;
      dark[y * modules + x] = sum !== 0;
    }
  }
  return dark;
}

test('the outline of any pattern of modules fills these modules and no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), fc.infiniteStream(fc.boolean()), (modules, dice) => {
      const dark = Array.from({ length: modules * modules }, () => dice.next().value as boolean);
      const rowBytes = Math.ceil(modules / 8);
      const packed = Buffer.alloc(rowBytes * modules, 0xff);
      for (const [i, isDark] of dark.entries()) {
        const [x, y] = [i % modules, Math.floor(i / modules)];
        if (isDark) packed[y * rowBytes + (x >> 3)]! &= ~(0x80 >> (x & 7));
      }
      expect(filled(qrOutline({ modules, hex: packed.toString('hex') }), modules)).toEqual(dark);
    }),
  );
});
