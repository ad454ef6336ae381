import { paragraphsOf } from '#core/page';
import { ACTS_FROM, LONGEST_TIP_OFF, SPAM, type TipOffAct } from '#core/tipOff';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import { officeTipOffsText } from '../../text/tipOffs.ts';
import type { TipOffPageProps } from './tipOffShown.ts';

/** Where an act on a tip-off is sent. */
export const actPath = (id: string, act: string) => `/office/tip-offs/${id}/${act}`;

/** Who works on tip-offs, and does not only read them. */
export function may({ frame }: TipOffPageProps): boolean {
  return frame.person?.may.includes('tip-off:write') ?? false;
}

function isOpenTo({ tipOff }: TipOffPageProps, act: TipOffAct): boolean {
  return ACTS_FROM[act].includes(tipOff.state);
}

function Answered({ frame, tipOff }: TipOffPageProps) {
  const text = officeTipOffsText(frame.lang);
  const { answer, answeredAt, answeredByName, closedReason } = tipOff;
  const reason = closedReason === SPAM ? text.spamReason : closedReason;
  return (
    <>
      {answer !== null && (
        <>
          <h3>{text.answered}</h3>
          {paragraphsOf(answer).map((paragraph) => (
            <p key={paragraph} class="lines">
              {paragraph}
            </p>
          ))}
          {answeredAt !== null && (
            <p class="hint">
              {fill(text.answeredBy, { by: answeredByName ?? '', at: formatInstant(answeredAt) })}
            </p>
          )}
        </>
      )}
      {reason !== null && <p>{fill(text.closedFor, { reason })}</p>}
    </>
  );
}

function AnswerForm({ frame, tipOff, values, wrong }: TipOffPageProps) {
  const text = officeTipOffsText(frame.lang);
  return (
    <Form action={actPath(tipOff.id, 'answer')} wrong={wrong?.field === 'answer' ? wrong : null}>
      <Field
        name="answer"
        label={text.answer}
        hint={text.answerHint}
        rows={4}
        value={values.answer ?? tipOff.answer ?? undefined}
        maxLength={LONGEST_TIP_OFF.answer}
        required
      />
      <input type="hidden" name="seen" value={String(tipOff.answeredAt ?? 0)} />
      <Submit>{tipOff.answer === null ? text.answerSend : text.answerAgain}</Submit>
    </Form>
  );
}

function Closing({ frame, tipOff, values, wrong }: TipOffPageProps) {
  const text = officeTipOffsText(frame.lang);
  return (
    <details open={wrong?.field === 'reason'}>
      <summary>{text.close}</summary>
      <Form action={actPath(tipOff.id, 'closing')} wrong={wrong?.field === 'reason' ? wrong : null}>
        <Field
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          value={values.reason}
          maxLength={LONGEST_TIP_OFF.reason}
          required
        />
        <Submit tone="quiet">{text.close}</Submit>
      </Form>
      <Form action={actPath(tipOff.id, 'spam')}>
        <Submit tone="danger">{text.spam}</Submit>
      </Form>
    </details>
  );
}

/** What the office does with a tip-off, and did. */
export function TipOffWork(props: TipOffPageProps) {
  const { frame, tipOff, wrong } = props;
  const text = officeTipOffsText(frame.lang);
  const beside = ['answer', 'reason', 'linked', 'to'];
  const whole = wrong && !beside.includes(wrong.field ?? '') ? wrong : null;
  const { answer, closedReason } = tipOff;
  if (!may(props) && answer === null && closedReason === null) return null;
  return (
    <Card title={text.work} id="work">
      <Answered {...props} />
      {may(props) && isOpenTo(props, 'take-up') && (
        <Form action={actPath(tipOff.id, 'taking-up')} wrong={whole}>
          <Submit>{tipOff.state === 'closed' ? text.reopen : text.takeUp}</Submit>
        </Form>
      )}
      {may(props) && isOpenTo(props, 'answer') && <AnswerForm {...props} />}
      {may(props) && isOpenTo(props, 'close') && <Closing {...props} />}
    </Card>
  );
}
