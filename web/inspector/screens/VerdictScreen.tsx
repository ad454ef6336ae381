import type { StampRecord } from '#core/verdict';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { Details } from '../../parts/Details.tsx';
import { Facts } from '../../parts/Facts.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Stars } from '../../parts/Stars.tsx';
import { inForceOf } from '../../standing.ts';
import { inspectorAnswers } from '../../text/inspectorAnswers.ts';
import type { Text } from '../../text.ts';
import { formatStar, provenOf, valuesOf } from '../../values.ts';
import { NotedIn } from '../inspection/NotedIn.tsx';
import type { Look } from '../judge.ts';
import type { PhoneApp } from '../phone.ts';
import { useReading } from '../reading.ts';
import { iconOf, isForeign, titleOf, useVerdictText } from './verdictText.ts';

interface LookProps {
  readonly app: PhoneApp;
  readonly look: Look;
  readonly text: Text;
}

const originOf = ({ trust }: PhoneApp) => trust?.trust.origins[0] ?? '';

function detailOf({ app, look, text }: LookProps): string {
  const { details } = inspectorAnswers(app.lang);
  const { verdict } = look;
  if (look.isLookAlike) return details.lookAlike;
  if (isForeign(verdict)) return details.foreign;
  const { headline } = verdict;
  // Typed, a code that no batch holds may be a slip of the finger.
  const isOwn = headline !== 'unknown-batch' || provenOf(verdict) !== undefined;
  const own = isOwn && headline in details ? details[headline as keyof typeof details] : undefined;
  return fill(own ?? text.headlines[headline].detail, valuesOf(verdict, text, originOf(app)));
}

function Banner(props: LookProps) {
  const { look, text, app } = props;
  return (
    <div class={`banner ${look.tone}`} role="status">
      <Icon name={iconOf(look)} />
      <h1>{titleOf(look, text, app.text)}</h1>
      <p>{detailOf(props)}</p>
    </div>
  );
}

/** What makes this very stamp doubtful, though its code be right. */
function Doubts({ app, look }: Omit<LookProps, 'text'>) {
  const { verdict: own } = app.text;
  const { before, elsewhere } = look;
  const instant = formatInstant;
  return (
    <>
      {look.isTwice && <p class="note warning">{own.twice}</p>}
      {before && (
        <div class="note notice">
          <b>{own.seen}</b>
          <p>{fill(own.seenDetail, { instant: instant(before.lastAt), times: String(before.times + 1) })}</p>
        </div>
      )}
      {elsewhere && (
        <div class="note warning">
          <b>{own.elsewhere}</b>
          <p>
            {fill(own.elsewhereDetail, {
              looks: String(elsewhere.looks),
              phones: String(elsewhere.phones),
              first: instant(elsewhere.firstAt),
              last: instant(elsewhere.lastAt),
            })}
          </p>
        </div>
      )}
      {app.age === 'ended' && <p class="note danger">{own.signedOnly}</p>}
      {look.hasPin && <p class="note notice">{own.pin}</p>}
      {app.age === 'clock-wrong' && <p class="note danger">{own.clock}</p>}
    </>
  );
}

function Product({ look, text, record }: LookProps & { readonly record: StampRecord }) {
  const { verdict } = look;
  const isKnown = verdict.recognition !== 'unknown';
  const stands = isKnown && inForceOf(record, verdict.asOf)?.star === record.batch.star;
  const shining = stands && provenOf(verdict) !== undefined && verdict.tone !== 'danger';
  return (
    <section class="product">
      {record.sample && <p class="mark">{text.sample}</p>}
      <p class="star-line">
        <Stars star={record.batch.star} shining={shining} text={text} />
        <b>{formatStar(text, record.batch.star)}</b>
        {!stands && ` ${text.details.starAtIssue}`}
      </p>
      <h2>{record.product.name}</h2>
      <p>{record.producer.name}</p>
    </section>
  );
}

function Answer(props: LookProps) {
  const { app, look, text } = props;
  const { verdict } = look;
  const { record } = verdict;
  const isOurs = !isForeign(verdict);
  return (
    <>
      <Banner {...props} />
      <Doubts app={app} look={look} />
      {record && <Product {...props} record={record} />}
      {verdict.presented && <NotedIn app={app} stamp={verdict.presented.id} at={look.at} verdict={verdict} />}
      {isOurs && <Facts verdict={verdict} values={valuesOf(verdict, text, originOf(app))} text={text} />}
      {isOurs && <Details verdict={verdict} text={text} />}
      {!isOurs && (
        <section>
          <h2>{app.text.verdict.read}</h2>
          <p class="foreign-text">{look.text.slice(0, 300)}</p>
        </section>
      )}
      <p class="soft">{fill(app.text.verdict.asOf, { instant: formatInstant(verdict.asOf) })}</p>
    </>
  );
}

interface VerdictScreenProps {
  readonly app: PhoneApp;
  /** Which look of this round; the newest where none is named. */
  readonly id: string | undefined;
}

/** The answer to one code: headline, doubts, product, the four facts and what stands behind them. */
export function VerdictScreen({ app, id }: VerdictScreenProps) {
  const text = useVerdictText(app.lang);
  const { said } = useReading(app, false);
  const entry = app.entries.find(({ look }) => look.id === id) ?? app.entries[0];
  return (
    <main class="verdict">
      <p class="said flash" role="status">
        {said}
      </p>
      {!entry && <h1>{app.text.verdict.missing}</h1>}
      {entry && text && <Answer app={app} look={(!id && entry.typed) || entry.look} text={text} />}
      <div class="at-thumb">
        <a class="button main" href="#scan">
          {app.text.verdict.next}
        </a>
      </div>
    </main>
  );
}
