import { actorName } from '../../actorName.ts';
import { formatInstant } from '../../dates.ts';
import { changedFields, nameIn } from '../../eventChange.ts';
import { fill } from '../../fill.ts';
import { officeHref } from '../../officeHref.ts';
import { eventsText } from '../../text/events.ts';
import { portalText } from '../../text/portal.ts';
import type { Lang } from '../../text.ts';
import { Empty } from './Empty.tsx';
import { useFrame } from './frame.ts';

/** One event as people read it; `db/events` lists them so. */
export interface ShownEvent {
  readonly id: number;
  readonly at: number;
  readonly actorName: string;
  readonly verb: string;
  readonly noun: string;
  readonly nounId: string;
  /** What people call the thing; null where it has only its id. */
  readonly objectName: string | null;
  /** What people call the things that its two sides name by id. */
  readonly names?: Readonly<Record<string, string>> | undefined;
  readonly before: unknown;
  readonly after: unknown;
}

interface EventListProps {
  readonly events: readonly ShownEvent[];
  readonly lang: Lang;
  readonly empty?: string;
}

function Changes({ event, lang }: { readonly event: ShownEvent; readonly lang: Lang }) {
  const text = eventsText(lang);
  const fields = changedFields(lang, event.before, event.after, { names: event.names });
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

/** What an event tells of: by its name, else by its id; led to, unless its page is this one. */
function Thing({ event }: { readonly event: ShownEvent }) {
  const { person, path } = useFrame();
  const href = officeHref(event, person?.may ?? []);
  const named = event.objectName ?? <span class="raw">{event.nounId}</span>;
  return href === undefined || href === path ? named : <a href={href}>{named}</a>;
}

/** An act in a person's name that did not come from their browser. */
function isByCommand({ after }: ShownEvent): boolean {
  return typeof after === 'object' && after !== null && 'way' in after && after.way === 'command';
}

function Line({ event, lang }: { readonly event: ShownEvent; readonly lang: Lang }) {
  const text = eventsText(lang);
  return (
    <li>
      <p>
        <time dateTime={new Date(event.at).toISOString()}>{formatInstant(event.at)}</time>{' '}
        <b>{actorName(lang, event.actorName)}</b> {isByCommand(event) && `(${text.byCommand}) `}
        {nameIn(text.verbs, event.verb)} {nameIn(text.nouns, event.noun)} <Thing event={event} />
      </p>
      <Changes event={event} lang={lang} />
    </li>
  );
}

/** As many as are seen at once; a longer list is a long way on a phone. */
const SEEN = 20;

function Lines({ events, lang }: EventListProps) {
  return (
    <ol class="events">
      {events.map((event) => (
        <Line key={event.id} event={event} lang={lang} />
      ))}
    </ol>
  );
}

/** Who did what, when, from what to what: the newest first, as it was written; after twenty the rest on asking. */
export function EventList({ events, lang, empty }: EventListProps) {
  const text = eventsText(lang);
  if (events.length === 0) return <Empty>{empty ?? text.empty}</Empty>;
  const rest = events.slice(SEEN);
  return (
    <>
      <Lines events={events.slice(0, SEEN)} lang={lang} />
      {rest.length > 0 && (
        <details class="rest">
          <summary>{fill(portalText(lang).moreEvents, { count: String(rest.length) })}</summary>
          <Lines events={rest} lang={lang} />
        </details>
      )}
    </>
  );
}
