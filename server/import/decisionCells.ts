import type { Day } from '#core/day';
import type { CellReader } from './cells.ts';
import { readDate } from './dates.ts';

/** What a row says of the decision: each null where it is blank. */
export interface DecisionCells {
  readonly decisionNumber: string | null;
  readonly signedOn: Day | null;
  readonly authority: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

const PREFIX = /^(?:quyết định|qđ)?\s*số\s*[:.]?\s*(?=\d)/i;
/** One cell holding it all: “Số 12/QĐ-UBND ngày 09/12/2021 của UBND tỉnh …”. */
const WHOLE =
  /^(.+?)[\s,;(]+ngày\s+(\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\)?(?:\s+của\s+(.+))?$/i;

interface Split {
  readonly number: string;
  readonly signedOn: Day | undefined;
  readonly authority: string | undefined;
}

function splitDecision(written: string): Split {
  const whole = WHOLE.exec(written);
  const signedOn = whole ? readDate(whole[2] ?? '') : undefined;
  const number = signedOn ? (whole?.[1] ?? written) : written;
  return { number: number.replace(PREFIX, ''), signedOn, authority: signedOn ? whole?.[3] : undefined };
}

/** A council scores; only a People's Committee or the ministry decides. */
const COUNCIL = /^hội đồng/i;

function readAuthority(cells: CellReader, named: string | undefined, isAward: boolean): string | null {
  const written = cells.text('authority') || (named ?? '');
  if (!COUNCIL.test(written)) return written || null;
  if (isAward) cells.warn('authority', 'authority-is-council');
  return null;
}

/**
 * Reads the decision's cells; the number is kept as written but for a leading “Quyết định số”. A council's name
 * is odd only in a row that claims an award.
 */
export function readDecision(cells: CellReader, isAward: boolean): DecisionCells {
  const { number, signedOn, authority } = splitDecision(cells.text('decisionNumber'));
  const validFrom = cells.date('validFrom');
  const validTo = cells.date('validTo');
  const signed = cells.date('signedOn') ?? signedOn ?? null;
  const start = validFrom ?? signed;
  if (start !== null && validTo !== null && validTo < start) cells.refuse('validTo', 'end-before-start');
  return {
    decisionNumber: number || null,
    signedOn: signed,
    authority: readAuthority(cells, authority, isAward),
    validFrom,
    validTo,
  };
}
