import { z } from 'zod';
import { PIN_CONTENTS } from '#core/pin';
import { PRINT_FORMATS, QR_RENDERINGS } from '#core/printFormat';
import { count, line, tick } from './form.ts';
import { lookWishForm } from './look.ts';
import { rangeFields } from './print.ts';
import { calibrateField } from './printer.ts';

/** Issuing a batch: product, lot, how many stamps, whether each carries a full seal or a short code, and a hidden PIN. */
export const issueBatchForm = z.object({
  product: line(200),
  lot: line(80),
  quantity: count(1_000_000_000),
  form: z.enum(['full', 'mini']).default('full'),
  /** A hidden PIN for every stamp, under a scratch layer. */
  pin: tick.optional(),
});

export type IssueBatch = z.infer<typeof issueBatchForm>;

/** Voiding stamps of a batch from first to last ID, both included, of what cause (else a mistake), and why in words. */
export const voidStampsForm = z.object({
  batch: line(40),
  first: line(40),
  last: line(40),
  cause: z.enum(['mistake', 'spoiled', 'leftover', 'copied']).optional(),
  reason: line(300),
});

export type VoidStamps = z.infer<typeof voidStampsForm>;

/**
 * Printing a batch: the stock by name or measures, printer dots per inch, the first label to use; perhaps a part of it,
 * from a stamp counted from 1, how the printer misses, by its profile or in figures, into what, and how stamps look.
 */
export const printBatchForm = z.object({
  batch: line(40),
  stock: line(200),
  dpi: count(4800).default(300),
  start: count(100_000).default(1),
  ...rangeFields,
  /** A printer's profile of the batch's producer, by id or name. */
  profile: line(60).optional(),
  calibrate: calibrateField.optional(),
  content: z.enum(PIN_CONTENTS).optional(),
  /** A PDF where nothing is said. */
  format: z.enum(PRINT_FORMATS).optional(),
  rendering: z.enum(QR_RENDERINGS).optional(),
  /** Without marks and story, whatever the producer keeps. */
  plain: tick.optional(),
  colours: lookWishForm.shape.colours,
  surface: lookWishForm.shape.surface.optional(),
  bleed: lookWishForm.shape.bleed.optional(),
  /** One file however many stamps, that is made from the beginning where it breaks off. */
  oneFile: tick.optional(),
  out: line(4096),
});

export type PrintBatch = z.infer<typeof printBatchForm>;

/** What print houses set stamps from. */
export const HOUSE_FORMATS = ['csv', 'ndjson', 'svg'] as const;

/**
 * Exporting a batch for a print house: IDs and addresses; with a paper also where each stamp lies on it, or each stamp
 * as an SVG; of a batch with hidden PINs perhaps these too, or these alone. Into a file, or into a folder in parts.
 */
export const exportBatchForm = z.object({
  batch: line(40),
  format: z.enum(HOUSE_FORMATS).default('csv'),
  stock: line(200).optional(),
  dpi: count(4800).default(300),
  start: count(100_000).default(1),
  pins: z.enum(['with', 'only']).optional(),
  /** Of SVGs: without marks and story; colours; colour over the cut (mm). */
  plain: tick.optional(),
  colours: lookWishForm.shape.colours,
  bleed: lookWishForm.shape.bleed,
  /** A manifest beside the file; a folder always has one. */
  manifest: tick.optional(),
  out: line(4096),
});

export type ExportBatch = z.infer<typeof exportBatchForm>;

/** Recalling a whole batch for a danger, with what it is. */
export const recallBatchForm = z.object({ batch: line(40), reason: line(300) });
