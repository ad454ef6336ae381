import type { StampRange } from './manifest.ts';
import { keyNumberOf, type StampId, serialOf } from './stampId.ts';

/** What a print house says it printed: how many, and perhaps the first and last ID and the hash of the file it had. */
export interface SaidCount {
  readonly counted: number;
  readonly first: StampId | null;
  readonly last: StampId | null;
  /** Of the file, or of the manifest where there are several; lower-case hex. */
  readonly sha256: string | null;
}

/** What a print was made to be. */
export interface PrintedRange extends StampRange {
  readonly sha256: string;
}

/** One way in which what was said is not what was made; `count` is how many stamps it is about. */
export interface CountDifference {
  readonly what: 'missing' | 'surplus' | 'first' | 'last' | 'file';
  readonly count?: number;
}

/** The most stamps that a print house may say it printed of one print: beyond, a digit was typed too many. */
export function mostCounted(made: number): number {
  return 10 * made + 1000;
}

/** How a print house's count stands against its print: nothing where all that was said agrees. */
export function differencesOf(made: PrintedRange, said: SaidCount): CountDifference[] {
  const off = said.counted - made.count;
  return [
    ...(off < 0 ? [{ what: 'missing', count: -off } as const] : []),
    ...(off > 0 ? [{ what: 'surplus', count: off } as const] : []),
    ...endOf('first', made.first, said.first),
    ...endOf('last', made.last, said.last),
    ...(said.sha256 !== null && said.sha256 !== made.sha256 ? [{ what: 'file' } as const] : []),
  ];
}

/** An end that is another stamp; by how many serials, where it is one of the same key. */
function endOf(what: 'first' | 'last', made: StampId, said: StampId | null): CountDifference[] {
  if (said === null || said === made) return [];
  if (keyNumberOf(said) !== keyNumberOf(made)) return [{ what }];
  return [{ what, count: Math.abs(serialOf(said) - serialOf(made)) }];
}
