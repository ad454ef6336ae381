import { addressOf } from '../../address.ts';
import { nameIn } from '../../eventChange.ts';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Field, type Option, SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { eventsText } from '../../text/events.ts';

/** What the journal is narrowed to, as the address says it. */
export interface EventsAsked {
  readonly actor?: string | undefined;
  readonly noun?: string | undefined;
  readonly nounId?: string | undefined;
  readonly verb?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface EventsPageProps {
  readonly frame: PortalFrame;
  readonly events: readonly ShownEvent[];
  readonly asked: EventsAsked;
  readonly actors: readonly { readonly id: string; readonly name: string }[];
  readonly nouns: readonly string[];
  readonly verbs: readonly string[];
  /** The id to go on before; null on the last page. */
  readonly olderThan: number | null;
  readonly isFirst: boolean;
  readonly wrong?: Wrong | null | undefined;
}

const PATH = '/office/events';

function EventFilters(props: EventsPageProps) {
  const { frame, asked, actors, nouns, verbs, wrong } = props;
  const text = eventsText(frame.lang);
  const named = (words: readonly string[], names: Readonly<Record<string, string>>): Option[] =>
    words.map((value) => ({ value, label: nameIn(names, value) }));
  const people = actors.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Filters action={PATH} label={text.filter}>
      <SelectField name="actor" label={text.who} value={asked.actor} options={people} empty={text.anyone} />
      <SelectField
        name="noun"
        label={text.object}
        value={asked.noun}
        options={named(nouns, text.nouns)}
        empty={text.anything}
      />
      <Field name="nounId" label={text.id} value={asked.nounId} maxLength={80} />
      <SelectField
        name="verb"
        label={text.what}
        value={asked.verb}
        options={named(verbs, text.verbs)}
        empty={text.anyVerb}
      />
      <Field name="from" label={text.from} type="date" value={asked.from} wrong={wrong} />
      <Field name="to" label={text.to} type="date" value={asked.to} wrong={wrong} />
      <div class="actions">
        <Submit>{text.apply}</Submit>
        <ButtonLink href={PATH} tone="quiet">
          {text.clear}
        </ButtonLink>
      </div>
    </Filters>
  );
}

/** The journal of the whole office: who did what, when, from what to what; nothing here can be changed. */
export function EventsPage(props: EventsPageProps) {
  const { frame, events, asked, olderThan, isFirst } = props;
  const text = eventsText(frame.lang);
  const isNarrowed = Object.values(asked).some((value) => value);
  return (
    <PortalShell
      frame={frame}
      title={text.title}
      lead={text.lead}
      actions={
        <ButtonLink href={addressOf(`${PATH}.csv`, { ...asked })} tone="quiet" download>
          {text.export}
        </ButtonLink>
      }
    >
      <EventFilters {...props} />
      <EventList events={events} lang={frame.lang} empty={isNarrowed ? text.emptyFiltered : text.empty} />
      <nav class="pager" aria-label={text.pages}>
        {isFirst ? <span /> : <a href={addressOf(PATH, { ...asked })}>{text.newest}</a>}
        {olderThan === null ? (
          <span />
        ) : (
          <a href={addressOf(PATH, { ...asked, before: olderThan })}>{text.older}</a>
        )}
      </nav>
    </PortalShell>
  );
}
