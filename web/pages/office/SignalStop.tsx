import { addressOf } from '../../address.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { signalsText } from '../../text/signals.ts';
import { stampsText } from '../../text/stamps.ts';
import type { SignalListed } from './SignalsPage.tsx';

/** A void or a recall of a signal's stamps that waits for an approver. */
export interface WaitingStop {
  readonly id: string;
  readonly title: string;
}

interface StopProps {
  readonly frame: PortalFrame;
  readonly signal: Pick<SignalListed, 'about' | 'name'> & {
    readonly batch: { readonly id: string };
    readonly reason: string | null;
    readonly stops: readonly WaitingStop[];
  };
}

/** The most of a finding's grounds that a proposal's field takes. */
const LONGEST = 300;

/** What waits for a second person already, each led to. */
export function Waiting({ frame: { lang }, signal: { stops } }: StopProps) {
  return stops.map(({ id, title }) => (
    <Notice key={id} tone="notice">
      <a href={`/office/proposals/${id}`}>{fill(stampsText(lang).waits, { title })}</a>
    </Notice>
  ));
}

/** Void exactly the copied stamp, first; a recall only for goods that do harm. */
export function Stop({ frame: { lang }, signal }: StopProps) {
  const text = signalsText(lang);
  const words = stampsText(lang);
  const grounds = signal.reason?.slice(0, LONGEST) ?? '';
  const stamp = { first: signal.name, last: signal.name };
  // What is stored and read by shoppers is Vietnamese, as the register is.
  const copied = { cause: 'copied', reason: stampsText('vi').copiedReason, grounds };
  return (
    <Card title={text.stopHere}>
      {signal.about === 'stamp' && (
        <>
          <h3>{words.voidStamps}</h3>
          <p>{text.voidLead}</p>
          <p class="actions">
            <ButtonLink href={addressOf('/office/voids/new', { ...stamp, ...copied })}>
              {text.voidStamp}
            </ButtonLink>
          </p>
        </>
      )}
      <h3>{words.recallStamps}</h3>
      <p>{text.recallLead}</p>
      <p class="actions">
        {signal.about === 'stamp' && (
          <ButtonLink href={addressOf('/office/recalls/new', { ...stamp, reason: grounds })} tone="danger">
            {text.recallStamp}
          </ButtonLink>
        )}
        <ButtonLink
          href={addressOf('/office/recalls/new', { batch: signal.batch.id, reason: grounds })}
          tone="quiet"
        >
          {text.recallBatch}
        </ButtonLink>
      </p>
    </Card>
  );
}
