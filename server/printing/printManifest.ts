import { stat } from 'node:fs/promises';
import type { Manifest } from '#core/manifest';
import { findResult } from '#db/jobs';
import type { Deps } from '../deps.ts';
import { type PrintJob, printJobForm } from '../forms/print.ts';
import { offeredName, resultPath } from '../jobs/result.ts';
import { partsAsked } from './askedParts.ts';
import type { SeenPrint } from './seenPrint.ts';

/** A file that was made of a print and lies here still. */
interface Result {
  readonly asked: PrintJob;
  /** In bytes. */
  readonly size: number;
}

async function resultOf({ db, config }: Deps, { print, batch }: SeenPrint): Promise<Result | undefined> {
  const job = await findResult(db, batch.id, print.sha256);
  const found = job?.file && (await stat(resultPath(config, job.file)).catch(() => undefined));
  return job && found ? { asked: printJobForm.parse(JSON.parse(job.input)), size: found.size } : undefined;
}

/**
 * The manifest of a print of one file, by the names and measures its producer downloads it by; undefined where the file
 * was cleared away, or was never here: who wrote it elsewhere has its manifest beside it.
 */
export async function manifestOfPrint(deps: Deps, seen: SeenPrint): Promise<Manifest | undefined> {
  const { print, range, batch, product, producer, lot, sample } = seen;
  const result = await resultOf(deps, seen);
  if (!result) return undefined;
  const { asked, size } = result;
  const { format, stock, sha256 } = print;
  const start = partsAsked(asked, batch.quantity)[asked.part - 1]?.start ?? print.start;
  return {
    ...{ batch: batch.id, product: product.name, producer: producer.name, lot: lot.number },
    ...{ sample, format, stock, start },
    // A run of one file, which is there: its bytes tell what decided them.
    run: sha256,
    issuedAt: batch.issuedAt,
    ...range,
    files: [{ name: offeredName(asked, seen), size, ...range, sha256 }],
  };
}
