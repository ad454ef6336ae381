import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import type { Day } from '#core/day';
import type { Db } from './open.ts';
import { decisionLines, decisions, withdrawals } from './schema.ts';

/** Since when a recognition is withdrawn, and by which decision. */
export interface Withdrawn {
  readonly effectiveOn: Day;
  readonly number: string;
}

/** The first act in effect by a day that ended each of these recognitions, by their ids; at most 500 at a time. */
export async function listWithdrawn(
  db: Db,
  recognitionIds: readonly string[],
  day: Day,
): Promise<Map<string, Withdrawn>> {
  if (recognitionIds.length === 0) return new Map();
  const { recognitionId, effectiveOn } = withdrawals;
  const rows = await db.orm
    .select({ recognitionId, effectiveOn, number: decisions.numberText })
    .from(withdrawals)
    .innerJoin(decisionLines, eq(decisionLines.id, withdrawals.decisionLineId))
    .innerJoin(decisions, eq(decisions.id, decisionLines.decisionId))
    .where(and(inArray(recognitionId, [...recognitionIds]), lte(effectiveOn, day)))
    .orderBy(asc(effectiveOn), asc(withdrawals.recordedAt));
  const first = new Map<string, Withdrawn>();
  for (const { recognitionId: id, number, ...row } of rows) {
    if (!first.has(id)) first.set(id, { effectiveOn: row.effectiveOn as Day, number });
  }
  return first;
}
