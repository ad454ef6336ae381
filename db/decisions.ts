import { and, eq, inArray, isNull, max } from 'drizzle-orm';
import { type Authority, type AuthorityLevel, authorityKey } from '#core/authority';
import type { Day } from '#core/day';
import { type Decision, type DecisionKind, numberKey } from '#core/decision';
import { foldName } from '#core/name';
import { guarded, type Write, write } from './commit.ts';
import type { Db } from './open.ts';
import { authorities, decisionLines, decisions } from './schema.ts';

/** An authority by its name, however it is abbreviated and its tones are placed. */
export async function findAuthority(db: Db, name: string): Promise<Authority | undefined> {
  const [row] = await db.orm
    .select()
    .from(authorities)
    // Rows of earlier versions are kept under the name as it was written.
    .where(inArray(authorities.nameKey, [authorityKey(name), foldName(name)]));
  return row && { ...row, level: row.level as AuthorityLevel | null, ...spanOf(row) };
}

function spanOf(row: typeof authorities.$inferSelect) {
  return { validFrom: row.validFrom as Day | null, validTo: row.validTo as Day | null };
}

/** Stores an authority. */
export function insertAuthority(authority: Authority): Write {
  const row = { ...authority, nameKey: authorityKey(authority.name) };
  return write((tx) => tx.insert(authorities).values(row));
}

/** A decision by its identity: authority, number, day signed. */
export async function findDecision(
  db: Db,
  authorityId: string,
  numberText: string,
  signedOn: Day,
): Promise<Decision | undefined> {
  const [row] = await db.orm
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.authorityId, authorityId),
        eq(decisions.numberKey, numberKey(numberText)),
        eq(decisions.signedOn, signedOn),
      ),
    );
  return row && toDecision(row);
}

function toDecision(row: typeof decisions.$inferSelect): Decision {
  const { signedOn, inForceOn, kind } = row;
  return { ...row, signedOn: signedOn as Day, inForceOn: inForceOn as Day, kind: kind as DecisionKind };
}

/** Stores a decision; the same identity twice is a `conflict`. */
export function insertDecision(decision: Decision): Write {
  const row = { ...decision, numberKey: numberKey(decision.numberText) };
  return write((tx) => tx.insert(decisions).values(row));
}

/** Adds the signed file to a decision that was recorded without one. */
export function fillFileHash(decisionId: string, fileHash: string): Write {
  const blank = and(eq(decisions.id, decisionId), isNull(decisions.fileHash));
  return guarded((tx) => tx.update(decisions).set({ fileHash }).where(blank), 'conflict');
}

/** Decisions of one authority under one number, of whatever day: numbers restart each year. */
export async function listDecisionsNumbered(
  db: Db,
  authorityId: string,
  numberText: string,
): Promise<Decision[]> {
  const rows = await db.orm
    .select()
    .from(decisions)
    .where(and(eq(decisions.authorityId, authorityId), eq(decisions.numberKey, numberKey(numberText))));
  return rows.map(toDecision);
}

/** The number the next line of a decision takes. */
export async function nextLineNumber(db: Db, decisionId: string): Promise<number> {
  const [row] = await db.orm
    .select({ last: max(decisionLines.lineNumber) })
    .from(decisionLines)
    .where(eq(decisionLines.decisionId, decisionId));
  return (row?.last ?? 0) + 1;
}

/** Stores one line of a decision; a number taken meanwhile is a `conflict`. */
export function insertLine(row: typeof decisionLines.$inferInsert): Write {
  return write((tx) => tx.insert(decisionLines).values(row));
}
