import { and, gt, gte, isNull, lte, not, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { addDays, type Day } from '#core/day';
import { ENDING_DAYS } from '#core/recognition';
import type { StandingFilter } from '#core/registerQuery';
import { decisionLines, decisions, products, recognitions, withdrawals } from './schema.ts';

/** The recognition a product's line shows on a day: joined by `shownOn`. */
export const shown = alias(recognitions, 'shown');
const begun = alias(recognitions, 'begun');
const begunLine = alias(decisionLines, 'begun_line');
const begunDecision = alias(decisions, 'begun_decision');
const waiting = alias(recognitions, 'waiting');

/**
 * The condition that `shown` is the recognition a product stands on that day, by the order of `currentOn` in
 * core/recognition; where none has begun, the first it waits for.
 */
export function shownOn(day: Day): SQL {
  const current = sql`(select ${begun.id} from ${recognitions} as "begun"
    inner join ${decisionLines} as "begun_line" on ${begunLine.id} = ${begun.decisionLineId}
    inner join ${decisions} as "begun_decision" on ${begunDecision.id} = ${begunLine.decisionId}
    where ${begun.productId} = ${products.id} and ${begun.validFrom} <= ${day}
    order by ${begun.validFrom} desc, ${begunDecision.signedOn} desc, ${begun.validTo} desc, ${begun.id} desc limit 1)`;
  const first = sql`(select ${waiting.id} from ${recognitions} as "waiting"
    where ${waiting.productId} = ${products.id} order by ${waiting.validFrom}, ${waiting.id} limit 1)`;
  return sql`${shown.id} = coalesce(${current}, ${first})`;
}

function withdrawnBy(day: Day): SQL {
  return sql`exists (select 1 from ${withdrawals} where ${withdrawals.recognitionId} = ${shown.id}
    and ${withdrawals.effectiveOn} <= ${day})`;
}

/** The status of `shown` on a day as `productStatusOn` in core/recognition tells it, as one column. */
export function statusColumn(day: Day): SQL<string> {
  return sql<string>`case when ${shown.id} is null then 'incomplete'
    when ${shown.validFrom} > ${day} then 'pending'
    when ${withdrawnBy(day)} then 'withdrawn'
    when ${shown.validTo} < ${day} then 'lapsed'
    when ${shown.validTo} <= ${addDays(day, ENDING_DAYS.first)} then 'ending'
    else 'in-force' end`;
}

function standingUntil(day: Day, last: Day | null): SQL | undefined {
  const begunAlready = lte(shown.validFrom, day);
  const notOver = gte(shown.validTo, day);
  const ending = last === null ? undefined : lte(shown.validTo, last);
  return and(begunAlready, notOver, ending, not(withdrawnBy(day)));
}

/** The condition for one filter on a day; `in-force` holds what is ending, as an office counts. */
export function standsAs(filter: StandingFilter, day: Day): SQL | undefined {
  switch (filter) {
    case 'in-force':
      return standingUntil(day, null);
    case 'ending-90':
      return standingUntil(day, addDays(day, ENDING_DAYS.first));
    case 'ending-30':
      return standingUntil(day, addDays(day, ENDING_DAYS.last));
    case 'lapsed':
      return and(lte(shown.validFrom, day), sql`${shown.validTo} < ${day}`, not(withdrawnBy(day)));
    case 'withdrawn':
      return and(lte(shown.validFrom, day), withdrawnBy(day));
    case 'pending':
      return gt(shown.validFrom, day);
    case 'incomplete':
      return isNull(shown.id);
  }
}

/** Orders without a date come last: a product without recognition ends on no day. */
export function endsFirst(): SQL {
  return sql`coalesce(${shown.validTo}, '9999-12-31')`;
}
