import { type Authority, levelOfName } from '#core/authority';
import type { Day } from '#core/day';
import type { Decision, DecisionKind } from '#core/decision';
import type { Write } from '#db/commit';
import { fillFileHash, findAuthority, findDecision, insertAuthority, insertDecision } from '#db/decisions';
import { type Deps, newId } from '../deps.ts';

/** A row on record, or one to be written. */
export interface Taken<Row> {
  readonly row: Row;
  readonly writes: readonly Write[];
  readonly isNew: boolean;
}

/** The authority of a name, however it is abbreviated, else a new one with the level its name speaks of. */
export async function takeAuthority(deps: Deps, name: string): Promise<Taken<Authority>> {
  const known = await findAuthority(deps.db, name);
  if (known) return { row: known, writes: [], isNew: false };
  const row = { id: newId(deps, 'aut'), name, level: levelOfName(name), validFrom: null, validTo: null };
  return { row, writes: [insertAuthority(row)], isNew: true };
}

/** What tells a decision, and what its record adds. */
export interface DecisionFacts {
  readonly number: string;
  readonly signed: Day;
  readonly inForce: Day;
  readonly kind: DecisionKind;
  readonly file: string | null;
}

/** The decision of an authority, number and day signed, else a new one; a file is added where none was kept. */
export async function takeDecision(
  deps: Deps,
  authority: Authority,
  { number, signed, inForce, kind, file }: DecisionFacts,
): Promise<Taken<Decision>> {
  const known = await findDecision(deps.db, authority.id, number, signed);
  if (known) {
    const adds = file !== null && known.fileHash === null;
    return { row: known, writes: adds ? [fillFileHash(known.id, file)] : [], isNew: false };
  }
  const row: Decision = {
    id: newId(deps, 'dec'),
    authorityId: authority.id,
    numberText: number,
    signedOn: signed,
    inForceOn: inForce,
    kind,
    fileHash: file,
  };
  return { row, writes: [insertDecision(row)], isNew: true };
}
