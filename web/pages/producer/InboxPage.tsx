import { type Day, daysBetween } from '#core/day';
import type { NoticeKind } from '#core/notice';
import { formatDay, formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { noticesText } from '../../text/notices.ts';
import { Decided, type DecidedShown } from './Decided.tsx';
import { News, type NewsShown } from './News.tsx';

/** A notice, as an inbox shows it. */
export interface NoticeShown {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly productName: string;
  readonly producerName: string;
  readonly validTo: Day;
  readonly madeAt: number;
  readonly readAt: number | null;
  readonly sample: boolean;
}

interface InboxPageProps {
  readonly frame: PortalFrame;
  readonly notices: readonly NoticeShown[];
  readonly news: readonly NewsShown[];
  readonly decided: readonly DecidedShown[];
  readonly today: Day;
}

function urgency(days: number, text: ReturnType<typeof noticesText>): string {
  if (days < 0) return text.inbox.over;
  if (days === 0) return text.inbox.last;
  return fill(text.inbox.left, { days: String(days) });
}

function One({ frame, notice, today }: { frame: PortalFrame; notice: NoticeShown; today: Day }) {
  const text = noticesText(frame.lang);
  const { inbox } = text;
  const { id, kind, productName, producerName, validTo, madeAt, readAt } = notice;
  const values = { product: productName, ends: formatDay(validTo) };
  const isNew = readAt === null;
  return (
    <Card
      title={fill(inbox.subject, values)}
      beside={isNew ? <Badge tone="notice">{inbox.new}</Badge> : undefined}
      {...(kind === '30-day' && isNew ? { tone: 'notice' as const } : {})}
    >
      <p>{urgency(daysBetween(today, validTo), text)}</p>
      <p class="hint">
        {text.kinds[kind]} · {producerName} · {formatInstant(madeAt)}
      </p>
      {isNew ? (
        <Form action={`/producer/inbox/${id}/reading`}>
          <div class="buttons">
            <Submit tone="quiet">{inbox.markRead}</Submit>
          </div>
        </Form>
      ) : (
        <p class="hint">{fill(inbox.readOn, { at: formatInstant(readAt) })}</p>
      )}
    </Card>
  );
}

/** What the office sent this person's producers, the newest first. */
export function InboxPage({ frame, notices, news, decided, today }: InboxPageProps) {
  const { inbox } = noticesText(frame.lang);
  const items = [
    ...news.map((one) => ({ at: one.at, node: <News key={one.id} one={one} /> })),
    ...notices.map((notice) => ({
      at: notice.madeAt,
      node: <One key={notice.id} frame={frame} notice={notice} today={today} />,
    })),
  ].sort((a, b) => b.at - a.at);
  return (
    <PortalShell
      frame={frame}
      title={inbox.title}
      lead={inbox.lead}
      sample={[...notices, ...news, ...decided].some(({ sample }) => sample)}
      narrow
    >
      {notices.length + news.length === 0 && (
        <Empty>
          <p>{inbox.empty}</p>
        </Empty>
      )}
      {items.map(({ node }) => node)}
      <Decided lang={frame.lang} decided={decided} />
    </PortalShell>
  );
}
