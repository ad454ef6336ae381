import { idsOf } from '#core/batch';
import type { Manifest } from '#core/manifest';
import { formatPrintedId, formatStampId, serialOf } from '#core/stampId';
import { findBatch } from '#db/batches';
import type { Db } from '#db/open';
import { listPrints, type Print } from '#db/prints';
import type { VoidsTold } from '#web/pages/producer/print.ts';
import { hashToCount } from './manifestHash.ts';
import { voidsTold } from './rangeView.ts';
import { voidsWithin } from './voidsWithin.ts';

/** What the register says of a manifest: `recorded` where it has the very print, else what is not as it has it. */
export type RegisterFinding =
  | {
      readonly what: 'recorded';
      readonly print: string;
      readonly count: number;
      readonly first: string;
      readonly last: string;
    }
  | { readonly what: 'no-batch'; readonly batch: string }
  | { readonly what: 'no-print'; readonly batch: string }
  | {
      readonly what: 'record-count';
      readonly print: string;
      readonly said: number;
      readonly recorded: number;
    }
  | {
      readonly what: 'record-first' | 'record-last' | 'record-hash' | 'record-format' | 'record-paper';
      readonly print: string;
      readonly said: string;
      readonly recorded: string;
    };

interface Range {
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

type Known = NonNullable<Awaited<ReturnType<typeof findBatch>>>;

function recordedRange({ from, count }: Print, batch: Known): Range {
  const first = batch.first + (from ?? 1) - 1;
  const stamps = count ?? batch.quantity;
  return { count: stamps, ...idsOf({ keyNumber: batch.keyNumber, first, quantity: stamps }) };
}

/** The print a manifest speaks of: by its hash; where that is on no record, the one most like it, the latest first. */
function printMeant(prints: readonly Print[], batch: Known, manifest: Manifest): Print | undefined {
  const hash = hashToCount(manifest);
  const ofFormat = prints.filter(({ format }) => format === manifest.format);
  const isSame = (print: Print) => {
    const { count, first, last } = recordedRange(print, batch);
    return count === manifest.count && first === manifest.first && last === manifest.last;
  };
  return (
    ofFormat.find(({ sha256 }) => sha256 === hash) ??
    prints.find(({ sha256 }) => sha256 === hash) ??
    ofFormat.find(isSame) ??
    ofFormat[0]
  );
}

function paperOf(stock: string | null, start: number | null): string {
  return stock === null || stock === '' ? '—' : `${stock} · ${start}`;
}

/** Holds what a manifest says of itself against the print on record: a manifest can be changed, and its own sums with it. */
export async function checkRegister(db: Db, manifest: Manifest): Promise<RegisterFinding[]> {
  const batch = await findBatch(db, manifest.batch);
  if (!batch) return [{ what: 'no-batch', batch: manifest.batch.slice(0, 80) }];
  const print = printMeant(await listPrints(db, [batch.id]), batch, manifest);
  if (!print) return [{ what: 'no-print', batch: batch.id }];
  const range = recordedRange(print, batch);
  const found = differencesOf(manifest, print, range);
  const { id } = print;
  const [first, last] = [range.first, range.last].map((one) => sayId(one));
  return found.length > 0
    ? found
    : [{ what: 'recorded', print: id, count: range.count, first: first ?? '', last: last ?? '' }];
}

/** Stamps of a manifest that are void by now; of a manifest that the register has. */
export async function voidsOfManifest(
  db: Db,
  { batch: id, first, count }: Manifest,
): Promise<VoidsTold | null> {
  const batch = await findBatch(db, id);
  if (!batch) return null;
  const span = { from: serialOf(first) - batch.first + 1, count };
  return voidsTold(batch, await voidsWithin(db, batch, span));
}

function sayId(id: string): string {
  return formatPrintedId(formatStampId(id.slice(0, 2) as Known['keyNumber'], Number(id.slice(2))));
}

function differencesOf(manifest: Manifest, print: Print, range: Range): RegisterFinding[] {
  const { id, sha256, format, stock, start } = print;
  const other = (
    what: Exclude<RegisterFinding['what'], 'recorded' | 'no-batch' | 'no-print' | 'record-count'>,
    said: string,
    recorded: string,
  ): RegisterFinding[] => (said === recorded ? [] : [{ what, print: id, said, recorded }]);
  const counts: RegisterFinding[] =
    manifest.count === range.count
      ? []
      : [{ what: 'record-count', print: id, said: manifest.count, recorded: range.count }];
  return [
    ...counts,
    ...other('record-first', sayId(manifest.first), sayId(range.first)),
    ...other('record-last', sayId(manifest.last), sayId(range.last)),
    ...other('record-hash', hashToCount(manifest), sha256),
    ...other('record-format', manifest.format, format),
    ...other('record-paper', paperOf(manifest.stock, manifest.start), paperOf(stock, start)),
  ];
}
