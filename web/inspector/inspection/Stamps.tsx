import { useState } from 'preact/hooks';
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

type Listed = ReportedStamp & { readonly times?: number };

interface StampsProps {
  readonly stamps: readonly Listed[];
  readonly lang: Lang;
  readonly text: InspectorWorkText;
  readonly drop?: (stamp: string) => void;
}

/** So many stand in full; more are folded, one line for each answer. */
const FEW = 3;

const idOf = ({ stamp }: Listed) => (isStampId(stamp) ? formatPrintedId(stamp) : stamp);

/** When and from which data, as far as the line before does not say the same. */
function whenOf(one: Listed, before: Listed | undefined, text: InspectorWorkText): string {
  const at = formatInstant(one.at);
  const asOf = fill(text.asOf, { at: formatInstant(one.asOf) });
  const times = one.times ?? 1;
  const parts = [
    before && formatInstant(before.at) === at ? '' : at,
    before?.asOf === one.asOf ? '' : asOf,
    times > 1 ? fill(text.draft.twice, { count: String(times) }) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function Whole({ stamps, lang, text, drop }: StampsProps) {
  return (
    <ul class="items">
      {stamps.map((one, index) => {
        const id = idOf(one);
        const when = whenOf(one, stamps[index - 1], text);
        return (
          <li key={one.stamp} class={toneOf(one.headline)}>
            <Icon name={HEADLINE_ICONS[one.headline]} />
            <div>
              <b>{textOf(lang).headlines[one.headline].title}</b>
              <p class="id">{id}</p>
              <p class="hint">{when}</p>
            </div>
            {drop && (
              <button
                type="button"
                class="cross"
                aria-label={fill(text.removeOne, { what: id })}
                onClick={() => drop(one.stamp)}
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

/** One line for each answer, dangers first; the few that are no good news by their IDs. */
function Folded({ stamps, lang, text }: StampsProps) {
  const groups = HEADLINES.map(({ headline }) => stamps.filter((one) => one.headline === headline));
  return (
    <ul class="items">
      {groups.map((group) => {
        const [first] = group;
        if (!first) return null;
        const tone = toneOf(first.headline);
        const isNamed = tone !== 'good' && group.length <= FEW;
        return (
          <li key={first.headline} class={tone}>
            <Icon name={HEADLINE_ICONS[first.headline]} />
            <div>
              <b>{textOf(lang).headlines[first.headline].title}</b>
              {isNamed && <p class="id">{group.map(idOf).join(', ')}</p>}
            </div>
            <b class="amount">{fill(text.list.stamps, { count: String(group.length) })}</b>
          </li>
        );
      })}
    </ul>
  );
}

/** Stamps an inspection looked at: what the phone answered, and from which data. */
export function Stamps(props: StampsProps) {
  const { stamps, text } = props;
  const [isOpen, setOpen] = useState(false);
  if (stamps.length <= FEW) return <Whole {...props} />;
  return (
    <>
      {isOpen ? <Whole {...props} /> : <Folded {...props} />}
      <button type="button" class="quiet wide" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? text.draft.fold : fill(text.draft.all, { count: String(stamps.length) })}
      </button>
    </>
  );
}
