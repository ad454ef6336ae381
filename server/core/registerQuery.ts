import type { Star } from './authority.ts';
import type { Day } from './day.ts';
import type { Gtin14 } from './gtin.ts';
import { parseGtin } from './gtin.ts';
import type { ProducerKind } from './producer.ts';
import { parseStampPath } from './stamp.ts';
import { parseTypedId, type StampId } from './stampId.ts';

/** Where a product stands, as the register is filtered by it; `in-force` holds those that are ending, too. */
export const STANDING_FILTERS = [
  'in-force',
  'ending-90',
  'ending-30',
  'lapsed',
  'withdrawn',
  'pending',
  'incomplete',
] as const;
export type StandingFilter = (typeof STANDING_FILTERS)[number];

/** The orders a register may be listed in; nothing else is ever put into ORDER BY. */
export const REGISTER_SORTS = ['name', 'producer', 'ends', 'star'] as const;
export type RegisterSort = (typeof REGISTER_SORTS)[number];

/** What of the register is asked for, and on which day it is judged. */
export interface RegisterQuery {
  readonly q: string;
  readonly star: Star | null;
  readonly group: string | null;
  readonly status: StandingFilter | null;
  /** Province or commune: a province holds the producers of its communes. */
  readonly areaId: string | null;
  readonly kind: ProducerKind | null;
  readonly asOf: Day;
  readonly sort: RegisterSort;
}

/** What a searched text is if it is read as a code: each null where it cannot be one. */
export interface CodeAsked {
  readonly stamp: StampId | null;
  readonly gtin: Gtin14 | null;
}

function reading<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** The path of an address, of any host: a search looks up what a code names, and verifies nothing. */
function pathOf(text: string): string {
  return text.replace(/^https?:\/\/[^/]*/i, '');
}

/**
 * Reads a searched text as a stamp's address (of any host), a stamp ID as typed or a GTIN; 12 and 13 digits may be
 * both, and then both are asked for.
 */
export function readCode(text: string): CodeAsked {
  const path = pathOf(text.trim());
  const stamp = parseStampPath(path);
  if (stamp) return { stamp: stamp.id, gtin: null };
  const link = /^(?:\/[0-9]{155})?\/01\/([0-9]{14})(?:\/|$)/.exec(path);
  const digits = link?.[1] ?? path.replace(/[\s-]/g, '');
  const gtin = /^\d{12,14}$|^\d{8}$/.test(digits) ? reading(() => parseGtin(digits)) : null;
  return { stamp: reading(() => parseTypedId(path)), gtin };
}
