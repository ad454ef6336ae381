import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { afterAll, beforeAll } from 'vitest';
import { parseDay } from '#core/day';
import { parseOrigin } from '#core/origin';
import type { PinContent } from '#core/pin';
import type { Stamp, StampPath } from '#core/stamp';
import { formatStampId, type KeyNumber } from '#core/stampId';
import type { Shortened, StampFace } from '#labels/face/face';
import { PLAIN_LOOK } from '#labels/marks/look';
import { pdfFormat } from '#labels/pdf/format';
import type { RunReport, RunSpec, RunStamp } from '#labels/print/format';
import { findStock } from '#labels/stock/findStock';
import { runHere } from '#test/support/runHere.ts';

/** The office of the tests, and the moment its batch was issued: 2026-10-05, 9 o'clock in Viet Nam. */
export const OCOP = parseOrigin('https://ocop.vn');
export const ISSUED = Date.UTC(2026, 9, 5, 2);

/** Honey of a fictional cooperative. */
export const HONEY: StampFace = {
  productName: 'Mật ong hoa nhãn Thanh Mai',
  producerName: 'Hợp tác xã Nông nghiệp xanh Thanh Mai',
  star: 4,
  lotNumber: 'TM-2026-10',
  producedOn: parseDay('2026-10-01'),
  expiresOn: parseDay('2028-10-01'),
  sample: false,
};

/** What a test says of a print; the rest is ordinary. */
export type SheetWish = Partial<Omit<RunSpec, 'stock' | 'count' | 'pins'>> & {
  readonly stock?: string;
  readonly stamps: readonly Stamp[];
  readonly pins?: { readonly content: PinContent; readonly pinOf: (path: StampPath) => string };
};

/** The whole run of a wish. */
export function sheetSpec({ stock = 'a4-65', stamps, pins, ...rest }: SheetWish): RunSpec {
  const [first] = stamps;
  return {
    stock: findStock(stock),
    dpi: 300,
    start: 1,
    origin: OCOP,
    form: first?.form === 'mini' ? 'mini' : 'full',
    first: { gtin: first?.gtin ?? null, id: first?.id ?? formatStampId('01' as KeyNumber, 1) },
    count: stamps.length,
    face: HONEY,
    look: PLAIN_LOOK,
    title: 'Mật ong hoa nhãn Thanh Mai · TM-2026-10',
    createdAt: ISSUED,
    ...(pins ? { pins: pins.content } : {}),
    ...rest,
  };
}

/** The stamps of a wish, with their PINs where these are printed. */
export function sheetStamps({ stamps, pins }: SheetWish): RunStamp[] {
  const holds = pins && pins.content !== 'stamps' ? pins.pinOf : undefined;
  return stamps.map((stamp) => (holds ? { stamp, pin: holds(stamp) } : { stamp }));
}

/** A folder for the tests of a file, made before them and gone after them. */
export function temporaryFolder(): { readonly path: string } {
  const folder = { path: '' };
  beforeAll(async () => {
    folder.path = await mkdtemp(join(tmpdir(), 'temgoc-'));
  });
  afterAll(() => rm(folder.path, { recursive: true, force: true }));
  return folder;
}

/** What a test's print came to. */
export interface SheetReport extends RunReport {
  readonly shortened: readonly Shortened[];
}

/** Prints a wish into a stream, in this thread. */
export async function printSheet(wish: SheetWish, out: Writable): Promise<SheetReport> {
  const spec = sheetSpec(wish);
  const report = await runHere(pdfFormat, spec, sheetStamps(wish), out);
  return { ...report, shortened: pdfFormat.prepare(spec).shortened };
}

/** Prints into a file of a folder. */
export async function printInto(
  folder: string,
  name: string,
  wish: SheetWish,
): Promise<SheetReport & { readonly file: string; readonly bytes: Buffer }> {
  const file = join(folder, name);
  const report = await printSheet(wish, createWriteStream(file));
  return { ...report, file, bytes: await readFile(file) };
}
