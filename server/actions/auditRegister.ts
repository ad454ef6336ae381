import { base64url } from 'jose';
import type { KeyNumber } from '#core/stampId';
import { type KeyRow, readAuditRows } from '#db/auditRows';
import { readMarks } from '#db/highWater';
import { auditActs, auditBatches } from '../audit/batches.ts';
import { type Finding, readJournal } from '../audit/journal.ts';
import { auditKeys } from '../audit/keys.ts';
import { auditLimitRows, auditLimits } from '../audit/limits.ts';
import { auditLots } from '../audit/lots.ts';
import { auditProposals } from '../audit/proposals.ts';
import { auditRecognitions } from '../audit/recognitions.ts';
import type { Deps } from '../deps.ts';
import { openKey } from '../keys/vault.ts';

/** What an audit looked at and what does not agree; nothing found is no proof against who can rewrite the journal, too. */
export interface Audit {
  readonly at: number;
  readonly events: number;
  readonly batches: number;
  readonly acts: number;
  readonly lots: number;
  readonly recognitions: number;
  readonly proposals: number;
  readonly findings: readonly Finding[];
}

function opener({ secret }: Deps) {
  return async (row: KeyRow): Promise<boolean | undefined> => {
    if (secret === null) return undefined;
    const publicKey = Uint8Array.from(base64url.decode(row.publicKey));
    try {
      await openKey({ ...row, number: row.number as KeyNumber, publicKey }, secret);
      return true;
    } catch {
      return false;
    }
  };
}

/**
 * Checks the register against its own journal, its proposals and the mark outside of it, and changes nothing. Rows put
 * in, changed or taken out behind the program's back do not agree.
 */
export async function auditRegister(deps: Deps): Promise<Audit> {
  const rows = await readAuditRows(deps.db);
  const marks = readMarks(deps.highWater);
  const { journal, all, findings } = readJournal(rows);
  const world = { mark: (number: string) => marks.get(number as KeyNumber), opens: opener(deps) };
  return {
    at: deps.now(),
    events: rows.events.length,
    batches: rows.batches.length,
    acts: rows.acts.length,
    lots: rows.lots.length,
    recognitions: rows.recognitions.length,
    proposals: rows.proposals.length,
    findings: [
      ...findings,
      ...auditBatches(rows, journal, all),
      ...auditActs(rows, all),
      ...auditLots(rows, journal, all),
      ...(await auditKeys(rows, journal, all, world)),
      ...auditLimits(rows, journal),
      ...auditLimitRows(rows, journal, all),
      ...auditProposals(rows, journal, all),
      ...auditRecognitions(rows, journal, all),
    ],
  };
}
