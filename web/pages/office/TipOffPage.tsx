import { formatPrintedId } from '#core/stampId';
import { ILLNESS, isWaiting } from '#core/tipOff';
import type { Headline } from '#core/verdict';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Card } from '../../parts/portal/Card.tsx';
import { EventList } from '../../parts/portal/EventList.tsx';
import { Facts } from '../../parts/portal/Facts.tsx';
import { Notice } from '../../parts/portal/Notice.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { officeTipOffsText, tipOffsText } from '../../text/tipOffs.ts';
import { textOf } from '../../text.ts';
import { TipOffLinks, WAYS } from './TipOffLinks.tsx';
import { TipOffBadge, tipOffColumns, wrongsLine } from './TipOffsPage.tsx';
import { TipOffWork } from './TipOffWork.tsx';
import type { OtherShown, TipOffPageProps } from './tipOffShown.ts';

/** Whom to call, for those who do the work; others read that there is one. */
function contactOf({ frame, tipOff: { contact, contactUntil } }: TipOffPageProps): string {
  const text = officeTipOffsText(frame.lang);
  if (contactUntil === null) return text.contactNone;
  if (contact === null) return text.contactGone;
  const may = frame.person?.may.includes('tip-off:write');
  return may ? fill(text.contactUntil, { contact, day: formatDay(contactUntil) }) : text.contactHidden;
}

function Said(props: TipOffPageProps) {
  const { frame, tipOff } = props;
  const text = officeTipOffsText(frame.lang);
  return (
    <Card title={text.said} id="said">
      <Facts
        rows={[
          [text.wrong, wrongsLine({ wrongs: tipOff.wrongs, lang: frame.lang })],
          [text.note, tipOff.note && <span class="lines">{tipOff.note}</span>],
          [text.place, tipOff.place],
          [text.at, formatInstant(tipOff.at)],
          [text.lang, text.langs[tipOff.lang]],
          [text.contact, contactOf(props)],
        ]}
      />
      {tipOff.photo && (
        <p>
          <img class="evidence" src={`/office/tip-offs/${tipOff.id}/photo`} alt={text.photo} loading="lazy" />
        </p>
      )}
    </Card>
  );
}

function Stamp({ frame, tipOff, now }: TipOffPageProps) {
  const text = officeTipOffsText(frame.lang);
  const { headlines } = textOf(frame.lang);
  const { stamp, productId, producerId, headline } = tipOff;
  const title = (one: Headline | null) => one && headlines[one].title;
  const link = (path: string, words: string | null) => words && <a href={path}>{words}</a>;
  return (
    <Card title={text.stamp} id="stamp">
      {headline === null && <p>{text.noStamp}</p>}
      <Facts
        rows={[
          [text.stampId, stamp && link(WAYS.stamp(stamp), formatPrintedId(stamp))],
          [text.shownThen, title(headline)],
          [text.shownNow, title(now)],
          [text.product, productId && link(`/office/products/${productId}`, tipOff.product)],
          [text.producer, producerId && link(`/office/producers/${producerId}`, tipOff.producer)],
        ]}
      />
    </Card>
  );
}

function Others({ frame, others }: TipOffPageProps) {
  const text = officeTipOffsText(frame.lang);
  const [what, ...rest] = tipOffColumns(frame.lang);
  const why = { label: text.why, cell: ({ by }: OtherShown) => text.kin[by] };
  return (
    <Card title={text.others} id="others">
      <Table
        caption={text.others}
        columns={what ? [what, why, ...rest] : []}
        rows={others}
        rowKey={({ id }) => id}
        empty={<p>{text.noOthers}</p>}
      />
    </Card>
  );
}

/** One tip-off: what was said, of which stamp, what else was said of it, and what the office does. */
export function TipOffPage(props: TipOffPageProps) {
  const { frame, tipOff, events } = props;
  const { lang } = frame;
  const text = officeTipOffsText(lang);
  const title = fill(text.pageTitle, { at: formatInstant(tipOff.at) });
  return (
    <PortalShell
      frame={frame}
      title={title}
      lead={<TipOffBadge state={tipOff.state} lang={lang} />}
      up={{ path: '/office/tip-offs', label: text.up }}
      sample={tipOff.sample}
    >
      {tipOff.wrongs.includes(ILLNESS) && isWaiting(tipOff.state) && (
        <Notice tone="danger" title={text.ill}>
          {tipOffsText(lang).illness}
        </Notice>
      )}
      <div class="columns">
        <Said {...props} />
        <Stamp {...props} />
      </div>
      <TipOffWork {...props} />
      <TipOffLinks {...props} />
      <Others {...props} />
      <Card title={text.events} id="events">
        <EventList events={events} lang={lang} />
      </Card>
    </PortalShell>
  );
}
