import type { ComponentChildren } from 'preact';
import type { Day } from '#core/day';
import type { ProposalState } from '#core/proposal';
import type { Statistics } from '#core/statistics';
import { formatDay } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { Badge } from '../../parts/portal/Badge.tsx';
import { Card } from '../../parts/portal/Card.tsx';
import { Empty } from '../../parts/portal/Empty.tsx';
import type { PortalFrame } from '../../parts/portal/frame.ts';
import { PortalShell } from '../../parts/portal/PortalShell.tsx';
import { formatNumber } from '../../refusalText.ts';
import { officeText } from '../../text/office.ts';
import { NewRights, type ShownNewRight } from './NewRights.tsx';

interface Few<One> {
  readonly total: number;
  readonly first: readonly One[];
}

interface Ending {
  readonly id: string;
  readonly name: string;
  readonly producerName: string;
  readonly validTo: Day | null;
}

interface About {
  readonly id: string;
  readonly product: string;
  readonly producer: string;
}

interface Prepared {
  readonly id: string;
  readonly title: string;
  readonly state: ProposalState;
}

interface Stamps {
  readonly id: string;
  readonly name: string;
  readonly recent: number;
  readonly usual: number | null;
  readonly limit: number;
}

/** What waits at an office today. */
export interface HomeView {
  readonly day: Day;
  readonly statistics: Statistics;
  readonly ending30: Few<Ending>;
  readonly ending90: Few<Ending>;
  readonly incomplete: Few<About>;
  readonly matches: Few<About & { readonly candidate: string }>;
  readonly approvals: Few<Prepared>;
  readonly own: Few<Prepared>;
  readonly orders: Few<Prepared>;
  readonly unusual: Few<Stamps>;
  readonly mails: Few<About>;
  readonly jobs: Few<{ readonly id: string; readonly kind: string; readonly producer: string | null }>;
}

/** One line of a card: what it is, where it leads, and what is said of it. */
interface Item {
  readonly id: string;
  readonly path: string | null;
  readonly what: string;
  readonly more: ComponentChildren;
}

interface Waiting {
  readonly name: keyof ReturnType<typeof officeText>['cards'];
  readonly tone?: 'danger' | 'notice';
  readonly total: number;
  readonly all: string;
  readonly items: readonly Item[];
}

type Text = ReturnType<typeof officeText>;

const few = <One,>({ total, first }: Few<One>, item: (one: One) => Item) => ({
  total,
  items: first.map(item),
});

function prepared(text: Text) {
  return ({ id, title, state }: Prepared): Item => ({
    id,
    path: `/office/proposals/${id}`,
    what: title,
    more: text.state[state],
  });
}

function ending(text: Text) {
  return ({ id, name, producerName, validTo }: Ending): Item => ({
    id,
    path: `/office/products/${id}`,
    what: name,
    more: fill(text.ends, { producer: producerName, day: validTo ? formatDay(validTo) : '' }),
  });
}

function stamps(lang: Lang) {
  const text = officeText(lang);
  return ({ id, name, recent, usual, limit }: Stamps): Item => {
    const say = (value: number) => formatNumber(lang, value);
    const values = { recent: say(recent), limit: say(limit), usual: usual === null ? '' : say(usual) };
    const more = fill(usual === null ? text.over : text.usual, values);
    return { id, path: `/office/producers/${id}`, what: name, more };
  };
}

