import type { Writable } from 'node:stream';
import { Refusal } from '#core/refusal';
import { chunksOf } from '#labels/print/chunks';
import type { PrintFormat, RunReport, RunSpec, RunStamp } from '#labels/print/format';

/**
 * Prints a run in this thread, chunk by chunk, and ends `out`; throws what the format's `prepare` throws, and
 * `invalid-input` where fewer stamps come than the run has.
 */
export async function runHere<Setting>(
  format: PrintFormat<Setting>,
  spec: RunSpec,
  stamps: Iterable<RunStamp>,
  out: Writable,
): Promise<RunReport> {
  const { setting, chunk, open } = format.prepare(spec);
  const writer = open(out);
  const source = stamps[Symbol.iterator]();
  try {
    for (const { index, count } of chunksOf(spec.count, chunk)) {
      const part = Array.from({ length: count }, () => next(source, spec.count));
      await writer.add(format.make(setting, part, index), count);
    }
    return await writer.end();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

function next(source: Iterator<RunStamp>, count: number): RunStamp {
  const { done, value } = source.next();
  if (done) throw new Refusal('invalid-input', { field: 'count', value: count });
  return value;
}
