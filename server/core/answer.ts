import { dayOf, type Instant } from './day.ts';
import { currentOn, inForceOn, type Recognition, type Withdrawal } from './recognition.ts';
import { formatRecordPath } from './stamp.ts';
import type { StampRecord, Verdict } from './verdict.ts';

const MINUTE_MS = 60_000;

/** A phone knows the minute: seconds are left out of an edition. */
function minuteOf(instant: Instant | null): string | null {
  return instant === null ? null : new Date(Math.floor(instant / MINUTE_MS) * MINUTE_MS).toISOString();
}

/** The recognition the product stands on, else the stamp's own. */
function standingOf(record: StampRecord, asOf: Instant): Recognition {
  return currentOn(record.recognitions, dayOf(asOf)) ?? record.recognition;
}

function withdrawalOf(record: StampRecord, { asOf, safety }: Verdict): Withdrawal | null {
  const { withdrawal } = standingOf(record, asOf);
  return safety ?? (withdrawal && withdrawal.effectiveOn <= dayOf(asOf) ? withdrawal : null);
}

function formatWithdrawal({ effectiveOn, clause, article, document, reason, safety, decision }: Withdrawal) {
  const by = decision && `${decision.numberText} ${decision.signedOn} ${decision.authority}`;
  return { effectiveOn, clause, article, document: document ?? null, reason, safety, decision: by ?? null };
}

function recognitionFacts(record: StampRecord, verdict: Verdict) {
  const { recognition, recognitions, batch, decision } = record;
  const standing = standingOf(record, verdict.asOf);
  const withdrawal = withdrawalOf(record, verdict);
  return {
    star: batch.star,
    starToday: inForceOn(recognitions, dayOf(verdict.asOf))?.star ?? null,
    decision: decision.numberText,
    decisionAuthority: decision.authority,
    decisionSignedOn: decision.signedOn,
    validFrom: recognition.validFrom,
    validTo: recognition.validTo,
    validFromToday: standing.validFrom,
    validToToday: standing.validTo,
    withdrawal: withdrawal && formatWithdrawal(withdrawal),
  };
}

function goodsFacts({ product, producer, lot, batch, state, sample }: StampRecord) {
  return {
    product: product.name,
    producer: producer.name,
    producerCertified: producer.nameCertified,
    addressCertified: producer.addressCertified,
    addressNow: producer.addressNow,
    lot: lot.number,
    producedOn: lot.producedOn,
    expiresOn: lot.expiresOn,
    issuedOn: dayOf(batch.issuedAt),
    form: batch.form,
    changedAt: minuteOf(state.at),
    changedFor: state.reason,
    sample,
  };
}

/**
 * All that a verdict answers and that an edition on a phone holds: from the register and from its edition it is the
 * same, byte for byte. Outside it stand ids, the producer's telephone number, the product's page, and the seconds.
 */
export function answerOf(verdict: Verdict) {
  const { record, presented } = verdict;
  return {
    headline: verdict.headline,
    tone: verdict.tone,
    origin: verdict.origin,
    originReason: verdict.originReason,
    recognition: verdict.recognition,
    recognitionAtIssue: verdict.recognitionAtIssue,
    stamp: verdict.stamp,
    copies: verdict.copies,
    safety: verdict.safety && formatWithdrawal(verdict.safety),
    asOf: new Date(verdict.asOf).toISOString(),
    path: presented && formatRecordPath(presented),
    record: record && { ...recognitionFacts(record, verdict), ...goodsFacts(record) },
  };
}

/** The answer as one JSON document. */
export type Answer = ReturnType<typeof answerOf>;
