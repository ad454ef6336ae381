import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Icon, type IconName } from '../../parts/Icon.tsx';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import type { OutboxReport } from '../store.ts';

type State = OutboxReport['state'] | 'sending';

const LOOKS: Readonly<Record<State, readonly [tone: string, icon: IconName]>> = {
  waiting: ['notice', 'clock'],
  sending: ['neutral', 'change'],
  accepted: ['neutral', 'change'],
  sent: ['good', 'tick'],
  refused: ['danger', 'warning'],
};

interface StateOfProps {
  readonly parcel: OutboxReport;
  readonly text: InspectorWorkText;
  readonly isSending?: boolean;
}

function whyRefused({ refusal }: OutboxReport, { outbox }: InspectorWorkText): string {
  const why = outbox.refusedWhy;
  return refusal === 'report-differs' ? why['report-differs'] : fill(why.other, { code: refusal ?? '?' });
}

/** Where a report is on its way to the office, in words, a drawing and a colour. */
export function StateOf({ parcel, text, isSending = false }: StateOfProps) {
  const state: State = isSending && parcel.state === 'waiting' ? 'sending' : parcel.state;
  const [tone, icon] = LOOKS[state];
  const at = parcel.sentAt === null ? undefined : formatInstant(parcel.sentAt);
  return (
    <>
      <p class={`state ${tone}`}>
        <Icon name={icon} />
        {fill(text.outbox.states[state], { at })}
      </p>
      {parcel.state === 'refused' && <p class="hint">{whyRefused(parcel, text)}</p>}
      {parcel.lost.length > 0 && (
        <p class="hint">{fill(text.outbox.photosMissing, { count: String(parcel.lost.length) })}</p>
      )}
    </>
  );
}
