import type { Day, Instant } from '#core/day';
import { paragraphsOf } from '#core/page';
import { ILLNESS, isWaiting, type TipOffState, type WrongKind } from '#core/tipOff';
import { formatDay, formatInstant } from '../dates.ts';
import { fill } from '../fill.ts';
import { type Frame, Shell } from '../parts/Shell.tsx';
import { tipOffsText } from '../text/tipOffs.ts';
import { textOf } from '../text.ts';
import { IllnessAdvice } from './TipOffSentPage.tsx';

/** What whoever has the ticket may read. */
export interface TipOffAnswered {
  readonly at: Instant;
  readonly state: TipOffState;
  readonly wrongs: readonly WrongKind[];
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  /** Why it was closed; null where nobody is told. */
  readonly closedReason: string | null;
  /** A contact is kept, or was; up to a day. */
  readonly contact: { readonly until: Day; readonly kept: boolean } | null;
  readonly sample: boolean;
}

interface TipOffAnswerPageProps {
  readonly frame: Frame;
  readonly ticket: string;
  readonly tipOff: TipOffAnswered;
}

function Contact({ frame, ticket, tipOff: { contact } }: TipOffAnswerPageProps) {
  const text = tipOffsText(frame.lang);
  if (!contact) return null;
  return (
    <section>
      <h2>{text.contact}</h2>
      <p>{contact.kept ? fill(text.kept, { day: formatDay(contact.until) }) : text.gone}</p>
      {contact.kept && (
        <form action={`/phan-anh/${ticket}/contact-erasure?lang=${frame.lang}`} method="post">
          <button type="submit">{text.erase}</button>
        </form>
      )}
    </section>
  );
}

function Answer({ frame, tipOff }: TipOffAnswerPageProps) {
  const text = tipOffsText(frame.lang);
  const { answer, answeredAt, state } = tipOff;
  if (answer === null && !isWaiting(state)) return null;
  return (
    <section>
      <h2>{text.answer}</h2>
      {answer === null && <p>{text.noAnswer}</p>}
      {paragraphsOf(answer).map((paragraph) => (
        <p key={paragraph} class="told">
          {paragraph}
        </p>
      ))}
      {answeredAt !== null && <p class="hint">{fill(text.answeredAt, { at: formatInstant(answeredAt) })}</p>}
    </section>
  );
}

/** What became of a tip-off, for whoever has its number. */
export function TipOffAnswerPage(props: TipOffAnswerPageProps) {
  const { frame, tipOff } = props;
  const { lang } = frame;
  const text = tipOffsText(lang);
  const { wrongs, state, closedReason } = tipOff;
  return (
    <Shell frame={frame} title={text.answerTitle} sample={tipOff.sample}>
      {wrongs.includes(ILLNESS) && isWaiting(state) && <IllnessAdvice lang={lang} />}
      <article class="home">
        <h1>{text.answerTitle}</h1>
        <dl class="rows">
          <div>
            <dt>{text.state}</dt>
            <dd>
              <b>{text.states[state]}</b>
            </dd>
          </div>
          {closedReason !== null && (
            <div>
              <dt>{text.closedWhy}</dt>
              <dd>{closedReason}</dd>
            </div>
          )}
          <div>
            <dt>{text.sentAt}</dt>
            <dd>{formatInstant(tipOff.at)}</dd>
          </div>
          <div>
            <dt>{text.what}</dt>
            <dd>{wrongs.map((one) => text.wrongs[one]).join('; ')}</dd>
          </div>
        </dl>
      </article>
      <Answer {...props} />
      <Contact {...props} />
      <footer>
        <p>{text.bookmark}</p>
        <a href={`/?lang=${lang}`}>{textOf(lang).backHome}</a>
      </footer>
    </Shell>
  );
}
