import { parentPort, workerData } from 'node:worker_threads';
import type { PrintFormatName } from '#core/printFormat';
import { Refusal, type RefusalCode, type RefusalDetails } from '#core/refusal';
import type { Chunk } from '#labels/print/chunks';
import type { RunStamp } from '#labels/print/format';
import { formatNamed, type MakeChunk } from '#labels/print/formats';
import { type Halves, signerOf } from '../keys/signer.ts';
import { type StampRun, stampMaker } from './runStamps.ts';

/** What a thread is given once: how chunks are drawn, which stamps they hold, and the key's secrets. */
export interface RunOrder {
  readonly format: PrintFormatName;
  readonly setting: unknown;
  readonly run: StampRun;
  readonly halves: Halves;
}

/** What it is asked, again and again: to sign and draw chunks that follow each other. */
export interface RunTask {
  readonly chunks: readonly Chunk[];
}

/** What it answers, in the order it was asked. */
export type RunAnswer =
  | { readonly made: readonly Uint8Array[] }
  | { readonly refused: { readonly code: RefusalCode; readonly details: RefusalDetails } };

type Drawer = (chunk: Chunk) => Uint8Array;

async function drawerOf({ format, setting, run, halves }: RunOrder): Promise<Drawer> {
  const make: MakeChunk = await formatNamed(format).make();
  const derive: (from: number, count: number) => RunStamp[] = stampMaker(run, signerOf(halves));
  return ({ from, count, index }) => make(setting, derive(from, count), index);
}

/** Bytes that may go to another thread as they are: alone in their buffer. */
function alone(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return whole ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes);
}

let drawer: Promise<Drawer> | undefined;

async function answer(said: RunOrder | RunTask): Promise<void> {
  try {
    if ('setting' in said) {
      drawer = drawerOf(said);
      await drawer;
      return;
    }
    const draw = await drawer;
    if (!draw) throw new Refusal('unexpected');
    const made = said.chunks.map((chunk) => alone(draw(chunk)));
    parentPort?.postMessage(
      { made },
      made.map(({ buffer }) => buffer),
    );
  } catch (error) {
    const { code, details } = error instanceof Refusal ? error : new Refusal('unexpected');
    parentPort?.postMessage({ refused: { code, details } });
  }
}

// What will draw is loaded while the other thread lays the run out; whether it loads, the order hears.
formatNamed(workerData as PrintFormatName)
  .make()
  .catch(() => undefined);

parentPort?.on('message', answer);
