import { type Day, dayOf, type Instant } from '#core/day';
import type { PinAnswer } from '#core/pin';
import type { Withdrawal } from '#core/recognition';
import { formatRecordPath } from '#core/stamp';
import { formatPrintedId } from '#core/stampId';
import type { StampRecord, Verdict } from '#core/verdict';
import { inForceOf, standingOf, withdrawalOf } from '#web/standing.ts';

const iso = (instant: Instant): string => new Date(instant).toISOString();

function formatPresented(presented: Verdict['presented']) {
  return {
    form: presented?.form ?? null,
    id: presented?.id ?? null,
    printedId: presented && formatPrintedId(presented.id),
    path: presented && formatRecordPath(presented),
    gtin: presented?.gtin ?? null,
  };
}

function formatWithdrawal({ document, decision, ...withdrawal }: Withdrawal) {
  const { effectiveOn, clause, article, reason, safety } = withdrawal;
  const cited = { clause, article, document: document ?? null };
  return { effectiveOn, ...cited, reason, safety, decision: decision ?? null };
}

function formatEnd(record: StampRecord | null, verdict: Verdict) {
  const withdrawal = record && withdrawalOf(record, verdict);
  return { withdrawal: withdrawal && formatWithdrawal(withdrawal), safety: verdict.safety !== null };
}

function formatRecognition(record: StampRecord | null, asOf: Instant) {
  const now = record ? inForceOf(record, asOf) : undefined;
  const standing = record && standingOf(record, asOf);
  return {
    star: record?.batch.star ?? null,
    starToday: now?.star ?? null,
    decision: record?.decision.numberText ?? null,
    decisionAuthority: record?.decision.authority ?? null,
    decisionSignedOn: record?.decision.signedOn ?? null,
    validFrom: record?.recognition.validFrom ?? null,
    validTo: record?.recognition.validTo ?? null,
    validFromToday: standing?.validFrom ?? null,
    validToToday: standing?.validTo ?? null,
  };
}

function formatGoods(record: StampRecord | null) {
  const producer = record?.producer;
  return {
    product: record?.product.name ?? null,
    producer: producer?.name ?? null,
    producerCertified: producer?.nameCertified ?? null,
    addressCertified: producer?.addressCertified ?? null,
    addressNow: producer?.addressNow ?? null,
    phone: producer?.phone ?? null,
    lot: record?.lot.number ?? null,
    producedOn: record?.lot.producedOn ?? (null as Day | null),
    expiresOn: record?.lot.expiresOn ?? (null as Day | null),
    batch: record?.batch.id ?? null,
    issuedOn: record && dayOf(record.batch.issuedAt),
    stampChangedAt: record?.state.at == null ? null : iso(record.state.at),
    stampReason: record?.state.reason ?? null,
    sample: record?.sample ?? false,
  };
}

/**
 * A verdict as JSON, the same from page and command line: every member is always there, `null` where nothing is
 * known; all flat but `withdrawal`, the one in effect; instants in ISO 8601 UTC, days `YYYY-MM-DD` of Viet Nam. `validTo` is the stamp's own recognition's,
 * `validToToday` the one its product stands on as of `asOf`.
 */
export function formatVerdict(verdict: Verdict) {
  const { record, asOf } = verdict;
  return {
    headline: verdict.headline,
    tone: verdict.tone,
    origin: verdict.origin,
    originReason: verdict.originReason,
    recognition: verdict.recognition,
    recognitionAtIssue: verdict.recognitionAtIssue,
    stamp: verdict.stamp,
    copies: verdict.copies,
    asOf: iso(asOf),
    ...formatPresented(verdict.presented),
    ...formatRecognition(record, asOf),
    ...formatEnd(record, verdict),
    ...formatGoods(record),
  };
}

/** The JSON document of one verdict. */
export type VerdictJson = ReturnType<typeof formatVerdict>;

/** What a try of the stamp's PIN came to, for programs; nothing where none was sent. */
export function formatPinAnswer(answer: PinAnswer | 'malformed' | null | undefined) {
  if (!answer || answer === 'malformed') return {};
  const { what, ...rest } = answer;
  const told = Object.entries(rest).map(([name, value]) => [name, name === 'left' ? value : iso(value)]);
  return { pin: { answer: what, ...Object.fromEntries(told) } };
}
