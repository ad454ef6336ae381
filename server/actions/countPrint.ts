import type { Scope } from '#core/permission';
import { type CountDifference, differencesOf, mostCounted } from '#core/printCount';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { writeEvent } from '#db/events';
import { insertPrintCount, listPrintCounts, type PrintCount } from '#db/printCounts';
import { type Deps, newId } from '../deps.ts';
import type { CountPrint } from '../forms/printHouse.ts';
import { printSeen } from '../printing/seenPrint.ts';

/** How a print house's count stands. */
export interface CountedPrint {
  readonly count: PrintCount;
  readonly differences: readonly CountDifference[];
}

/**
 * Records what a print house says it printed, held against its print; earlier counts are kept, and the same words again
 * write nothing. One that differs in how many is put down where it was said twice (`sure`); the answer says how it
 * differs. Throws `print-not-found` outside the scope, `count-differs`, `count-unlikely`.
 */
export async function countPrint(deps: Deps, scope: Scope, input: CountPrint): Promise<CountedPrint> {
  const { print, range, batch } = await printSeen(deps.db, scope, input.print);
  const { counted, first = null, last = null, sha256 = null, note = null } = input;
  const said = { counted, first, last, sha256 };
  const differences = differencesOf({ ...range, sha256: print.sha256 }, said);
  const [latest] = await listPrintCounts(deps.db, print.id);
  if (latest && isSame(latest, { ...said, note })) return { count: latest, differences };

  refuseUnsure(input, range.count);

  const at = deps.now();
  const made = { id: newId(deps, 'pct'), printId: print.id, note, at, actor: deps.actor };
  const count = { ...made, ...said, agrees: differences.length === 0 };
  const surplus = differences.find(({ what }) => what === 'surplus')?.count ?? 0;
  const missing = differences.find(({ what }) => what === 'missing')?.count ?? 0;
  const event = { at, actor: deps.actor, verb: 'count-print', noun: 'batch', nounId: batch.id };
  const { format, from } = print;
  const after = { format, from, counted, first, last, sha256, surplus, missing, note };
  await commit(deps.db, [insertPrintCount(count), writeEvent({ ...event, after })]);
  return { count, differences };
}

function refuseUnsure({ counted, sure }: CountPrint, made: number): void {
  const most = mostCounted(made);
  if (counted > most) throw new Refusal('count-unlikely', { field: 'counted', counted, made, most });
  if (counted === made || sure === counted) return;
  const off = counted > made ? { surplus: counted - made } : { missing: made - counted };
  throw new Refusal('count-differs', { field: 'sure', ...off });
}

type Said = Pick<PrintCount, 'counted' | 'first' | 'last' | 'sha256' | 'note'>;

function isSame(one: Said, other: Said): boolean {
  const keys = ['counted', 'first', 'last', 'sha256', 'note'] as const;
  return keys.every((key) => one[key] === other[key]);
}
