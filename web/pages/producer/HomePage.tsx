import { type Day, daysBetween } from '#core/day';
import { currentOn, ownStatusOn, type Recognition } from '#core/recognition';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { Badge, StatusBadge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import { ButtonLink } from '../../parts/portal/Form.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { JobList, type JobShown } from '../../parts/portal/JobList.tsx';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { Table } from '../../parts/portal/Table.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { formatNumber } from '../../refusalText.ts';
import { formatScans } from '../../scans.ts';
import { lotsText } from '../../text/lots.ts';
import { noticesText } from '../../text/notices.ts';
import { producerHomeText } from '../../text/producerHome.ts';
import { textOf } from '../../text.ts';
import type { NoticeShown } from './InboxPage.tsx';
import { type LotShown, LotState, leftWords } from './LotsPage.tsx';
import { AskedOrders, type AskedShown, type NewsShown, newsTitle } from './News.tsx';

/** A product with all its recognitions. */
export interface HomeProduct {
  readonly id: string;
  readonly name: string;
  readonly recognitions: readonly Recognition[];
  readonly scans: number;
}

/** A producer with its products. */
export interface HomeProducer {
  readonly id: string;
  readonly name: string;
  readonly products: readonly HomeProduct[];
}

interface HomePageProps {
  readonly frame: PortalFrame;
  readonly today: Day;
  readonly producers: readonly HomeProducer[];
  readonly lots: readonly LotShown[];
  readonly jobs: readonly JobShown[];
  readonly unread: readonly NoticeShown[];
  readonly news: readonly NewsShown[];
  readonly asked: readonly AskedShown[];
  readonly figures: { readonly scans: number; readonly stampsLeft: number };
  readonly sample: boolean;
}

/** What is to be done about a product, by where it stands today. */
export function nextStep(recognitions: readonly Recognition[], today: Day, lang: Lang): string {
  const { next } = producerHomeText(lang);
  const current = currentOn(recognitions, today);
  const coming = recognitions
    .filter(({ validFrom, withdrawal }) => validFrom > today && withdrawal === null)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom))[0];
  if (!current) return coming ? fill(next.pending, { from: formatDay(coming.validFrom) }) : next.incomplete;
  const status = ownStatusOn(current, today);
  const values = {
    ends: formatDay(current.validTo),
    days: formatNumber(lang, daysBetween(today, current.validTo)),
    from: coming && formatDay(coming.validFrom),
  };
  if (status === 'withdrawn') return next.withdrawn;
  if (coming && status !== 'in-force') return fill(next.renewed, values);
  return fill(next[status], values);
}

function Product({ product, frame, today }: { product: HomeProduct; frame: PortalFrame; today: Day }) {
  const { lang } = frame;
  const text = producerHomeText(lang);
  const current = currentOn(product.recognitions, today);
  const status = current
    ? ownStatusOn(current, today)
    : product.recognitions.length > 0
      ? 'pending'
      : 'incomplete';
  const stands = status === 'in-force' || status === 'ending';
  return (
    <Card
      title={product.name}
      beside={<StatusBadge status={status} />}
      {...(status === 'ending' ? { tone: 'notice' as const } : {})}
    >
      {current && <Stars star={current.star} shining={stands} text={textOf(lang)} />}
      {current && stands && <p>{fill(text.ends, { ends: formatDay(current.validTo) })}</p>}
      <p>{nextStep(product.recognitions, today, lang)}</p>
      <p class="hint">
        {formatScans(lang, product.scans)} {text.figures.scans}
      </p>
      {stands && frame.person?.may.includes('batch:issue') && (
        <ButtonLink href={`/producer/orders/new?product=${encodeURIComponent(product.id)}`} tone="quiet">
          {text.order}
        </ButtonLink>
      )}
    </Card>
  );
}

function Figures({ frame, figures, unread, news, jobs }: HomePageProps) {
  const { lang } = frame;
  const { figures: words } = producerHomeText(lang);
  const shown = [
    [formatNumber(lang, figures.stampsLeft), words.stampsLeft],
    [formatScans(lang, figures.scans), words.scans],
    [formatNumber(lang, unread.length + news.length), words.unread],
    [formatNumber(lang, jobs.length), words.open],
  ] as const;
  return (
    <div class="figures">
      {shown.map(([count, label]) => (
        <div key={label}>
          <span class="figure">{count}</span> {label}
        </div>
      ))}
    </div>
  );
}

