import type { Writable } from 'node:stream';
import type { Instant } from '#core/day';
import type { Origin } from '#core/origin';
import type { PinContent } from '#core/pin';
import type { QrRendering } from '#core/printFormat';
import type { SignedStamp, StampPath } from '#core/stamp';
import type { Shortened, StampFace } from '../face/face.ts';
import type { ListColumn } from '../house/column.ts';
import type { StampLook } from '../marks/look.ts';
import type { Calibration } from '../stock/calibration.ts';
import type { SheetsAround } from '../stock/part.ts';
import type { Stock } from '../stock/stock.ts';

/** Counts up whenever the same run comes out as other bytes, so that files of two programs are never mixed in one folder. */
export const BYTES_VERSION = 4;

/** One stamp of a run, signed, with its PIN where PINs are printed. */
export interface RunStamp {
  readonly stamp: SignedStamp;
  readonly pin?: string;
}

/** What one run prints: plain data, alike for all its stamps. */
export interface RunSpec {
  readonly stock: Stock;
  readonly dpi: number;
  /** The first label to print on, from 1. */
  readonly start: number;
  readonly calibration?: Calibration;
  readonly origin: Origin;
  readonly form: 'full' | 'mini';
  /** The first stamp of the run, whose kind and length all others share; `count` of them in order of serials. */
  readonly first: StampPath;
  readonly count: number;
  readonly face: StampFace;
  readonly look: StampLook;
  readonly title: string;
  /** Written in the file: the same run again must be the same bytes. */
  readonly createdAt: Instant;
  /** Of a batch with hidden PINs: what is printed; absent, the stamps have no window. */
  readonly pins?: PinContent;
  readonly rendering?: QrRendering;
  /** Of lists (CSV, NDJSON): what stands in a line; absent, all that `pins` lets stand there. */
  readonly columns?: readonly ListColumn[];
  /** Of a part of a larger run: sheets, or rows of a roll, are numbered on from the part before it. */
  readonly sheets?: SheetsAround;
}

/** What a run came to. */
export interface RunReport {
  /** Pages, rows or files, whatever the format counts. */
  readonly pages: number;
  readonly stamps: number;
}

/** Puts chunks together in their order; everything it holds meanwhile is the same size for any run. */
export interface RunWriter {
  /** Takes what `make` made of the next chunk; resolves when the reader of the file has caught up. */
  add(made: Uint8Array, stamps: number): Promise<void>;
  /** Writes what stands at the end, and ends `out`. */
  end(): Promise<RunReport>;
  /** Lets go of everything where the run broke off. */
  abandon(): void;
}

/** A run laid out: what every thread needs (`setting`, structured-cloneable), and how stamps are dealt to chunks. */
export interface Prepared<Setting> {
  readonly setting: Setting;
  /** Stamps in the first chunk and in each later one: a page, a row, so many lines. */
  readonly chunk: { readonly first: number; readonly later: number };
  readonly shortened: readonly Shortened[];
  /** Begins the file. */
  readonly open: (out: Writable) => RunWriter;
}

/**
 * A way to print. `prepare` runs once and refuses what cannot be printed; `make` is pure and runs in any thread, on
 * one chunk's stamps (`index` counts chunks from 0); the writer of `prepare` puts the chunks together in order.
 */
export interface PrintFormat<Setting> {
  readonly extension: string;
  readonly mediaType: string;
  readonly prepare: (spec: RunSpec) => Prepared<Setting>;
  readonly make: (setting: Setting, stamps: readonly RunStamp[], index: number) => Uint8Array;
}
