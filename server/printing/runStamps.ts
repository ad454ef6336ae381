import type { StampPath } from '#core/stamp';
import { serialOf } from '#core/stampId';
import type { RunSpec, RunStamp } from '#labels/print/format';
import type { Signer } from '../keys/signer.ts';

/** Which stamps a run prints, as plain data. */
export interface StampRun {
  readonly first: StampPath;
  readonly form: 'full' | 'mini';
  /** The batch whose hidden PINs are printed; null where none are. */
  readonly pinBatch: string | null;
}

/** The stamps of a laid-out run of one batch. */
export function stampRunOf({ first, form, pins }: RunSpec, batchId: string): StampRun {
  return { first, form, pinBatch: pins === undefined || pins === 'stamps' ? null : batchId };
}

/** Derives stamps of a run, `from` counted from 0: the same stamps every time, in any thread. */
export function stampMaker({ first, form, pinBatch }: StampRun, signer: Signer) {
  const serial = serialOf(first.id);
  const sign = signer.series(first, form);
  const pinOf = pinBatch === null ? undefined : signer.pinsOf(pinBatch);
  const derive = (at: number): RunStamp => {
    const stamp = sign(serial + at);
    return pinOf ? { stamp, pin: pinOf(stamp) } : { stamp };
  };
  return (from: number, count: number): RunStamp[] =>
    Array.from({ length: count }, (_, n) => derive(from + n));
}
