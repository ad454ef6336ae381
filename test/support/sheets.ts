import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { parseDay } from '#core/day';
import { parseOrigin } from '#core/origin';
import type { Stamp } from '#core/stamp';
import type { StampFace } from '#labels/face/face';
import { printSheet, type SheetJob, type SheetReport } from '#labels/pdf/sheet';
import { findStock } from '#labels/stock/stock';

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
export type SheetWish = Partial<Omit<SheetJob, 'stock' | 'stamps' | 'count' | 'out'>> & {
  readonly stock?: string;
  readonly stamps: readonly Stamp[];
};

/** The whole job of a wish. */
export function sheetJob({ stock = 'a4-65', stamps, ...rest }: SheetWish, out: SheetJob['out']): SheetJob {
  return {
    stock: findStock(stock),
    dpi: 300,
    start: 1,
    origin: OCOP,
    face: HONEY,
    title: 'Mật ong hoa nhãn Thanh Mai · TM-2026-10',
    createdAt: ISSUED,
    stamps,
    count: stamps.length,
    out,
    ...rest,
  };
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

/** Prints into a file of a folder. */
export async function printInto(
  folder: string,
  name: string,
  wish: SheetWish,
): Promise<SheetReport & { readonly file: string; readonly bytes: Buffer }> {
  const file = join(folder, name);
  const report = await printSheet(sheetJob(wish, createWriteStream(file)));
  return { ...report, file, bytes: await readFile(file) };
}
