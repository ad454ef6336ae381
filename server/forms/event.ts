import { z } from 'zod';
import { count, line } from './form.ts';

/** What the journal is narrowed to on the command line; days as people write them. */
export const eventListForm = z.object({
  actor: line(80).optional(),
  noun: line(40).optional(),
  nounId: line(80).optional(),
  verb: line(40).optional(),
  from: line(20).optional(),
  to: line(20).optional(),
  limit: count(10_000).default(50),
});
