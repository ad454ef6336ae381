import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { runTool, runToolBytes } from '#test/support/tools.ts';

/** A grey picture, one byte a pixel; 0 is black. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A page of a PDF as its printer sees it, counted from 1. */
export async function rasterise(pdf: string, page: number, dpi: number): Promise<Picture> {
  const range = ['-f', String(page), '-l', String(page)];
  return parsePgm(await runToolBytes('pdftoppm', ['-gray', '-r', String(dpi), ...range, pdf]));
}

function parsePgm(bytes: Buffer): Picture {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!header) throw new Error('not a grey picture');
  const [whole, width, height] = header;
  return { width: Number(width), height: Number(height), pixels: bytes.subarray(whole.length) };
}

/** A part of a picture; outside of it is white paper. */
export function crop(picture: Picture, left: number, top: number, width: number, height: number): Picture {
  const pixels = new Uint8Array(width * height).fill(255);
  for (let y = Math.max(0, -top); y < height && top + y < picture.height; y++) {
    const from = (top + y) * picture.width;
    const row = picture.pixels.subarray(
      from + Math.max(0, left),
      from + Math.min(picture.width, left + width),
    );
    pixels.set(row, y * width + Math.max(0, -left));
  }
  return { width, height, pixels };
}

function toPgm({ width, height, pixels }: Picture): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]);
}

/** Decodes pictures with zbar, all in one call: the text of each, or undefined where not exactly one was read. */
export async function decodeWithZbar(
  pictures: readonly Picture[],
  folder: string,
): Promise<(string | undefined)[]> {
  await mkdir(folder, { recursive: true });
  const files = pictures.map((_, index) => join(folder, `${index}.pgm`));
  for (const [index, picture] of pictures.entries()) await writeFile(files[index]!, toPgm(picture));
  const args = ['--xml', '-q', '--nodbus', '-Sdisable', '-Sqrcode.enable', ...files];
  const xml = await runTool('zbarimg', args).catch((error: { stdout: string }) => error.stdout);
  const bySource = new Map<string, string[]>();
  for (const [, source = '', body = ''] of xml.matchAll(/<source href='([^']*)'>([\s\S]*?)<\/source>/g)) {
    bySource.set(
      source,
      [...body.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)].map(([, text = '']) => text),
    );
  }
  return files.map((file) => {
    const texts = bySource.get(file) ?? [];
    return texts.length === 1 ? texts[0] : undefined;
  });
}

let zxing: Promise<unknown> | undefined;

function loadZxing(): Promise<unknown> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  zxing ??= prepareZXingModule({
    overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer },
    fireImmediately: true,
  });
  return zxing;
}

/** Decodes one picture with zxing: its text, or undefined where not exactly one was read. */
export async function decodeWithZxing({ width, height, pixels }: Picture): Promise<string | undefined> {
  await loadZxing();
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0, at = 0; i < pixels.length; i++, at += 4)
    data[at] = data[at + 1] = data[at + 2] = pixels[i]!;
  const image = { width, height, data, colorSpace: 'srgb' } as ImageData;
  const found = await readBarcodes(image, { formats: ['QRCode'], maxNumberOfSymbols: 2 });
  return found.length === 1 ? found[0]!.text : undefined;
}
