import { Command } from 'commander';
import { listEvents, type ShownEvent } from '#db/events';
import { actorName as sayActor } from '#web/actorName.ts';
import { formatInstant } from '#web/dates.ts';
import { nameIn } from '#web/eventChange.ts';
import { eventsText } from '#web/text/events.ts';
import type { Lang } from '#web/text.ts';
import { spanGiven } from '../daySpan.ts';
import { eventListForm } from '../forms/event.ts';
import { parseForm } from '../forms/form.ts';
import type { Does, Run } from './shell.ts';

/** Whoever holds the machine sees all of the journal. */
const WHOLE = { all: true, areaIds: [], producerIds: [] } as const;

function sayEvent(lang: Lang, { id, at, actorName, verb, noun, nounId }: ShownEvent): string {
  const { verbs, nouns } = eventsText(lang);
  return `${id}  ${formatInstant(at)}  ${sayActor(lang, actorName)}  ${nameIn(verbs, verb)} ${nameIn(nouns, noun)} ${nounId}`;
}

async function listed(run: Run, options: Record<string, unknown>) {
  const { from, to, ...input } = parseForm(eventListForm, options);
  const span = spanGiven({ ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const { db } = await run.open();
  const events = await listEvents(db, { scope: WHOLE, ...input, ...span });
  const document = events.map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
  const lines = events.map((event) => sayEvent(run.lang, event));
  return { document, lines: lines.length > 0 ? lines : [eventsText(run.lang).emptyFiltered] };
}

/** `event list`. */
export function eventCommand(does: Does): Command {
  const list = new Command('list')
    .description('who did what, when; the newest first')
    .option('--actor <id>', 'who acted')
    .option('--noun <noun>', 'batch, lot, key, proposal, …')
    .option('--noun-id <id>', 'one thing')
    .option('--verb <verb>', 'issue, void, recall, approve, …')
    .option('--from <day>', 'from this day on')
    .option('--to <day>', 'up to this day')
    .option('--limit <count>', 'how many', '50');
  return new Command('event').description('the journal').addCommand(does(list, listed));
}
