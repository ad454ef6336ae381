import { z } from 'zod';
import { PIN_CONTENTS } from '#core/pin';
import { PRINT_FORMATS } from '#core/printFormat';
import { issueBatchForm } from './batch.ts';
import { count, line } from './form.ts';
import { blank } from './measure.ts';

/** Ordering stamps: what is issued, and the paper that its PDF is then made for. */
export const orderForm = issueBatchForm.extend({
  /** A paper by its name in the table, or `own:` and the id of one's own. */
  paper: line(60).default('a4-65'),
  /** What is printed of stamps with hidden PINs. */
  content: blank(z.enum(PIN_CONTENTS)),
  /** What the file is for: a PDF where nothing is said. */
  format: blank(z.enum(PRINT_FORMATS)),
  /** What the stamps are stuck on. */
  surface: blank(z.enum(['flat', 'curved'])),
  dpi: count(4800).default(300),
  start: count(100_000).default(1),
  profile: blank(line(40)),
  /** Where a limit is passed: the order is to go to the office. */
  approval: blank(z.literal('ask')),
});

export type OrderBatch = z.infer<typeof orderForm>;
