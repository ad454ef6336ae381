import type { ComponentChildren } from 'preact';
import { type Day, dayOf, type Instant } from '#core/day';
import type { Recognition } from '#core/recognition';
import { formatPrintedId } from '#core/stampId';
import type { StampRecord, Verdict } from '#core/verdict';
import { formatDay } from '../dates.ts';
import { fill } from '../fill.ts';
import { inForceOf, withdrawalOf } from '../standing.ts';
import type { Text } from '../text.ts';
import { formatStar } from '../values.ts';

interface RowProps {
  readonly label: string;
  readonly children: ComponentChildren;
}

function Row({ label, children }: RowProps) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A number to call where it is one, else the words as given. */
function Phone({ number }: { readonly number: string }) {
  if (!/^\+?[0-9 ().-]+$/.test(number)) return <>{number}</>;
  return <a href={`tel:${number.replace(/[^0-9+]/g, '')}`}>{number}</a>;
}

interface RecordProps {
  readonly record: StampRecord;
  readonly text: Text;
}

function Producer({ record: { producer }, text: { details } }: RecordProps) {
  const { addressCertified, addressNow } = producer;
  return (
    <>
      <Row label={details.producer}>{producer.name}</Row>
      <Row label={details.nameCertified}>{producer.nameCertified}</Row>
      <Row label={details.addressCertified}>{addressCertified}</Row>
      <Row label={details.addressNow}>{addressNow === addressCertified ? null : addressNow}</Row>
      <Row label={details.phone}>{producer.phone && <Phone number={producer.phone} />}</Row>
    </>
  );
}

function formatValidity(text: Text, { validFrom, validTo, withdrawal }: Recognition, asOf: Instant): string {
  const { validityValue, validityWithdrawn } = text.details;
  const ended = withdrawal && withdrawal.effectiveOn <= dayOf(asOf);
  return fill(ended ? validityWithdrawn : validityValue, {
    from: formatDay(validFrom),
    to: formatDay(validTo),
    withdrawnOn: withdrawal ? formatDay(withdrawal.effectiveOn) : undefined,
  });
}

function cite(text: Text, { numberText, authority, signedOn }: StampRecord['decision']): string {
  const values = { number: numberText, authority, signedOn: formatDay(signedOn) };
  return fill(text.details.decisionValue, values);
}

function Decided({ record, text, verdict }: RecordProps & { readonly verdict: Verdict }) {
  const { decision, recognition } = record;
  const { asOf } = verdict;
  const now = inForceOf(record, asOf);
  const withdrawnBy = withdrawalOf(record, verdict)?.decision;
  return (
    <>
      <Row label={text.details.decision}>{cite(text, decision)}</Row>
      <Row label={text.details.validity}>{formatValidity(text, recognition, asOf)}</Row>
      <Row label={text.details.withdrawal}>{withdrawnBy && cite(text, withdrawnBy)}</Row>
      {now && now.id !== recognition.id && (
        <Row label={text.details.validityNow}>
          {formatStar(text, now.star)}, {formatValidity(text, now, asOf)}
        </Row>
      )}
    </>
  );
}

function Goods({ record: { lot, batch }, text: { details }, lotAbove }: RecordProps & LotAbove) {
  const day = (value: Day | null) => value && formatDay(value);
  const issued = <Row label={details.issuedOn}>{formatDay(dayOf(batch.issuedAt))}</Row>;
  if (lotAbove) return issued;
  return (
    <>
      <Row label={details.lot}>{lot.number}</Row>
      <Row label={details.producedOn}>{day(lot.producedOn)}</Row>
      <Row label={details.expiresOn}>{day(lot.expiresOn)}</Row>
      {issued}
    </>
  );
}

interface LotAbove {
  /** The lot and its days stand above, beside the product. */
  readonly lotAbove?: boolean;
}

interface DetailsProps extends LotAbove {
  readonly verdict: Verdict;
  readonly text: Text;
}

/** What the register holds behind the answer, and the ID as printed; nothing of a product for a forged code. */
export function Details({ verdict, text, lotAbove = false }: DetailsProps) {
  const { record, presented } = verdict;
  if (!presented) return null;
  return (
    <section>
      <h2>{record ? text.details.heading : text.details.read}</h2>
      <dl class="rows">
        {record && <Producer record={record} text={text} />}
        {record && <Decided record={record} text={text} verdict={verdict} />}
        {record && <Goods record={record} text={text} lotAbove={lotAbove} />}
        <Row label={text.details.id}>
          <span class="id">{formatPrintedId(presented.id)}</span>
        </Row>
      </dl>
    </section>
  );
}
