import { z } from 'zod';
import { LARGEST_BATCH } from '#core/batch';
import { PIN_CONTENTS } from '#core/pin';
import { PRINT_FORMATS, QR_RENDERINGS } from '#core/printFormat';
import { count, line } from './form.ts';
import { pinnedLookForm } from './look.ts';

/** What a person types of a part of a batch: bounded, and read by `spanAsked`; left empty, as forms send it, it is not said. */
const typedPlace = z
  .union([z.literal('').transform(() => undefined), z.number().transform(String), line(40)])
  .optional();

/** The first stamp of a part, the last, and how many: each may be left out. */
export const rangeFields = { from: typedPlace, to: typedPlace, count: typedPlace };

/** Asking for the print of a batch: into what, paper, printer dots, the first label, the printer's profile, and which part of a large batch. */
export const queuePrintForm = z.object({
  batch: line(40),
  stock: line(200),
  dpi: count(4800).default(300),
  start: count(100_000).default(1),
  profile: line(40).optional(),
  /** Of a batch with hidden PINs: its stamps with an empty window, the PINs alone, or both on one sheet. */
  content: z.enum(PIN_CONTENTS).optional(),
  /** Only a part of the batch: places or printed IDs, read by `spanAsked`, for what is allowed depends on the batch. */
  ...rangeFields,
  /** Which file of a batch too large for one, counted from 1. */
  part: count(1000).default(1),
  /** A PDF where nothing is said. */
  format: z.enum(PRINT_FORMATS).optional(),
  /** How the QR stands in a PDF: as a mask where nothing is said. */
  rendering: z.enum(QR_RENDERINGS).optional(),
});

export type QueuePrint = z.infer<typeof queuePrintForm>;

/** A print as it waits: how the printer misses and how its stamps look are kept as they were when it was asked for, so that the bytes stay the same. */
export const printJobForm = queuePrintForm.omit({ to: true }).extend({
  /** Only some stamps: the first, counted from 1 within the batch, and how many; `part` is then a part of them. */
  from: count(LARGEST_BATCH).optional(),
  count: count(LARGEST_BATCH).optional(),
  calibration: z
    .object({ offsetX: z.number(), offsetY: z.number(), scaleX: z.number(), scaleY: z.number() })
    .optional(),
  /** Pinned by what it held when it was asked for, for the same reason. */
  look: pinnedLookForm.optional(),
});

export type PrintJob = z.infer<typeof printJobForm>;

/** A print as it was made, kept with its record: its first stamp counted from 1 and how many, instead of a part. */
export const printedForm = printJobForm.omit({ part: true }).extend({
  from: count(LARGEST_BATCH),
  count: count(LARGEST_BATCH),
  /** Of a file among several: sheets before it, and all of them. */
  sheets: z.object({ before: z.number().int().min(0), all: count(LARGEST_BATCH) }).optional(),
  /** Of such a file: SHA-256 of all that decides its bytes, by which it is kept when it is asked for again. */
  run: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Of an export: whether a paper was named, and whether it is a folder of parts or one file, with a manifest or not. */
  house: z.object({ paper: z.boolean(), folder: z.boolean(), manifest: z.boolean() }).optional(),
});

export type Printed = z.infer<typeof printedForm>;

/** A print on record, to be made again into another file. */
export const printAgainForm = z.object({ again: line(40), out: line(4096) });

export type PrintAgain = z.infer<typeof printAgainForm>;

/** The print that an order is to have once its stamps are issued, of whatever batch and parts they come to. */
export const printWishForm = printJobForm.omit({ batch: true, part: true, from: true, count: true });

export type PrintWish = z.infer<typeof printWishForm>;
