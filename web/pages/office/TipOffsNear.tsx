import { formatInstant } from '../../dates.ts';
import { fill } from '../../fill.ts';
import { officeTipOffsText } from '../../text/tipOffs.ts';
import type { Lang } from '../../text.ts';
import { type TipOffListed, wrongsLine } from './TipOffsPage.tsx';

/** A tip-off beside a signal or an inspection. */
export interface TipOffNearShown extends Pick<TipOffListed, 'id' | 'at' | 'wrongs' | 'state'> {
  /** A person linked it; else it only names the same stamp. */
  readonly linked: boolean;
}

/** Tip-offs about the same stamp, or linked by a person: each led to, with what is wrong and where it stands. */
export function TipOffsNear({
  lang,
  tipOffs,
}: {
  readonly lang: Lang;
  readonly tipOffs: readonly TipOffNearShown[];
}) {
  const text = officeTipOffsText(lang);
  return (
    <ul>
      {tipOffs.map(({ id, at, wrongs, state, linked }) => (
        <li key={id}>
          <a href={`/office/tip-offs/${id}`}>{fill(text.nearLink, { at: formatInstant(at) })}</a>
          {`: ${wrongsLine({ wrongs, lang })}`}
          <span class="hint">
            {' '}
            {[text.states[state], linked ? text.nearLinked : text.nearStamp].join('; ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
