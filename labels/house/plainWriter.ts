import type { Writable } from 'node:stream';
import type { RunReport, RunWriter } from '../print/format.ts';
import { endOf, writeTo } from '../print/writeTo.ts';

/** Puts chunks together one after the other, with nothing before, between or behind them. */
export function plainWriter(out: Writable, pages: number): RunWriter {
  let stamps = 0;
  return {
    add(made, count) {
      stamps += count;
      return writeTo(out, made);
    },
    async end(): Promise<RunReport> {
      await endOf(out);
      return { pages, stamps };
    },
    abandon: () => void out.destroy(),
  };
}
