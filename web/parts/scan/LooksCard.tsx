import type { Instant } from '#core/day';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { formatNumber } from '../../refusalText.ts';
import { looksText } from '../../text/looks.ts';

/** Which form's answer came in just now. */
export type SaidNow = 'answer' | 'commune';

/** What earlier looks at a stamp tell, and what may be asked after this one. */
export interface LooksShown {
  /** Looks before this one. */
  readonly scans: number;
  readonly firstAt: Instant | null;
  /** Province of the first look by name, where it is known. */
  readonly firstProvince: string | null;
  /** What may be asked; null where nobody answers forms. */
  readonly asks: {
    /** The stamp's whole path, which proves it again when a form comes back. */
    readonly path: string;
    /** Communes are on record, so that one can be told. */
    readonly communes: boolean;
    readonly said: SaidNow | null;
  } | null;
}

type Asks = NonNullable<LooksShown['asks']>;
type Earlier = Pick<LooksShown, 'scans' | 'firstAt' | 'firstProvince'>;

interface LooksCardProps extends LooksShown {
  readonly lang: Lang;
  /** The sentence of earlier looks, where it is put together elsewhere. */
  readonly earlier?: string | undefined;
}

/** How often the stamp was looked at before, and since when. */
export function earlierWords(lang: Lang, { scans, firstAt, firstProvince }: Earlier): string {
  const text = looksText(lang);
  if (scans === 0 || firstAt === null) return text.first;
  const values = {
    count: formatNumber(lang, scans),
    at: formatInstant(firstAt),
    province: firstProvince ?? undefined,
  };
  return fill(scans === 1 ? text.seenOnce : text.seen, values);
}

function Question({ lang, path }: Pick<Asks, 'path'> & { readonly lang: Lang }) {
  const text = looksText(lang);
  return (
    <form class="ask" action={`/scan/answers?lang=${lang}`} method="post">
      <input type="hidden" name="stamp" value={path} />
      <fieldset aria-describedby="ask-why">
        <legend>{text.ask}</legend>
        <p id="ask-why" class="hint">
          {text.askWhy}
        </p>
        {(['bought', 'held', 'photo'] as const).map((answer) => (
          <button key={answer} type="submit" name="answer" value={answer}>
            {text[answer]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

function CommuneOffer({ lang, path }: Pick<Asks, 'path'> & { readonly lang: Lang }) {
  return (
    <form class="ask" action="/scan/commune" method="get">
      <input type="hidden" name="stamp" value={path} />
      <input type="hidden" name="lang" value={lang} />
      <button type="submit">{looksText(lang).communeOffer}</button>
    </form>
  );
}

/** How often the stamp was scanned before, and the two questions nobody has to answer; works without JavaScript. */
export function LooksCard(props: LooksCardProps) {
  const { lang, asks } = props;
  const text = looksText(lang);
  return (
    <section id="looks">
      <h2>{text.title}</h2>
      <p>{props.earlier ?? earlierWords(lang, props)}</p>
      {asks?.said && (
        <p class="said good" role="status">
          {text.thanks}
        </p>
      )}
      {asks && asks.said === null && <Question lang={lang} path={asks.path} />}
      {asks?.communes && asks.said !== 'commune' && <CommuneOffer lang={lang} path={asks.path} />}
    </section>
  );
}
