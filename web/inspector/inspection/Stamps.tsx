import type { ReportedStamp } from '#core/report';
import { formatPrintedId, isStampId } from '#core/stampId';
import { HEADLINES, type Headline, type Tone } from '#core/verdict';
import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import type { Lang } from '../../lang.ts';
import { HEADLINE_ICONS, Icon } from '../../parts/Icon.tsx';
import type { InspectorWorkText } from '../../text/inspectorWork.ts';
import { textOf } from '../../text.ts';

/** How an answer looks. */
function toneOf(headline: Headline): Tone {
  return HEADLINES.find((row) => row.headline === headline)?.tone ?? 'neutral';
}

interface StampsProps {
  readonly stamps: readonly (ReportedStamp & { readonly times?: number })[];
  readonly lang: Lang;
  readonly text: InspectorWorkText;
  readonly drop?: (stamp: string) => void;
}

/** Stamps an inspection looked at: what the phone answered, and from which data. */
export function Stamps({ stamps, lang, text, drop }: StampsProps) {
  return (
    <ul class="items">
      {stamps.map(({ stamp, at, headline, asOf, times = 1 }) => {
        const id = isStampId(stamp) ? formatPrintedId(stamp) : stamp;
        return (
          <li key={stamp} class={toneOf(headline)}>
            <Icon name={HEADLINE_ICONS[headline]} />
            <div>
              <b>{textOf(lang).headlines[headline].title}</b>
              <p class="id">{id}</p>
              <p class="hint">
                {formatInstant(at)} · {fill(text.asOf, { at: formatInstant(asOf) })}
                {times > 1 && ` · ${fill(text.draft.twice, { count: String(times) })}`}
              </p>
            </div>
            {drop && (
              <button
                type="button"
                class="cross"
                aria-label={fill(text.removeOne, { what: id })}
                onClick={() => drop(stamp)}
              >
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
