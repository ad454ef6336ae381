import type { StampRecord, Tone, Verdict } from '#core/verdict';
import { formatInstant } from '../dates.ts';
import { fill, type Values } from '../fill.ts';
import { Details } from '../parts/Details.tsx';
import { Facts } from '../parts/Facts.tsx';
import { HEADLINE_ICONS, Icon } from '../parts/Icon.tsx';
import { ProductStory } from '../parts/ProductStory.tsx';
import { type Frame, Shell } from '../parts/Shell.tsx';
import { Stars } from '../parts/Stars.tsx';
import { LooksCard, type LooksShown } from '../parts/scan/LooksCard.tsx';
import { LotLine } from '../parts/scan/LotLine.tsx';
import { PinCard, type PinShown } from '../parts/scan/PinCard.tsx';
import { TipOffLink } from '../parts/scan/TipOffLink.tsx';
import { inForceOf } from '../standing.ts';
import { type Text, textOf } from '../text.ts';
import { formatStar, provenOf, valuesOf } from '../values.ts';

interface PartProps {
  readonly verdict: Verdict;
  readonly values: Values;
  readonly text: Text;
}

function Banner({ verdict, values, text }: PartProps) {
  const { title, detail } = text.headlines[verdict.headline];
  return (
    <div class={`banner ${verdict.tone}`}>
      <Icon name={HEADLINE_ICONS[verdict.headline]} />
      <h1>{title}</h1>
      <p>{fill(detail, values)}</p>
    </div>
  );
}

/** The product still stands on the stars frozen in the stamp. */
function stands(record: StampRecord, verdict: Verdict): boolean {
  return inForceOf(record, verdict.asOf)?.star === record.batch.star;
}

/** In full colour only where the code is proven and nothing warns. */
function shine(record: StampRecord, verdict: Verdict): boolean {
  return stands(record, verdict) && verdict.origin !== 'record' && verdict.tone !== 'danger';
}

function StarWords({ verdict, record, values, text }: PartProps & { readonly record: StampRecord }) {
  const star = formatStar(text, record.batch.star);
  if (stands(record, verdict)) return <b>{star}</b>;
  const today = verdict.recognition === 'superseded' ? `; ${fill(text.details.starToday, values)}` : '';
  return (
    <span>
      <b>{star}</b> {text.details.starAtIssue}
      {today}
    </span>
  );
}

function Product(props: PartProps & { readonly record: StampRecord }) {
  const { record, verdict, text } = props;
  return (
    <div class="product">
      <p class="star-line">
        <Stars star={record.batch.star} shining={shine(record, verdict)} text={text} />
        <StarWords {...props} />
      </p>
      <h2>{record.product.name}</h2>
      <p>{record.producer.name}</p>
      <LotLine lot={record.lot} text={text} />
    </div>
  );
}

/** In doubt about the answer itself the first thing said is not how stars can be copied. */
const CAUTIOUS: readonly Tone[] = ['good', 'notice', 'neutral', 'warning'];

function Caution({ verdict, text }: PartProps) {
  if (verdict.origin === 'record') {
    return verdict.headline === 'record' ? null : <p class="caution">{text.cautionRecord}</p>;
  }
  return provenOf(verdict) && verdict.record && CAUTIOUS.includes(verdict.tone) ? (
    <p class="caution">{text.cautionCopied}</p>
  ) : null;
}

interface VerdictPageProps {
  readonly frame: Frame;
  readonly verdict: Verdict;
  /** The address with which stamps of this system begin. */
  readonly origin: string;
  /** The text that was typed or pasted, where this answers one. */
  readonly typed?: string | undefined;
  /** Where the stamp has a hidden PIN that can be asked for. */
  readonly pin?: PinShown | null;
  /** Where looks at the stamp are counted. */
  readonly looks?: (LooksShown & { readonly earlier?: string }) | null;
}

/** The answer to one scan: headline, product, then the four facts and what stands behind them. */
export function VerdictPage({ frame, verdict, origin, typed, pin, looks }: VerdictPageProps) {
  const text = textOf(frame.lang);
  const part: PartProps = { verdict, text, values: valuesOf(verdict, text, origin) };
  const { record } = verdict;
  const { title } = text.headlines[verdict.headline];
  // What warns of goods does not advertise them.
  const told = verdict.tone === 'danger' ? undefined : record?.page;
  return (
    <Shell frame={frame} title={record ? `${title} · ${record.product.name}` : title} sample={record?.sample}>
      <article>
        <Banner {...part} />
        {record && <Product {...part} record={record} />}
        <Caution {...part} />
      </article>
      {pin && <PinCard {...pin} lang={frame.lang} verdict={verdict} />}
      <Facts {...part} />
      {looks && <LooksCard {...looks} lang={frame.lang} />}
      {record && told && <ProductStory page={told} product={record.product.name} lang={frame.lang} />}
      <Details verdict={verdict} text={text} lotAbove />
      <footer>
        <p>{fill(text.asOf, { instant: formatInstant(verdict.asOf) })}</p>
        <TipOffLink lang={frame.lang} verdict={verdict} typed={typed} />
        <a href={`/?lang=${frame.lang}`}>{text.checkAnother}</a>
      </footer>
    </Shell>
  );
}
