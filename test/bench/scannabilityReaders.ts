import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { Seen } from './scannabilityCamera.ts';

/** As an app that looks for QR codes sets it; no code here is white on black. */
const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  ...{ tryHarder: true, tryRotate: true, tryDownscale: true, tryInvert: false, maxNumberOfSymbols: 1 },
};

let ready: Promise<unknown> | undefined;

function loadZxing(): Promise<unknown> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  ready ??= prepareZXingModule({
    overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer },
    fireImmediately: true,
  });
  return ready;
}

/** What zxing reads in a picture. */
export async function readWithZxing({ side, pixels }: Seen): Promise<string | undefined> {
  await loadZxing();
  const words = new Uint32Array(side * side);
  for (let at = 0; at < words.length; at++) words[at] = 0xff00_0000 | (pixels[at]! * 0x01_0101);
  const data = new Uint8ClampedArray(words.buffer);
  const image = { width: side, height: side, data, colorSpace: 'srgb' } as ImageData;
  const [found] = await readBarcodes(image, OPTIONS);
  return found?.text;
}

/** What zbar reads in pictures, all in one process that is sent them one behind the other. */
export async function readWithZbar(pictures: readonly Seen[]): Promise<(string | undefined)[]> {
  const args = ['--xml', '-q', '--nodbus', '-Sdisable', '-Sqrcode.enable', 'pgm:-'];
  const child = spawn('zbarimg', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const heads = pictures.flatMap(({ side, pixels }) => [Buffer.from(`P5\n${side} ${side}\n255\n`), pixels]);
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.concat(heads));
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const xml = Buffer.concat(chunks).toString();
  const read = new Array<string | undefined>(pictures.length).fill(undefined);
  for (const [, index = '', body = ''] of xml.matchAll(/<index num='(\d+)'>([\s\S]*?)<\/index>/g)) {
    read[Number(index)] = /<!\[CDATA\[([\s\S]*?)\]\]>/.exec(body)?.[1];
  }
  return read;
}
