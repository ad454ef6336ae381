import { formatPrintedId } from '#core/stampId';
import { fill } from '../../fill.ts';
import { HEADLINE_ICONS, Icon } from '../../parts/Icon.tsx';
import type { Text } from '../../text.ts';
import type { PhoneApp } from '../phone.ts';
import type { Entry } from '../round.ts';
import { titleOf, useVerdictText } from './verdictText.ts';

/** Longer codes of others are cut, characters. */
const SHOWN = 60;

function Line({ app, entry, text }: { readonly app: PhoneApp; readonly entry: Entry; readonly text: Text }) {
  const { look, times } = entry;
  const { verdict } = look;
  const { shelf } = app.text;
  const tone = look.isLookAlike
    ? 'danger'
    : look.isTwice && verdict.tone !== 'danger'
      ? 'warning'
      : verdict.tone;
  return (
    <li class={tone}>
      <a href={`#verdict/${look.id}`}>
        <Icon name={HEADLINE_ICONS[verdict.headline]} />
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

/** What was read on this shelf, the newest first, each with its answer. */
export function ShelfList({ app }: { readonly app: PhoneApp }) {
  const text = useVerdictText(app.lang);
  const { shelf } = app.text;
  const { entries } = app;
  return (
    <section class="read" aria-label={shelf.heading}>
      <p class="count-line" role="status">
        <b>{entries.length === 0 ? shelf.none : fill(shelf.count, { count: String(entries.length) })}</b>
        {entries.length > 0 && (
          <button type="button" class="plain" onClick={app.beginRound}>
            {shelf.clear}
          </button>
        )}
      </p>
      {text && (
        <ul>
          {entries.map((entry) => (
            <Line key={entry.look.text} app={app} entry={entry} text={text} />
          ))}
        </ul>
      )}
    </section>
  );
}
