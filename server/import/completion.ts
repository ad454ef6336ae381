import { authorityKey } from '#core/authority';
import { numberKey } from '#core/decision';
import { type Reason, reasonOf } from './problem.ts';
import type { RegisterRow } from './row.ts';

/** Reasons that a later award answers; a withdrawal, a rename, a contradiction stay for a person. */
const ANSWERED: readonly Reason[] = ['notRecognised', 'upgradePending', 'validTo'];

function agree<Value>(a: Value | null, b: Value | null): boolean {
  return a === null || b === null || a === b;
}

function key(row: RegisterRow, field: 'decisionNumber' | 'authority'): string | null {
  const text = row[field];
  if (text === null) return null;
  return field === 'authority' ? authorityKey(text) : numberKey(text);
}

/** A decision on a year's products is signed in that year or early in the next. */
function yearFits(entry: RegisterRow, row: RegisterRow): boolean {
  if (entry.year === null) return true;
  if (row.year !== null) return row.year === entry.year;
  const signed = Number(row.signedOn?.slice(0, 4));
  return signed === entry.year || signed === entry.year + 1;
}

/** What was only scored or proposed names its own day and body: the award comes after it, with the star aimed at. */
function answers(entry: RegisterRow, row: RegisterRow): boolean {
  const later = entry.signedOn === null || row.signedOn === null || entry.signedOn <= row.signedOn;
  const star = entry.aimed ?? entry.star;
  return later && agree(star, row.star) && yearFits({ ...entry, year: null }, row);
}

/** True when no cell of an incomplete entry says otherwise than a whole row of the same product. */
export function completes(entry: RegisterRow, row: RegisterRow): boolean {
  const reason = reasonOf(entry.missing);
  if (reason && !ANSWERED.includes(reason)) return false;
  if (reason === 'notRecognised') return answers(entry, row);
  return saysNothingElse(entry, row) && yearFits(entry, row);
}

/** The day an entry was signed; one in the future was a slip of the pen, and contradicts nothing. */
function daySigned({ missing, signedOn }: RegisterRow): RegisterRow['signedOn'] {
  return missing.includes('signedOn') ? null : signedOn;
}

function saysNothingElse(entry: RegisterRow, row: RegisterRow): boolean {
  return (
    agree(entry.star, row.star) &&
    agree(daySigned(entry), row.signedOn) &&
    agree(key(entry, 'decisionNumber'), key(row, 'decisionNumber')) &&
    agree(key(entry, 'authority'), key(row, 'authority')) &&
    agree(entry.score, row.score) &&
    agree(entry.validFrom, row.validFrom) &&
    agree(entry.validTo, row.validTo)
  );
}
