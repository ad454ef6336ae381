import { type Day, dayOf } from '#core/day';
import { currentOn, type Withdrawal } from '#core/recognition';
import { Refusal } from '#core/refusal';
import { commit } from '#db/commit';
import { insertLine, nextLineNumber } from '#db/decisions';
import { writeEvent } from '#db/events';
import { insertWithdrawal, listRecognitions } from '#db/recognitions';
import { type Deps, newId } from '../deps.ts';
import { productGiven } from '../finding.ts';
import type { WithdrawRecognition } from '../forms/withdrawal.ts';
import { takeAuthority, takeDecision } from '../proposals/decisionRecord.ts';

/**
 * Withdraws the recognition a product stands on, by a decision citing clause and article; throws
 * `recognition-not-found` where it has none, `withdrawal-exists` where it was withdrawn before (a danger may still be
 * added), `invalid-day` for a decision signed tomorrow or in force before it is signed.
 */
export async function withdrawRecognition(deps: Deps, input: WithdrawRecognition): Promise<string> {
  const now = deps.now();
  refuseDays(input, dayOf(now));
  const product = await productGiven(deps.db, input.product);
  const recognition = currentOn(await listRecognitions(deps.db, product.id), dayOf(now));
  if (!recognition) throw new Refusal('recognition-not-found', { product: product.name });
  const authority = await takeAuthority(deps, input.authority);
  const { decision: number, signed } = input;
  const inForce = input.effective ?? signed;
  const facts = { number, signed, inForce, kind: 'withdraw' as const, file: null };
  const decision = await takeDecision(deps, authority.row, facts);

  const lineId = newId(deps, 'line');
  const lineNumber = await nextLineNumber(deps.db, decision.row.id);
  const { clause, article, document, reason, safety } = input;
  const effectiveOn = input.effective ?? decision.row.inForceOn;
  const withdrawal: Withdrawal = {
    ...{ effectiveOn, clause, article, reason, safety },
    ...(document === undefined ? {} : { document }),
  };

  const line = {
    id: lineId,
    decisionId: decision.row.id,
    lineNumber,
    productId: product.id,
    kind: 'withdraw',
  };
  await commit(deps.db, [
    ...authority.writes,
    ...decision.writes,
    insertLine(line),
    insertWithdrawal(newId(deps, 'wdr'), recognition.id, lineId, withdrawal, now),
    writeEvent({
      at: now,
      actor: deps.actor,
      verb: 'withdraw',
      noun: 'recognition',
      nounId: recognition.id,
      after: withdrawal,
    }),
  ]);
  return recognition.id;
}

/** A decision is signed before it is recorded, and in force no earlier than signed: a slip here would be lasting. */
function refuseDays({ signed, effective }: WithdrawRecognition, today: Day): void {
  if (signed > today) throw new Refusal('invalid-day', { value: signed });
  if (effective !== undefined && effective < signed) throw new Refusal('invalid-day', { value: effective });
}
