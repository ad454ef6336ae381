import { formatPrintedId } from '#core/stampId';
import type { Tone } from '#core/verdict';
import { fill } from '../../fill.ts';
import { Icon } from '../../parts/Icon.tsx';
import { type InspectorAnswers, inspectorAnswers } from '../../text/inspectorAnswers.ts';
import type { Text } from '../../text.ts';
import type { Look } from '../judge.ts';
import type { PhoneApp } from '../phone.ts';
import type { Entry } from '../round.ts';
import { iconOf, isForeign, titleOf, useVerdictText } from './verdictText.ts';

/** Longer codes of others are cut, characters. */
const SHOWN = 60;

/** What needs eyes stands first. */
const ORDER: readonly Tone[] = ['danger', 'warning', 'notice', 'neutral', 'good'];

const TALLIES = ['good', 'alarm', 'foreign', 'notice', 'unclear'] as const;
type Tally = (typeof TALLIES)[number];

const TALLY_OF: Readonly<Record<Tone, Tally>> = {
  good: 'good',
  notice: 'notice',
  warning: 'alarm',
  danger: 'alarm',
  neutral: 'unclear',
};

function toneOf({ isTwice, tone }: Look): Tone {
  return isTwice && tone !== 'danger' ? 'warning' : tone;
}

function tallyOf(look: Look): Tally {
  return isForeign(look.verdict) && !look.isLookAlike ? 'foreign' : TALLY_OF[toneOf(look)];
}

function Line({ app, entry, text }: { readonly app: PhoneApp; readonly entry: Entry; readonly text: Text }) {
  const { look, times } = entry;
  const { verdict } = look;
  const { shelf } = inspectorAnswers(app.lang);
  return (
    <li class={toneOf(look)}>
      <a href={`#verdict/${look.id}`}>
        <Icon name={iconOf(look)} />
        <span>
          <b>{titleOf(look, text, app.text)}</b>
          {verdict.record && <span>{verdict.record.product.name}</span>}
          <span class="id">
            {verdict.presented ? formatPrintedId(verdict.presented.id) : look.text.slice(0, SHOWN)}
          </span>
          {look.isTwice && <b>{shelf.twice}</b>}
          {times > 1 && <span>{fill(shelf.again, { times: String(times) })}</span>}
        </span>
      </a>
    </li>
  );
}

/** How many stamps, and how many of each kind of answer. */
function summaryOf(entries: readonly Entry[], shelf: InspectorAnswers['shelf']): string {
  if (entries.length === 0) return shelf.none;
  const kinds = entries.map(({ look }) => tallyOf(look));
  const parts = TALLIES.flatMap((tally) => {
    const count = kinds.filter((kind) => kind === tally).length;
    return count > 0 ? [fill(shelf[tally], { count: String(count) })] : [];
  });
  return `${fill(shelf.count, { count: String(entries.length) })}: ${parts.join(' · ')}`;
}

/** What was read on this shelf: how it stands as a whole, then troubles, then the rest, the newest first. */
export function ShelfList({ app }: { readonly app: PhoneApp }) {
  const text = useVerdictText(app.lang);
  const { shelf } = inspectorAnswers(app.lang);
  const { entries } = app;
  const rank = ({ look }: Entry) => ORDER.indexOf(toneOf(look));
  const inOrder = [...entries].sort((a, b) => rank(a) - rank(b));
  return (
    <section class="read" aria-label={shelf.heading}>
      <div class="count-line">
        <p role="status">
          <b>{summaryOf(entries, shelf)}</b>
        </p>
        {entries.length > 0 && (
          <button type="button" class="plain" onClick={app.beginRound}>
            {shelf.clear}
          </button>
        )}
      </div>
      {text && (
        <ul>
          {inOrder.map((entry) => (
            <Line key={entry.look.id} app={app} entry={entry} text={text} />
          ))}
        </ul>
      )}
    </section>
  );
}
