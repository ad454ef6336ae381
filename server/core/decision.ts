import type { Day } from './day.ts';

/** What a decision does to the products on its lines. */
export const DECISION_KINDS = [
  'recognise',
  're-recognise',
  'upgrade',
  'downgrade',
  'withdraw',
  'rename',
  'correct',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** An act of an authority, identified by authority + number text + day signed; the number is kept as written. */
export interface Decision {
  readonly id: string;
  readonly authorityId: string;
  readonly numberText: string;
  readonly signedOn: Day;
  readonly inForceOn: Day;
  readonly kind: DecisionKind;
  /** SHA-256 of the signed file, hex, where one is on record. */
  readonly fileHash: string | null;
}

/** One numbered entry of a decision: one product each. */
export interface DecisionLine {
  readonly id: string;
  readonly decisionId: string;
  readonly lineNumber: number;
  readonly productId: string;
}

/** A decision's number for comparing only: spaces, case and a typed Ð for Đ do not tell two apart. */
export function numberKey(numberText: string): string {
  return numberText.normalize('NFC').toLowerCase().replace(/ð/g, 'đ').replace(/\s+/g, ' ').trim();
}

/** The identity of a decision as text: numbers restart each year in each authority. */
export function decisionKey(authority: string, numberText: string, signedOn: Day): string {
  return `${authority}|${numberKey(numberText)}|${signedOn}`;
}
