import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { fromBufferPromise } from 'yauzl';
import type { Gtin14 } from '#core/gtin';
import { PLAIN_LOOK } from '#labels/marks/look';
import type { PrintFormat, RunReport, RunSpec, RunStamp } from '#labels/print/format';
import { findStock } from '#labels/stock/findStock';
import { runHere } from '#test/support/runHere.ts';
import type { Dots } from './dots.ts';
import { HONEY, ISSUED, OCOP } from './sheets.ts';
import type { TestSigner } from './signer.ts';
import { interpretTspl } from './tsplInterpreter.ts';
import { interpretZpl } from './zplInterpreter.ts';

/** A jar of fictional honey. */
export const HONEY_JAR = '08938505970028' as Gtin14;

/** What a test says of a run; the rest is ordinary. */
export type RunWish = Partial<Omit<RunSpec, 'stock' | 'first'>> & {
  readonly stock?: string;
  readonly gtin?: Gtin14 | null;
  /** The serial of the first stamp. */
  readonly serial?: number;
};

/** A whole run of a wish, and its stamps. */
export function thermalRun(signer: TestSigner, wish: RunWish): { spec: RunSpec; stamps: RunStamp[] } {
  const { stock = 'roll-35x22-3', gtin = HONEY_JAR, serial = 4_000_000, count = 7, ...rest } = wish;
  const form = wish.form ?? 'full';
  const stamps = Array.from({ length: count }, (_, index) => {
    const stamp = signer[form](serial + index, gtin);
    return wish.pins ? { stamp, pin: String(12_345_678 + index) } : { stamp };
  });
  const first = signer[form](serial, gtin);
  const spec: RunSpec = {
    ...{ stock: findStock(stock), dpi: 203, start: 1, origin: OCOP, form, first, count, face: HONEY },
    ...{ look: PLAIN_LOOK, title: 'Mật ong hoa nhãn', createdAt: ISSUED },
    ...rest,
  };
  return { spec, stamps };
}

/** The file of a run. */
export async function fileOf<Setting>(
  format: PrintFormat<Setting>,
  { spec, stamps }: { spec: RunSpec; stamps: readonly RunStamp[] },
): Promise<{ readonly bytes: Buffer; readonly report: RunReport }> {
  const out = new PassThrough();
  const whole = buffer(out);
  const report = await runHere(format, spec, stamps, out);
  return { bytes: await whole, report };
}

/** The labels that a printer of ZPL II prints. */
export function printedByZpl(file: Uint8Array): Dots[] {
  const printed: Dots[] = [];
  interpretZpl(file, (label) => printed.push(label));
  return printed;
}

/** The rows that a printer of TSPL prints. */
export function printedByTspl(file: Uint8Array, dpi: number): Dots[] {
  const printed: Dots[] = [];
  interpretTspl(file, dpi, ({ dots }) => printed.push(dots));
  return printed;
}

/** The pictures of a zip, each with its name and its dots to the metre. */
export async function picturesOf(
  file: Buffer,
): Promise<{ name: string; dots: Dots; dpi: number | undefined }[]> {
  const zip = await fromBufferPromise(file);
  const pictures: { name: string; dots: Dots; dpi: number | undefined }[] = [];
  for await (const entry of zip.eachEntry()) {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    const { density } = await sharp(bytes).metadata();
    const { data, info } = await sharp(bytes)
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = Uint8Array.from(
      { length: info.width * info.height },
      (_, at) => data[at * info.channels]!,
    );
    pictures.push({
      name: entry.fileName,
      dots: { width: info.width, height: info.height, pixels },
      dpi: density,
    });
  }
  return pictures;
}
