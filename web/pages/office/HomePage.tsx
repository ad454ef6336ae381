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
import { cardsOf, type HomeView, type Waiting } from './homeCards.ts';
import { NewRights, type ShownNewRight } from './NewRights.tsx';

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
