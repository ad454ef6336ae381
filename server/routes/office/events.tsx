import { dayOf } from '#core/day';
import { type EventFilter, listActors, listEvents, listEventWords, type ShownEvent } from '#db/events';
import { actorName } from '#web/actorName.ts';
import { formatInstant } from '#web/dates.ts';
import { nameIn } from '#web/eventChange.ts';
import { fill } from '#web/fill.ts';
import { type EventsAsked, EventsPage } from '#web/pages/office/EventsPage.tsx';
import type { Wrong } from '#web/parts/portal/Form.tsx';
import { formatNumber } from '#web/refusalText.ts';
import { eventsText } from '#web/text/events.ts';
import type { Lang } from '#web/text.ts';
import { type DaySpan, spanGiven } from '../../daySpan.ts';
import { fileOf, streamOf } from '../../export/file.ts';
import type { FileCell, FileTable } from '../../export/table.ts';
import { formOr, page, sendFile } from '../../portal/answer.tsx';
import type { Door, Visit } from '../../portal/door.ts';

const PER_PAGE = 50;
/** The most lines of one file: what is older is asked for by its days. */
const MOST_LINES = 50_000;
const AT_ONCE = 1_000;

function askedOf({ query }: Visit): EventsAsked {
  const { actor, noun, nounId, verb, from, to } = query;
  return { actor, noun, nounId: nounId?.trim(), verb, from, to };
}

function filterOf(visit: Visit, span: DaySpan): EventFilter {
  const { actor, noun, nounId, verb } = askedOf(visit);
  return { scope: visit.scope, actor, noun, nounId, verb, ...span };
}

async function show(visit: Visit, span: DaySpan, wrong?: Wrong): Promise<Response> {
  const { deps, scope, frame, query } = visit;
  const beforeId = /^\d{1,12}$/.test(query.before ?? '') ? Number(query.before) : undefined;
  const filter = { ...filterOf(visit, span), beforeId, limit: PER_PAGE + 1 };
  const found = await listEvents(deps.db, filter);
  const events = found.slice(0, PER_PAGE);
  const words = await listEventWords(deps.db, scope);
  const actors = (await listActors(deps.db, scope)).map(({ id, name }) => ({
    ...{ id, name: actorName(frame.lang, name) },
  }));
  return page(
    visit,
    <EventsPage
      frame={frame}
      events={events}
      asked={askedOf(visit)}
      actors={actors}
      {...words}
      olderThan={found.length > PER_PAGE ? (events.at(-1)?.id ?? null) : null}
      isFirst={beforeId === undefined}
      wrong={wrong}
    />,
  );
}

async function list(visit: Visit): Promise<Response> {
  return formOr(
    visit,
    () => show(visit, spanGiven(visit.query)),
    (wrong) => show(visit, {}, wrong),
  );
}

function rowOf(lang: Lang, event: ShownEvent): FileCell[] {
  const { verbs, nouns } = eventsText(lang);
  const side = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return [
    event.id,
    formatInstant(event.at),
    actorName(lang, event.actorName),
    nameIn(verbs, event.verb),
    nameIn(nouns, event.noun),
    event.nounId,
    side(event.before),
    side(event.after),
  ];
}

async function* rowsOf({ deps, frame }: Visit, filter: EventFilter): FileTable['rows'] {
  let beforeId: number | undefined;
  for (let done = 0; done < MOST_LINES; done += AT_ONCE) {
    const some = await listEvents(deps.db, { ...filter, beforeId, limit: AT_ONCE });
    yield some.map((event) => rowOf(frame.lang, event));
    if (some.length < AT_ONCE) return;
    beforeId = some.at(-1)?.id;
  }
}

async function exported(visit: Visit): Promise<Response> {
  const { deps, frame } = visit;
  const text = eventsText(frame.lang);
  const filter = filterOf(visit, spanGiven(visit.query));
  const file = fileOf(
    {
      above: [
        `${text.title} · ${formatInstant(deps.now())}`,
        fill(text.tooMany, { count: formatNumber(frame.lang, MOST_LINES) }),
      ],
      headings: [text.number, text.when, text.who, text.what, text.object, text.id, text.before, text.after],
      rows: rowsOf(visit, filter),
    },
    'csv',
    `nhat-ky-${dayOf(deps.now())}`,
  );
  return sendFile(visit, { name: file.name, type: file.type, body: streamOf(file) });
}

/** The journal in the office: read, narrowed and taken away, never changed. */
export const eventDoors: readonly Door[] = [
  { method: 'GET', path: '/office/events', needs: 'event:see', answer: list },
  { method: 'GET', path: '/office/events.csv', needs: 'event:see', answer: exported },
];