function Unread({ frame, unread, news }: HomePageProps) {
  const text = producerHomeText(frame.lang);
  const { inbox } = noticesText(frame.lang);
  if (unread.length + news.length === 0) return null;
  return (
    <Card title={text.inbox} tone="notice" beside={<a href="/producer/inbox">{text.allInbox}</a>}>
      <ul>
        {news.map((one) => (
          <li key={one.id}>
            {newsTitle(frame.lang, one)}: {one.about}
          </li>
        ))}
        {unread.map(({ id, productName, validTo }) => (
          <li key={id}>{fill(inbox.subject, { product: productName, ends: formatDay(validTo) })}</li>
        ))}
      </ul>
    </Card>
  );
}

function Lots({ frame, lots }: HomePageProps) {
  const { lang } = frame;
  const text = producerHomeText(lang);
  const words = lotsText(lang);
  return (
    <Card title={text.lots} beside={<a href="/producer/lots">{text.allLots}</a>}>
      <Table
        caption={text.lots}
        rows={lots}
        rowKey={({ id }) => id}
        empty={<p>{text.noLots}</p>}
        columns={[
          {
            label: words.number,
            head: true,
            cell: (lot) => <a href={`/producer/lots/${lot.id}`}>{lot.number}</a>,
          },
          { label: words.product, cell: (lot) => lot.productName },
          { label: words.stampsLeft, number: true, cell: (lot) => leftWords(lang, lot) },
          { label: words.state, cell: (lot) => <LotState lot={lot} lang={lang} /> },
        ]}
      />
    </Card>
  );
}

function Start({ frame }: { frame: PortalFrame }) {
  const { start } = producerHomeText(frame.lang);
  return (
    <Card title={start.title}>
      <ol>
        <li>{start.one}</li>
        <li>{start.two}</li>
        <li>{start.three}</li>
      </ol>
    </Card>
  );
}

function Products({ frame, producers, today }: HomePageProps) {
  const text = producerHomeText(frame.lang);
  return (
    <>
      {producers.map(({ id, name, products }) => (
        <section key={id} aria-label={name}>
          {producers.length > 1 && (
            <h2>
              {name} <Badge tone="neutral">{formatNumber(frame.lang, products.length)}</Badge>
            </h2>
          )}
          {products.length === 0 && (
            <Empty>
              <p>{text.noProducts}</p>
            </Empty>
          )}
          <div class="cards">
            {products.map((product) => (
              <Product key={product.id} product={product} frame={frame} today={today} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** A producer's home: what stands, what is left, and what to do next. */
export function HomePage(props: HomePageProps) {
  const { frame, today, producers, lots, jobs } = props;
  const text = producerHomeText(frame.lang);
  const may = (permission: 'lot:write' | 'batch:issue') => frame.person?.may.includes(permission) === true;
  const [only] = producers.length === 1 ? producers : [];
  const isNew = lots.length === 0 && producers.some(({ products }) => products.length > 0);
  return (
    <PortalShell
      frame={frame}
      title={only?.name ?? text.title}
      lead={fill(text.lead, { today: formatDay(today) })}
      actions={
        <>
          {may('batch:issue') && <ButtonLink href="/producer/orders/new">{text.order}</ButtonLink>}
          {may('lot:write') && (
            <ButtonLink href="/producer/lots/new" tone="quiet">
              {text.openLot}
            </ButtonLink>
          )}
        </>
      }
      sample={props.sample}
    >
      <Unread {...props} />
      <AskedOrders asked={props.asked} />
      <Figures {...props} />
      {isNew && <Start frame={frame} />}
      <Products {...props} />
      <Lots {...props} />
      {jobs.length > 0 && may('batch:issue') && (
        <Card title={text.jobs}>
          <JobList jobs={jobs} empty="" />
        </Card>
      )}
    </PortalShell>
  );
}
