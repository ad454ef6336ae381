import { dayOf } from '#core/day';
import type { Withdrawal } from '#core/recognition';
import type { StampRecord, Verdict } from '#core/verdict';
import { formatDay } from './dates.ts';
import { fill, type Values } from './fill.ts';
import { inForceOf, standingOf } from './standing.ts';
import type { Text } from './text.ts';

/** "4 sao", in the language of the texts. */
export function formatStar(text: Text, count: number): string {
  return fill(text.stars, { count: String(count) });
}

function withdrawalValues(withdrawal: Withdrawal | null | undefined): Values {
  if (!withdrawal) return {};
  const { clause, article, reason, effectiveOn } = withdrawal;
  return {
    withdrawnOn: formatDay(effectiveOn),
    clause: clause || undefined,
    article: article || undefined,
    reason: reason || undefined,
  };
}

function recordValues(record: StampRecord, verdict: Verdict, text: Text): Values {
  const now = inForceOf(record, verdict.asOf);
  const standing = standingOf(record, verdict.asOf);
  const { at, reason } = record.state;
  return {
    star: formatStar(text, record.batch.star),
    starToday: now && formatStar(text, now.star),
    validTo: formatDay(standing.validTo),
    issuedOn: formatDay(dayOf(record.batch.issuedAt)),
    stampOn: at === null ? undefined : formatDay(dayOf(at)),
    stampReason: reason ?? undefined,
    ...withdrawalValues(verdict.safety ?? standing.withdrawal),
  };
}

/** Every value the texts of an answer may show; `origin` is the address stamps of this system begin with. */
export function valuesOf(verdict: Verdict, text: Text, origin: string): Values {
  return {
    origin,
    today: formatDay(dayOf(verdict.asOf)),
    why: verdict.originReason ? text.originReason[verdict.originReason] : '',
    ...(verdict.record ? recordValues(verdict.record, verdict, text) : {}),
  };
}
