import { dayOf } from '#core/day';
import { listIncompleteEntries, listUndecidedMatches } from '#db/openProblems';
import type { Lang } from '#web/text.ts';
import type { Deps } from '../deps.ts';
import type { MatchReason, Missing } from './problem.ts';
import { readOpenEntry } from './reading.ts';
import { sayIncomplete, sayMatch } from './wording.ts';

/** An entry of the register that is incomplete still, and the file and row it came from. */
export interface OpenIncomplete {
  readonly file: string;
  readonly row: number;
  readonly product: { readonly id: string; readonly name: string };
  readonly producer: string;
  readonly missing: readonly Missing[];
  readonly message: string;
  /** The row tells of a potential for 5 stars, which is no star. */
  readonly potentialFive: boolean;
}

interface OpenProduct {
  readonly id: string;
  readonly name: string;
  readonly producer: string;
}

/** Two products of the register that nobody has told apart or together. */
export interface OpenMatch {
  readonly file: string;
  readonly row: number;
  readonly product: OpenProduct;
  readonly candidate: OpenProduct;
  readonly reason: MatchReason;
  readonly message: string;
}

/** All of a register that a person must still complete or decide. */
export interface OpenProblems {
  readonly incomplete: readonly OpenIncomplete[];
  readonly possibleMatches: readonly OpenMatch[];
}

/** Lists what the register still lacks, from the register alone. */
export async function readOpenProblems(deps: Pick<Deps, 'db' | 'now'>, lang: Lang): Promise<OpenProblems> {
  const today = dayOf(deps.now());
  const entries = await listIncompleteEntries(deps.db);
  const matches = await listUndecidedMatches(deps.db);
  const incomplete = entries.map((entry) => {
    const { file, rowNumber: row, productId, product: name, producer } = entry;
    const missing = entry.missing as readonly Missing[];
    const { potentialFive } = readOpenEntry(entry, today);
    const { title, detail } = sayIncomplete(lang, { missing, potentialFive });
    const message = `${title}. ${detail}`;
    return { file, row, product: { id: productId, name }, producer, missing, message, potentialFive };
  });
  const possibleMatches = matches.map(({ file, row, product, candidate, ...match }) => {
    const reason = match.reason as MatchReason;
    const { title, detail } = sayMatch(lang, candidate, reason);
    return { file, row, product, candidate, reason, message: `${title}. ${detail}` };
  });
  return { incomplete, possibleMatches };
}
