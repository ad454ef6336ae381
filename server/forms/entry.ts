import { z } from 'zod';
import { line } from './form.ts';

/** Fields of a row that a person may fill in by hand. */
export const COMPLETED_FIELDS = [
  'recordKind',
  'decisionNumber',
  'signedOn',
  'authority',
  'star',
  'validFrom',
  'validTo',
  'score',
  'certificate',
] as const;
export type CompletedField = (typeof COMPLETED_FIELDS)[number];

const cell = z.string().max(300).optional();

/** What a person fills in of an incomplete row: cells as a sheet would hold them, read by the import's own rules. */
export const completeEntryForm = z.object({
  entry: line(40),
  recordKind: cell,
  decisionNumber: cell,
  signedOn: cell,
  authority: cell,
  star: cell,
  validFrom: cell,
  validTo: cell,
  score: cell,
  certificate: cell,
});

export type CompleteEntry = z.infer<typeof completeEntryForm>;

/** Setting a row aside: why it will never be a recognition. */
export const setAsideForm = z.object({ entry: line(40), reason: line(500) });

export type SetAside = z.infer<typeof setAsideForm>;