/** Every kind of work, in the order of its weight. */
function cardsOf(view: HomeView, lang: Lang): Waiting[] {
  const text = officeText(lang);
  const row = ({ id, product, producer }: About): Item => ({
    id,
    path: `/office/entries/${id}`,
    what: product,
    more: producer,
  });
  const match = ({ id, product, candidate }: HomeView['matches']['first'][number]): Item => ({
    id,
    path: `/office/matches/${id}`,
    what: product,
    more: fill(text.maybe, { candidate }),
  });
  const mail = ({ id, product, producer }: About): Item => ({
    id,
    path: '/office/notices',
    what: product,
    more: producer,
  });
  const job = ({ id, kind, producer }: HomeView['jobs']['first'][number]): Item => ({
    ...{ id, path: null, what: kind },
    more: producer ?? text.office,
  });
  const soon = '/office/register?sort=ends&status=';
  return [
    { name: 'approvals', tone: 'notice', all: '/office/proposals', ...few(view.approvals, prepared(text)) },
    { name: 'orders', tone: 'notice', all: '/office/proposals', ...few(view.orders, prepared(text)) },
    { name: 'ending30', tone: 'danger', all: `${soon}ending-30`, ...few(view.ending30, ending(text)) },
    { name: 'unusual', tone: 'danger', all: '/office/stamps', ...few(view.unusual, stamps(lang)) },
    { name: 'own', all: '/office/proposals', ...few(view.own, prepared(text)) },
    { name: 'incomplete', all: '/office/entries', ...few(view.incomplete, row) },
    { name: 'matches', all: '/office/matches', ...few(view.matches, match) },
    { name: 'mails', tone: 'danger', all: '/office/notices', ...few(view.mails, mail) },
    { name: 'jobs', tone: 'danger', all: '/office/stamps', ...few(view.jobs, job) },
    { name: 'ending90', all: `${soon}ending-90`, ...few(view.ending90, ending(text)) },
  ];
}

function WaitingCard({ waiting, lang }: { readonly waiting: Waiting; readonly lang: Lang }) {
  const text = officeText(lang);
  const { name, tone, total, all, items } = waiting;
  const count = formatNumber(lang, total);
  const rest = total > items.length ? fill(text.allCount, { count }) : text.all;
  return (
    <Card
      title={text.cards[name]}
      id={name}
      beside={<Badge tone={tone ?? 'neutral'}>{count}</Badge>}
      {...(tone ? { tone } : {})}
    >
      <ul class="plain">
        {items.map(({ id, path, what, more }) => (
          <li key={id}>
            {path ? <a href={path}>{what}</a> : what} <span class="soft">{more}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={all} aria-label={`${text.cards[name]}: ${rest}`}>
          {rest} →
        </a>
      </p>
    </Card>
  );
}

function Counts({ view, lang }: { readonly view: HomeView; readonly lang: Lang }) {
  const text = officeText(lang);
  const { total, by } = view.statistics;
  const stars = ['5', '4', '3'].map((star) => ({
    label: fill(text.stars, { star }),
    value: by.star.get(star)?.inForce ?? 0,
  }));
  const figures = [
    { label: text.inForce, value: total.inForce },
    ...stars,
    { label: text.ever, value: total.ever },
  ];
  return (
    <section aria-label={fill(text.counts, { day: formatDay(view.day) })}>
      <div class="figures">
        {figures.map(({ label, value }) => (
          <p key={label}>
            <b class="figure">{formatNumber(lang, value)}</b> {label}
          </p>
        ))}
      </div>
    </section>
  );
}

interface HomePageProps {
  readonly frame: PortalFrame;
  readonly view: HomeView;
  /** For those who could object to them. */
  readonly rights: readonly ShownNewRight[];
}

/** The office's home: what needs a person today, each with the way to it; a quiet day says so. */
export function HomePage({ frame, view, rights }: HomePageProps) {
  const { lang } = frame;
  const text = officeText(lang);
  const cards = cardsOf(view, lang).filter(({ total }) => total > 0);
  const lead = fill(text.lead, { day: formatDay(view.day) });
  return (
    <PortalShell frame={frame} title={text.title} lead={lead}>
      <NewRights frame={frame} rights={rights} />
      <Counts view={view} lang={lang} />
      {cards.length === 0 && (
        <Empty>
          <p>{text.nothing}</p>
          <p>
            <a href="/office/register">{text.nothingMore}</a>
          </p>
        </Empty>
      )}
      <div class="cards">
        {cards.map((waiting) => (
          <WaitingCard key={waiting.name} waiting={waiting} lang={lang} />
        ))}
      </div>
      <p>
        <a href="/office/statistics">{text.statistics} →</a>
      </p>
    </PortalShell>
  );
}
