import { dayOf, daysBetween } from '#core/day';
import { MAIL_STATES, type MailState, NOTICE_KINDS } from '#core/notice';
import { ENDING_DAYS } from '#core/recognition';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { SelectField } from '../../parts/portal/Field.tsx';
import { Filters } from '../../parts/portal/Filters.tsx';
import { ButtonLink, Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { Notice } from '../../parts/portal/Notice.tsx';
import { Pager } from '../../parts/portal/Pager.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { formatNumber } from '../../refusalText.ts';
import { noticesText } from '../../text/notices.ts';
import type { NoticeShown } from '../producer/InboxPage.tsx';

/** A notice as the office's list shows it. */
export interface OfficeNotice extends NoticeShown {
  readonly productId: string;
  readonly email: string | null;
  readonly mail: MailState;
  readonly mailTries: number;
  readonly mailAt: number | null;
  readonly mailProblem: string | null;
  readonly letterAt: number | null;
}

interface NoticesPageProps {
  readonly frame: PortalFrame;
  readonly notices: readonly OfficeNotice[];
  /** Recognitions that will end and have no notice; after a day's work none. */
  readonly unmade: number;
  readonly mailOff: boolean;
  readonly filter: Readonly<Record<string, string>>;
  readonly pager: { readonly page: number; readonly perPage: number; readonly total: number };
}

const MAIL_TONES = {
  none: 'warning',
  off: 'neutral',
  queued: 'notice',
  sent: 'good',
  failed: 'danger',
} as const satisfies Record<MailState, string>;

type Text = ReturnType<typeof noticesText>;

function Made({ notice, text }: { readonly notice: OfficeNotice; readonly text: Text }) {
  const days = daysBetween(dayOf(notice.madeAt), notice.validTo);
  const late = notice.kind === '30-day' && days < ENDING_DAYS.last;
  return (
    <>
      {formatInstant(notice.madeAt)}
      {late && (
        <>
          {' '}
          <Badge tone="warning">{fill(text.late, { days: String(days) })}</Badge>
        </>
      )}
    </>
  );
}

function MailCell({ notice, text }: { readonly notice: OfficeNotice; readonly text: Text }) {
  const { mail, email, mailTries, mailAt, mailProblem } = notice;
  const more = [
    email,
    mail === 'sent' && mailAt !== null ? formatInstant(mailAt) : null,
    mailTries > 1 ? fill(text.tries, { tries: String(mailTries) }) : null,
    mail === 'sent' ? null : mailProblem,
  ].filter((part) => part !== null);
  return (
    <>
      <Badge tone={MAIL_TONES[mail]}>{text.mails[mail]}</Badge>
      {more.length > 0 && <div class="hint">{more.join(' · ')}</div>}
    </>
  );
}

function Acts({
  frame,
  notice,
  mailOff,
}: Pick<NoticesPageProps, 'frame' | 'mailOff'> & { notice: OfficeNotice }) {
  const text = noticesText(frame.lang);
  const again = frame.person?.may.includes('notice:write') && notice.mail !== 'queued' && !mailOff;
  return (
    <>
      <ButtonLink href={`/office/notices/${notice.id}/letter.pdf`} tone="quiet" download>
        {text.letterPdf}
      </ButtonLink>
      {notice.letterAt !== null && (
        <div class="hint">{fill(text.letterMade, { at: formatInstant(notice.letterAt) })}</div>
      )}
      {again && (
        <Form action={`/office/notices/${notice.id}/mail`}>
          <Submit tone="quiet">{text.sendAgain}</Submit>
        </Form>
      )}
    </>
  );
}

function Choices({ frame, filter }: Pick<NoticesPageProps, 'frame' | 'filter'>) {
  const text = noticesText(frame.lang);
  const kinds = NOTICE_KINDS.map((value) => ({ value, label: text.kinds[value] }));
  const mails = MAIL_STATES.map((value) => ({ value, label: text.mails[value] }));
  return (
    <Filters action="/office/notices" label={text.apply}>
      <SelectField
        name="kind"
        label={text.kind}
        options={kinds}
        value={filter.kind ?? ''}
        empty={text.allKinds}
      />
      <SelectField
        name="mail"
        label={text.mail}
        options={mails}
        value={filter.mail ?? ''}
        empty={text.allMail}
      />
      <Submit tone="quiet">{text.apply}</Submit>
    </Filters>
  );
}

function List(props: NoticesPageProps) {
  const { frame, notices, filter, mailOff } = props;
  const text = noticesText(frame.lang);
  const filtered = Boolean(filter.kind || filter.mail);
  return (
    <Table
      caption={text.title}
      rows={notices}
      rowKey={({ id }) => id}
      empty={<p>{filtered ? text.emptyFiltered : text.empty}</p>}
      columns={[
        {
          label: text.product,
          head: true,
          cell: ({ productId, productName, producerName }) => (
            <>
              <a href={`/office/products/${productId}`}>{productName}</a>
              <div class="hint">{producerName}</div>
            </>
          ),
        },
        {
          label: text.ends,
          cell: ({ validTo, kind }) => (
            <>
              {formatDay(validTo)}
              <div class="hint">{text.kinds[kind]}</div>
            </>
          ),
        },
        { label: text.made, cell: (notice) => <Made notice={notice} text={text} /> },
        { label: text.mail, cell: (notice) => <MailCell notice={notice} text={text} /> },
        {
          label: text.seen,
          cell: ({ readAt }) => (readAt === null ? text.unread : formatInstant(readAt)),
        },
        { label: text.letter, cell: (notice) => <Acts frame={frame} notice={notice} mailOff={mailOff} /> },
      ]}
    />
  );
}

/** Every notice of an end the office made, and what became of it: nothing is dropped silently. */
export function NoticesPage(props: NoticesPageProps) {
  const { frame, unmade, mailOff, filter, pager } = props;
  const text = noticesText(frame.lang);
  const count = formatNumber(frame.lang, unmade);
  const href = (page: number) => `/office/notices?${new URLSearchParams({ ...filter, page: String(page) })}`;
  return (
    <PortalShell
      frame={frame}
      title={text.title}
      lead={text.lead}
      sample={props.notices.some(({ sample }) => sample)}
    >
      <Notice tone={unmade === 0 ? 'good' : 'warning'}>
        {unmade === 0 ? text.unmadeNone : fill(text.unmadeSome, { count })}
      </Notice>
      {mailOff && <Notice tone="neutral">{text.mailOff}</Notice>}
      <Choices frame={frame} filter={filter} />
      <List {...props} />
      {pager.total > pager.perPage && <Pager {...pager} href={href} />}
    </PortalShell>
  );
}
