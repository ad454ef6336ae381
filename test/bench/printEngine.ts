import { createWriteStream } from 'node:fs';
import { runPrint } from '#server/printing/run.ts';
import { ENGINE_BATCH, ENGINE_SIGNER, engineSpec } from './printEngineRun.ts';

// One process that signs and prints so many stamps, without a register: what the others are compared with, who get
// their addresses given. Says when the first byte of the file came, in ms from the call and from the process's start.
const [count = '10000', file = '', stock = 'a4-65', rendering = 'mask'] = process.argv.slice(2);
const spec = engineSpec(Number(count), stock, rendering === 'vector' ? 'vector' : 'mask');
const out = createWriteStream(file);
const began = performance.now();
let first = 0;
const write = out.write.bind(out);
out.write = ((...args: Parameters<typeof write>) => {
  first ||= performance.now();
  return write(...args);
}) as typeof out.write;
await runPrint({ format: 'pdf', spec, batchId: ENGINE_BATCH, signer: ENGINE_SIGNER, out });
process.stdout.write(
  JSON.stringify({ firstByte: first - began, sinceStart: first, all: performance.now() - began }),
);
