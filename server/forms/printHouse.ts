import { z } from 'zod';
import { parseTypedId } from '#core/stampId';
import { digits, line } from './form.ts';

/** Left empty, as forms send it, is nothing said. */
const empty = z.literal('').transform(() => undefined);

/** A stamp ID as it is printed or typed; throws `invalid-stamp-id`. */
const stampIdField = z.union([empty, line(40).transform((text) => parseTypedId(text))]).optional();

/** A SHA-256 in hexadecimal as people copy one: capitals and blanks between groups are as good. */
const hashField = z
  .union([
    empty,
    z
      .string()
      .transform((text) => text.replace(/\s/g, '').toLowerCase())
      .pipe(z.string().regex(/^[0-9a-f]{64}$/)),
  ])
  .optional();

/** What a print house says it printed of one print: how many, and what else it says. */
export const countPrintForm = z.object({
  print: line(40),
  counted: z.union([z.number(), digits]).pipe(z.number().int().min(0).max(1_000_000_000)),
  first: stampIdField,
  last: stampIdField,
  sha256: hashField,
  note: z.union([empty, line(300)]).optional(),
  /** The count again, where it differs from the print and is meant so. */
  sure: z.union([empty, z.number(), digits]).optional(),
});

export type CountPrint = z.infer<typeof countPrintForm>;

/** Checking files against a manifest: in its own folder where none is named. */
export const checkManifestForm = z.object({ manifest: line(4096), folder: line(4096).optional() });

/** A control sheet of a manifest. */
export const controlSheetForm = z.object({ manifest: line(4096), out: line(4096) });
