import type { PinAnswer } from '#core/pin';
import type { Verdict } from '#core/verdict';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { pinText } from '../../text/pin.ts';

/** What the card shows: the stamp's whole path, and what the last try was answered with. */
export interface PinShown {
  /** As it was scanned: the stamp's own proof goes with every try. */
  readonly path: string;
  readonly answer: PinAnswer | 'malformed' | null;
  /** What was typed where it is no PIN, to be looked at again; what was evaluated never comes back. */
  readonly typed?: string | undefined;
}

interface PinCardProps extends PinShown {
  readonly lang: Lang;
  readonly verdict: Verdict;
}

type Told = Exclude<PinAnswer, { readonly what: 'none' }>;

/** Characters the field takes: eight digits, however they are grouped. */
const LONGEST_TYPED = 20;

const TONES = { first: 'good', again: 'notice', wrong: 'notice', locked: 'neutral' } as const;

function instantOf(answer: Told): number | undefined {
  if (answer.what === 'first') return answer.at;
  if (answer.what === 'again') return answer.firstAt;
  return answer.what === 'locked' ? answer.until : undefined;
}

function Answer({ answer, lang }: { readonly answer: Told; readonly lang: Lang }) {
  const text = pinText(lang);
  const isLast = answer.what === 'wrong' && answer.left === 0;
  const { title, detail } = text[answer.what];
  const at = instantOf(answer);
  const left = answer.what === 'wrong' ? String(answer.left) : undefined;
  const values = { at: at === undefined ? undefined : formatInstant(at), left };
  return (
    <div class={`said ${TONES[answer.what]}`} role="status">
      <b>{title}</b>
      <p>{fill(isLast ? text.wrong.last : detail, values)}</p>
    </div>
  );
}

/** Why to type the PIN, or since when it is used: nobody who opened their own is to be frightened. */
function Lead({ verdict, lang }: Pick<PinCardProps, 'verdict' | 'lang'>) {
  const text = pinText(lang);
  const at = verdict.stamp === 'spent' ? verdict.record?.state.at : null;
  if (at === null || at === undefined) return <p>{text.lead}</p>;
  return <p>{fill(text.spent, { at: formatInstant(at) })}</p>;
}

type PinFormProps = Pick<PinCardProps, 'lang' | 'path' | 'typed'> & { readonly wrong: boolean };

function PinForm({ lang, path, typed, wrong }: PinFormProps) {
  const text = pinText(lang);
  return (
    <form action={`/pin?lang=${lang}#pin-card`} method="post">
      <input type="hidden" name="stamp" value={path} />
      <label for="pin">{text.field}</label>
      <input
        id="pin"
        name="pin"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        maxLength={LONGEST_TYPED}
        value={wrong ? typed?.slice(0, LONGEST_TYPED) : undefined}
        required
        aria-describedby={wrong ? 'pin-wrong pin-hint' : 'pin-hint'}
        aria-invalid={wrong ? true : undefined}
      />
      {wrong && (
        <p id="pin-wrong" class="wrong">
          {text.malformed}
        </p>
      )}
      <p id="pin-hint" class="hint">
        {text.hint}
      </p>
      <button type="submit">{text.button}</button>
    </form>
  );
}

/** The hidden PIN of a proven stamp: what the last try came to, and the form for another; works without JavaScript. */
export function PinCard({ lang, verdict, path, answer, typed }: PinCardProps) {
  const told = answer === null || answer === 'malformed' || answer.what === 'none' ? null : answer;
  const isOver =
    told?.what === 'first' ||
    told?.what === 'again' ||
    told?.what === 'locked' ||
    (told?.what === 'wrong' && told.left === 0);
  return (
    <section id="pin-card">
      <h2>{pinText(lang).title}</h2>
      {told ? <Answer answer={told} lang={lang} /> : <Lead verdict={verdict} lang={lang} />}
      {!isOver && <PinForm lang={lang} path={path} typed={typed} wrong={answer === 'malformed'} />}
    </section>
  );
}
