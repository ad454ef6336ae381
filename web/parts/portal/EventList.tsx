import { formatInstant } from '../../dates.ts';
import { changedFields, nameIn } from '../../eventChange.ts';
import { eventsText } from '../../text/events.ts';
import type { Lang } from '../../text.ts';
import { Empty } from './Empty.tsx';

/** One event as people read it; `db/events` lists them so. */
export interface ShownEvent {
  readonly id: number;
  readonly at: number;
  readonly actorName: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface EventListProps {
  readonly events: readonly ShownEvent[];
  readonly lang: Lang;
  /** Where a thing's own page is; undefined leaves its id as words. */
  readonly hrefOf?: (event: ShownEvent) => string | undefined;
  readonly empty?: string;
}

function Changes({ event, lang }: { readonly event: ShownEvent; readonly lang: Lang }) {
  const text = eventsText(lang);
  const fields = changedFields(lang, event.before, event.after);
  if (fields.length === 0) return null;
  const hasBefore = fields.some(({ before }) => before !== null);
  return (
    <details>
      <summary>
        {text.changes} ({fields.length})
      </summary>
      <table class="changes">
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            {hasBefore && <th scope="col">{text.before}</th>}
            <th scope="col">{text.after}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {hasBefore && <td>{before ?? text.nothing}</td>}
              <td>{after ?? text.nothing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Line({ event, lang, href }: { event: ShownEvent; lang: Lang; href: string | undefined }) {
  const text = eventsText(lang);
  const noun = nameIn(text.nouns, event.noun);
  return (
    <li>
      <p>
        <time dateTime={new Date(event.at).toISOString()}>{formatInstant(event.at)}</time>{' '}
        <b>{event.actorName}</b> {nameIn(text.verbs, event.verb)} {noun}{' '}
        {href === undefined ? <span class="id">{event.nounId}</span> : <a href={href}>{event.nounId}</a>}
      </p>
      <Changes event={event} lang={lang} />
    </li>
  );
}

/** Who did what, when, from what to what: the newest first, as it was written. */
export function EventList({ events, lang, hrefOf, empty }: EventListProps) {
  if (events.length === 0) return <Empty>{empty ?? eventsText(lang).empty}</Empty>;
  return (
    <ol class="events">
      {events.map((event) => (
        <Line key={event.id} event={event} lang={lang} href={hrefOf?.(event)} />
      ))}
    </ol>
  );
}
