import { dayOf } from '#core/day';
import type { Withdrawal } from '#core/recognition';
import type { StampRecord, Verdict } from '#core/verdict';
import { formatDay, formatInstant } from './dates.ts';
import { fill, type Values } from './fill.ts';
import { inForceOf, standingOf, withdrawalOf } from './standing.ts';
import type { Text } from './text.ts';

/** "4 sao", in the language of the texts. */
export function formatStar(text: Text, count: number): string {
  return fill(text.stars, { count: String(count) });
}

function withdrawalValues(withdrawal: Withdrawal | null | undefined): Values {
  if (!withdrawal) return {};
  const { clause, article, document, reason, effectiveOn, decision } = withdrawal;
  return {
    withdrawnOn: formatDay(effectiveOn),
    clause: clause || undefined,
    article: [article, document].filter(Boolean).join(' ') || undefined,
    reason: reason || undefined,
    withdrawalNumber: decision?.numberText,
    withdrawalAuthority: decision?.authority,
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
    stampAt: at === null ? undefined : formatInstant(at),
    stampReason: reason ?? undefined,
    ...withdrawalValues(withdrawalOf(record, verdict)),
  };
}

/** The proof a code carries, where it is right. */
export function provenOf({ origin }: Verdict): 'signed' | 'mac' | undefined {
  return origin === 'signed' || origin === 'mac' ? origin : undefined;
}

/** Every value the texts of an answer may show; `origin` is the address stamps of this system begin with. */
export function valuesOf(verdict: Verdict, text: Text, origin: string): Values {
  return {
    origin,
    today: formatDay(dayOf(verdict.asOf)),
    unknownBatch: text.unknownBatch[provenOf(verdict) ?? 'record'],
    why: verdict.originReason ? text.originReason[verdict.originReason] : '',
    ...(verdict.record ? recordValues(verdict.record, verdict, text) : {}),
  };
}
