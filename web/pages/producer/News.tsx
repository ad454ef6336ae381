import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Form, Submit } from '../../parts/portal/Form.tsx';
import { useFrame } from '../../parts/portal/frame.ts';
import { formatNumber } from '../../refusalText.ts';
import { newsText } from '../../text/news.ts';
import { noticesText } from '../../text/notices.ts';
import type { Lang } from '../../text.ts';

/** Something the office did, as an inbox shows it. */
export interface NewsShown {
  readonly id: string;
  readonly kind: 'page-done' | 'page-refused' | 'order-done' | 'order-refused' | 'recalled';
  readonly at: number;
  readonly nounId: string;
  readonly resultId: string | null;
  readonly about: string;
  readonly reason: string | null;
  readonly stamps: number | null;
  readonly producerName: string;
  readonly sample: boolean;
  readonly readAt: number | null;
}

/** What happened, in a few words. */
export function newsTitle(lang: Lang, { kind, stamps }: NewsShown): string {
  return fill(newsText(lang).kinds[kind], { count: formatNumber(lang, stamps ?? 0) });
}

/** Where it is looked at. */
function hrefOf({ kind, nounId, resultId }: NewsShown): string {
  if (kind === 'recalled') return `/producer/batches/${nounId}`;
  if (kind === 'order-done' && resultId) return `/producer/batches/${resultId}`;
  return kind.startsWith('page') ? `/producer/products/${nounId}` : `/producer/lots/${nounId}`;
}

function tone({ kind, readAt }: NewsShown): { tone?: 'danger' | 'notice' } {
  if (kind === 'recalled') return { tone: 'danger' };
  return readAt === null && kind.endsWith('refused') ? { tone: 'notice' } : {};
}

/** One thing the office did: what, why, what to do, and the mark that it was read. */
export function News({ one }: { readonly one: NewsShown }) {
  const { lang } = useFrame();
  const text = newsText(lang);
  const { inbox } = noticesText(lang);
  const { id, kind, at, about, reason, producerName, readAt } = one;
  return (
    <Card
      title={newsTitle(lang, one)}
      beside={readAt === null ? <Badge tone="notice">{inbox.new}</Badge> : undefined}
      {...tone(one)}
    >
      <p>
        <a href={hrefOf(one)}>{about}</a>
      </p>
      {reason && <p>{fill(text.reason, { reason })}</p>}
      <p>{text.next[kind]}</p>
      <p class="hint">
        {producerName} · {formatInstant(at)}
      </p>
      {readAt === null ? (
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

/** An order beyond a limit that waits for the office, or came back. */
export interface AskedShown {
  readonly id: string;
  readonly lotId: string;
  readonly state: 'waiting' | 'refused';
  readonly stamps: number;
  readonly about: string;
  readonly reason: string | null;
  readonly at: number;
}

/** The orders at the office, each with what came of it; nothing where there are none. */
export function AskedOrders({ asked }: { readonly asked: readonly AskedShown[] }) {
  const { lang } = useFrame();
  const { asked: text, reason: why } = newsText(lang);
  if (asked.length === 0) return null;
  return (
    <Card title={text.title} tone="notice" id="asked">
      <ul>
        {asked.map(({ id, lotId, state, stamps, about, reason, at }) => (
          <li key={id}>
            <b>{fill(text[state], { count: formatNumber(lang, stamps) })}</b>{' '}
            <a href={`/producer/lots/${lotId}`}>{about}</a>{' '}
            <span class="hint">{fill(text.since, { at: formatInstant(at) })}</span>
            {state === 'refused' && reason && <p>{fill(why, { reason })}</p>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
