import { z } from 'zod';
import { line } from './form.ts';

/** How much the register held when an import was previewed: products, decision lines and rows, `3.4.5`. */
const mark = z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/);

/** A kept sheet to import: its SHA-256 (hex), its name, and the register it was previewed on. */
export const registerImportForm = z.object({
  file: z.string().regex(/^[0-9a-f]{64}$/),
  name: line(200),
  mark: mark.optional(),
});

export type RegisterImport = z.infer<typeof registerImportForm>;
