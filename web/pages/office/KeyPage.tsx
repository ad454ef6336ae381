import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList, type ShownEvent } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Field } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { Form, Submit, type Wrong } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import { keysText } from '../../text/keys.ts';
import { KeyBadge, type KeyShown, Mark } from './KeysPage.tsx';

/** What declaring a compromise since an instant would do to stamps. */
export interface CompromiseForeseen {
  /** As typed; empty means now. */
  readonly typed: string;
  readonly since: number;
  /** True once somebody asked to see it. */
  readonly asked: boolean;
  readonly before: { readonly batches: number; readonly stamps: number };
  readonly after: { readonly batches: number; readonly stamps: number; readonly printed: number };
}

interface KeyPageProps {
  readonly frame: PortalFrame;
  readonly shown: KeyShown;
  readonly isLastActive: boolean;
  readonly compromise: CompromiseForeseen;
  readonly events: readonly ShownEvent[];
  readonly wrong?: Wrong | null | undefined;
}

function State({ frame: { lang }, shown }: KeyPageProps) {
  const text = keysText(lang);
  const number = (value: number) => formatNumber(lang, value);
  const when = (instant: number | null) => (instant === null ? null : formatInstant(instant));
  return (
    <Card>
      <Facts
        rows={[
          [text.state, <KeyBadge lang={lang} state={shown.state} />],
          [text.created, formatInstant(shown.createdAt)],
          [text.retired, when(shown.retiredAt)],
          [text.compromised, when(shown.compromisedAt)],
          [text.used, fill(text.usedOf, { used: number(shown.used), of: number(shown.of) })],
          [text.batches, number(shown.batches)],
          [text.stamps, number(shown.stamps)],
          [text.printed, number(shown.printed)],
          [
            text.mark,
            <>
              <Mark lang={lang} mark={shown.mark} />{' '}
              <span class="soft">{fill(text.markNext, { next: number(shown.mark.next) })}</span>{' '}
              <span class="hint">{text.markHint}</span>
            </>,
          ],
          [
            text.kid,
            <>
              <code>{shown.kid}</code> <span class="hint">{text.kidHint}</span>
            </>,
          ],
        ]}
      />
      <p>
        <a href={`/office/stamps?key=${shown.number}`}>{text.seeBatches}</a>
      </p>
    </Card>
  );
}

function Retire({ frame: { lang }, shown, isLastActive, wrong }: KeyPageProps) {
  const text = keysText(lang);
  const values = {
    key: shown.number,
    stamps: formatNumber(lang, shown.stamps),
    batches: formatNumber(lang, shown.batches),
  };
  return (
    <Card title={text.retire} id="retirement">
      <p>{fill(text.retireLead, values)}</p>
      {isLastActive && <Notice tone="warning">{text.retireLast}</Notice>}
      <Form
        action={`/office/keys/${shown.number}/retirement`}
        wrong={wrong?.field === 'since' ? null : wrong}
      >
        <Submit tone="danger">{fill(text.retireButton, values)}</Submit>
      </Form>
    </Card>
  );
}

function Touched({ lang, compromise }: { lang: PortalFrame['lang']; compromise: CompromiseForeseen }) {
  const text = keysText(lang);
  const { before, after, since } = compromise;
  const number = (value: number) => formatNumber(lang, value);
  const kept = { stamps: number(before.stamps), batches: number(before.batches) };
  const lost = {
    stamps: number(after.stamps),
    batches: number(after.batches),
    printed: number(after.printed),
    since: formatInstant(since),
  };
  return (
    <ul>
      <li>{fill(text.verifyOn, kept)}</li>
      <li>
        <b>{fill(text.forgedOn, lost)}</b>
      </li>
      <li>{text.offline}</li>
    </ul>
  );
}

function Compromise({ frame: { lang }, shown, compromise, wrong }: KeyPageProps) {
  const text = keysText(lang);
  const said = { key: shown.number, since: formatInstant(compromise.since) };
  return (
    <Card title={text.compromise} id="compromise" tone="danger">
      <p>{text.compromiseLead}</p>
      <Filters action={`/office/keys/${shown.number}`} label={text.preview}>
        <Field
          name="since"
          label={text.since}
          hint={text.sinceHint}
          value={compromise.typed}
          maxLength={40}
          wrong={wrong}
        />
        <Submit tone="quiet">{text.preview}</Submit>
      </Filters>
      {compromise.asked && (
        <>
          <Touched lang={lang} compromise={compromise} />
          <Form action={`/office/keys/${shown.number}/compromise`} wrong={wrong}>
            <input type="hidden" name="since" value={new Date(compromise.since).toISOString()} />
            <Submit tone="danger">{fill(text.compromiseButton, said)}</Submit>
          </Form>
        </>
      )}
    </Card>
  );
}

/** One key: what was done under it, and what stopping it would do to printed stamps, told before it is done. */
export function KeyPage(props: KeyPageProps) {
  const { frame, shown, events } = props;
  const text = keysText(frame.lang);
  const may = frame.person?.may.includes('key:write');
  return (
    <PortalShell
      frame={frame}
      title={fill(text.keyTitle, { key: shown.number })}
      up={{ path: '/office/keys', label: text.up }}
      narrow
    >
      <State {...props} />
      {may && <p class="hint">{text.freshHint}</p>}
      {may && shown.state === 'active' && <Retire {...props} />}
      {may && <Compromise {...props} />}
      <Card title={text.events}>
        <EventList events={events} lang={frame.lang} />
      </Card>
    </PortalShell>
  );
}
