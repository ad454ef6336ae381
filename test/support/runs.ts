import { Writable } from 'node:stream';
import { parseOrigin } from '#core/origin';
import type { Stamp } from '#core/stamp';
import { PLAIN_LOOK } from '#labels/marks/look';
import type { PrintFormat, RunReport, RunSpec } from '#labels/print/format';
import { findStock } from '#labels/stock/findStock';
import { runHere } from '#test/support/runHere.ts';
import { HONEY, ISSUED } from '#test/support/sheets.ts';

/** What a test says of a run; the rest is ordinary. */
export type RunWish = Partial<Omit<RunSpec, 'stock' | 'first' | 'count' | 'form'>> & {
  readonly stock?: string;
  readonly stamps: readonly Stamp[];
  readonly pinOf?: (stamp: Stamp) => string;
};

/** The whole spec of a wish. */
export function runSpec({ stock = 'a4-65', stamps, pinOf: _, ...rest }: RunWish): RunSpec {
  const [first] = stamps;
  if (!first) throw new Error('no stamps');
  return {
    stock: findStock(stock),
    dpi: 300,
    start: 1,
    origin: parseOrigin('https://ocop.vn'),
    form: first.form === 'mini' ? 'mini' : 'full',
    first,
    count: stamps.length,
    face: HONEY,
    look: PLAIN_LOOK,
    title: 'Mật ong hoa nhãn Thanh Mai · TM-2026-10',
    createdAt: ISSUED,
    ...rest,
  };
}

/** Runs a format in this thread; its whole file. */
export async function runWhole<Setting>(
  format: PrintFormat<Setting>,
  wish: RunWish,
): Promise<RunReport & { readonly bytes: Buffer }> {
  const parts: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(Buffer.from(chunk));
      done();
    },
  });
  const stamps = wish.stamps.map((stamp) => ({ stamp, ...(wish.pinOf ? { pin: wish.pinOf(stamp) } : {}) }));
  const report = await runHere(format, runSpec(wish), stamps, out);
  return { ...report, bytes: Buffer.concat(parts) };
}
