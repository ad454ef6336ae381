import type { Writable } from 'node:stream';
import { formatStampId, type KeyNumber } from '#core/stampId';
import type { RunSpec } from '#labels/print/format';
import { signerOf } from '#server/keys/signer.ts';
import type { PrintRun } from '#server/printing/run.ts';
import { type SheetWish, sheetSpec } from './sheets.ts';

/** The signer of key 01 of the tests, as the vault opens it: its seals are those of `testSigner`. */
export const SIGNER = signerOf({
  seed: new Uint8Array(32).fill(1),
  macSecret: new Uint8Array(32).fill(101),
});

/** What a test says of a run; the rest is ordinary. */
export type RunWish = Partial<Omit<RunSpec, 'stock' | 'first' | 'count'>> &
  Pick<SheetWish, 'stock'> &
  Partial<Omit<PrintRun, 'spec' | 'out'>> & { readonly serial?: number; readonly count: number };

/** A run of stamps of the tests' key into a stream. */
export function testRun(wish: RunWish, out: Writable): PrintRun {
  const { serial = 1, count, stock, format = 'pdf', batchId = 'bat-1', signer = SIGNER, ...rest } = wish;
  const { onProgress, signal, threads, ...said } = rest;
  const first = { gtin: null, id: formatStampId('01' as KeyNumber, serial) };
  const { pins: _, ...plain } = said;
  const spec = sheetSpec({ ...plain, ...(stock ? { stock } : {}), stamps: [] });
  return {
    ...{ format, batchId, signer, out },
    spec: { ...spec, ...(said.pins ? { pins: said.pins } : {}), form: said.form ?? 'full', first, count },
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
    ...(threads ? { threads } : {}),
  };
}
