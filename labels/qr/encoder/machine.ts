import { correctBlock } from './correction.ts';
import type { Machine } from './memory.ts';
import { packRows, placeRows } from './placing.ts';
import { countPair } from './scorer.ts';
import { moduleOf } from './wasm.ts';

let compiled: WebAssembly.Module | undefined;

/** A machine with a memory of its own. */
export function machine(): Machine {
  compiled ??= new WebAssembly.Module(
    moduleOf({ correct: correctBlock(), place: placeRows(), count: countPair(), pack: packRows() }),
  );
  const { memory, ...functions } = new WebAssembly.Instance(compiled).exports as unknown as Omit<
    Machine,
    'bytes'
  > & { readonly memory: WebAssembly.Memory };
  return { bytes: memory.buffer, ...functions };
}
